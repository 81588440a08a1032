import { Controller, Inject, Req, Res } from '@nestjs/common';
import { api, type Me as MeView } from '@frontdoor/contracts';
import type { Agent } from '@frontdoor/persistence';
import { CONFIG, type Config } from '@frontdoor/platform';
import { BeAway, type LoggedIn, LogIn, OwnAccount } from '@frontdoor/use-cases';
import { Presence } from '@frontdoor/casework/queue';
import type { FastifyReply } from 'fastify';
import { callerIn } from '../edge/caller.js';
import { browserCookie, cookieOptions, sessionCookie } from '../edge/cookies.js';
import { type AdmittedRequest, type Input, Me, Sent, Serves } from '../edge/serves.js';
import { LiveStreams } from './live-streams.js';

/** A browser that nobody logs in with for half a year is a new one. */
const BROWSER_KNOWN_SECONDS = 180 * 86_400;

@Controller()
export class SessionController {
  constructor(
    private readonly logIn: LogIn,
    private readonly presence: Presence,
    private readonly away: BeAway,
    private readonly account: OwnAccount,
    private readonly streams: LiveStreams,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Serves(api.logIn)
  async open(
    @Sent() { body }: Input<typeof api.logIn>,
    @Req() request: AdmittedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MeView> {
    const { config } = this;
    const { agent, csrfToken, token, browser } = await this.logIn.open(body.email, body.password, {
      address: callerIn(request),
      browser: request.cookies[browserCookie(config)],
    });
    void reply.setCookie(sessionCookie(config), token, cookieOptions(config));
    void reply.setCookie(browserCookie(config), browser, cookieOptions(config, BROWSER_KNOWN_SECONDS));
    return this.view({ agent, csrfToken });
  }

  @Serves(api.whoAmI)
  read(@Req() request: AdmittedRequest): Promise<MeView> {
    return this.view(request.loggedIn!);
  }

  @Serves(api.logOut)
  async close(
    @Req() request: AdmittedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const { agent, token } = request.loggedIn!;
    await this.logIn.close(token);
    this.streams.endOf(token);
    if (agent.presence !== 'offline') await this.presence.set(agent, 'offline');
    void reply.clearCookie(sessionCookie(this.config), cookieOptions(this.config));
  }

  @Serves(api.setPresence)
  async setPresence(
    @Sent() { body }: Input<typeof api.setPresence>,
    @Me() agent: Agent,
    @Req() request: AdmittedRequest,
  ): Promise<MeView> {
    await this.presence.set(agent, body.presence);
    return this.view(request.loggedIn!);
  }

  @Serves(api.setAbsence)
  async setAbsence(
    @Sent() { body }: Input<typeof api.setAbsence>,
    @Me() agent: Agent,
    @Req() request: AdmittedRequest,
  ): Promise<MeView> {
    await this.away.set(agent, body);
    return this.view(request.loggedIn!);
  }

  @Serves(api.endAbsence)
  async endAbsence(@Me() agent: Agent, @Req() request: AdmittedRequest): Promise<MeView> {
    await this.away.end(agent);
    return this.view(request.loggedIn!);
  }

  private async view({ agent, csrfToken }: LoggedIn): Promise<MeView> {
    return { ...(await this.account.of(agent.id)), csrfToken, demonstration: this.config.demo };
  }
}
