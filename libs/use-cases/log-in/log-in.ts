import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Every } from '@frontdoor/jobs';
import { Clock, FrontdoorError, Ids } from '@frontdoor/kernel';
import {
  Agent,
  DataSource,
  findLastingSessions,
  findSession,
  type Kept,
  LessThan,
  noteByTheWay,
  type RowOf,
  Session,
} from '@frontdoor/persistence';
import { checkPassword, InstanceSecret } from '@frontdoor/platform';
import { KnownBrowser } from './known-browser.js';
import { LoginGuard } from './login-guard.js';

/** A session ends after this long without use, or at the end of its life, whichever comes first. */
const IDLE_MS = 8 * 3_600_000;
const LIFE_MS = 24 * 3_600_000;
/** How old `seenAt` may grow before it is written again. */
const SEEN_MS = 60_000;

export interface LoggedIn {
  agent: Agent;
  csrfToken: string;
}

/** Sessions of people. The cookie holds a random token; the database only its hash. */
@Injectable()
export class LogIn {
  constructor(
    private readonly source: DataSource,
    private readonly guard: LoginGuard,
    private readonly secret: InstanceSecret,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /**
   * @param from address of the caller, and what its browser kept from an earlier log-in
   * @returns the session, and what the browser shall keep
   * @throws FrontdoorError `login-failed`, or `login-throttled` once there were too many attempts.
   */
  async open(
    email: string,
    password: string,
    from: { address: string; browser: string | undefined },
  ): Promise<LoggedIn & { token: string; browser: string }> {
    const account = email.toLowerCase();
    const agent = await this.source.manager.findOneBy(Agent, { email: account, active: true });
    const browser = KnownBrowser.read(this.secret, from.browser, () => this.ids.token());
    const known = agent !== null && browser.isKnownAt(agent.id);
    const attempt = { account, address: from.address, browser: known ? browser.id : undefined };
    await this.guard.admit(attempt);
    if (!(await checkPassword(agent?.passwordHash, password)) || !agent)
      throw new FrontdoorError('login-failed');
    await this.guard.succeeded(attempt);
    const now = this.clock.now();
    const token = this.ids.token();
    const session = {
      agentId: agent.id,
      csrfToken: this.ids.token(),
      createdAt: now,
      seenAt: now,
      expiresAt: now + LIFE_MS,
    };
    await this.source.manager.insert(Session, { tokenHash: hashOf(token), ...session });
    return { agent, csrfToken: session.csrfToken, token, browser: browser.cookieFor(agent.id) };
  }

  /** Who a cookie belongs to, or undefined when it is unknown, over or idle too long. */
  async find(token: string): Promise<(LoggedIn & { kept: Kept }) | undefined> {
    const now = this.clock.now();
    const tokenHash = hashOf(token);
    const [session] = await findSession(this.source, { tokenHash });
    if (!session || session.expiresAt <= now || session.seenAt + IDLE_MS <= now) return undefined;
    if (session.seenAt + SEEN_MS < now)
      await noteByTheWay(() => this.source.manager.update(Session, { tokenHash }, { seenAt: now }));
    const kept = { ids: session.keptIds, references: session.keptReferences };
    return { agent: agentOf(session), csrfToken: session.csrfToken, kept };
  }

  /** Which of these cookies still belong to a session of somebody who may log in. Looking is no use of the session. */
  async lasting(tokens: Iterable<string>): Promise<Set<string>> {
    const byHash = new Map([...tokens].map((token) => [hashOf(token).toString('hex'), token]));
    const now = this.clock.now();
    const rows = await findLastingSessions(this.source, {
      tokenHashes: [...byHash.keys()].map((hash) => Buffer.from(hash, 'hex')),
      now,
      usedAfter: now - IDLE_MS,
    });
    return new Set(rows.map(({ tokenHash }) => byHash.get(tokenHash.toString('hex'))!));
  }

  async close(token: string): Promise<void> {
    await this.source.manager.delete(Session, { tokenHash: hashOf(token) });
  }

  @Every(600000)
  async forgetExpired(): Promise<void> {
    await this.source.manager.delete(Session, { expiresAt: LessThan(this.clock.now()) });
  }
}

const agentOf = ({ roles, serviceIds, languages, channels, ...agent }: RowOf<typeof findSession>): Agent => ({
  ...agent,
  roles: [...roles],
  serviceIds: [...serviceIds],
  languages: [...languages],
  channels: [...channels],
});

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();
