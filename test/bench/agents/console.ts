import { api, type Endpoint, type Me } from '@frontdoor/contracts';
import type { Pool } from 'undici';
import type { Action } from './figures.js';

/** Codes of 409 that an agent meets by design: a colleague was first, or the answer has not left yet. */
const BY_DESIGN = new Set(['work-item-taken', 'promises-open']);
const TROUBLES = 20;

export interface Wish {
  params?: Record<string, string>;
  query?: string;
  body?: unknown;
}

/** What all consoles of a room write down. */
export class Log {
  readonly actions = new Map<string, Action>();
  readonly troubles: string[] = [];
  measures = false;

  done(name: string, ms: number, outcome: 'done' | 'errors' | 'conflicts', trouble?: string): void {
    if (trouble && this.troubles.length < TROUBLES) this.troubles.push(`${name}: ${trouble}`);
    if (!this.measures) return;
    const action = this.actions.get(name) ?? { ms: [], errors: 0, conflicts: 0 };
    this.actions.set(name, action);
    action.ms.push(ms);
    if (outcome !== 'done') action[outcome]++;
  }
}

/** The requests of one agent's console: its cookie and CSRF token, on kept-open connections. */
export class Console {
  private constructor(
    private readonly pool: Pool,
    private readonly log: Log,
    readonly cookie: string,
    readonly me: Me,
  ) {}

  static async logIn(pool: Pool, log: Log, email: string, password: string): Promise<Console> {
    const answer = await pool.request({
      path: api.logIn.path,
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, password }),
    });
    const text = await answer.body.text();
    if (answer.statusCode !== 200) throw new Error(`The log-in answered ${answer.statusCode}: ${text}`);
    const cookie = [answer.headers['set-cookie'] ?? []].flat()[0]!.split(';')[0]!;
    return new Console(pool, log, cookie, JSON.parse(text) as Me);
  }

  /** The body of a success as text; undefined for everything else, which is written down. */
  async ask(name: string, endpoint: Endpoint, wish: Wish = {}): Promise<string | undefined> {
    const { params = {}, query, body } = wish;
    const path = Object.entries(params).reduce(
      (text, [key, value]) => text.replace(`:${key}`, value),
      endpoint.path,
    );
    const from = performance.now();
    try {
      const answer = await this.pool.request({
        path: query ? `${path}?${query}` : path,
        method: endpoint.method,
        headers: {
          cookie: this.cookie,
          'frontdoor-csrf': this.me.csrfToken,
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        body: body === undefined ? undefined : JSON.stringify(body),
      });
      const text = await answer.body.text();
      const ms = performance.now() - from;
      const { statusCode } = answer;
      if (statusCode < 300) {
        this.log.done(name, ms, 'done');
        return text;
      }
      const { error } = JSON.parse(text) as { error?: { code?: string } };
      if (statusCode === 409 && BY_DESIGN.has(error?.code ?? '')) this.log.done(name, ms, 'conflicts');
      else this.log.done(name, ms, 'errors', `${statusCode} ${text.slice(0, 300)}`);
    } catch (error) {
      this.log.done(name, performance.now() - from, 'errors', String(error));
    }
    return undefined;
  }
}
