import { Refusal } from './refusal.js';

/** What X allows an account of each kind of request in 15 minutes, and of some in a day. */
const ALLOWED: readonly (readonly [request: RegExp, window: number, day?: number])[] = [
  [/^GET users\/\d+\/mentions$/, 300],
  [/^GET dm_events$/, 15],
  [/^GET dm_conversations\/with\/\d+\/dm_events$/, 15],
  [/^POST dm_conversations\/with\/\d+\/messages$/, 15, 1440],
  [/^POST tweets$/, 100, 10_000],
  [/^GET tweets\/\d+\/quote_tweets$/, 75],
  [/./, 900],
];
const DAY_MS = 24 * 3_600_000;

interface Window {
  until: number;
  used: number;
}

/** Counts requests by their kind, and tells of it in the headers of every answer. */
export class Limits {
  private readonly windows = new Map<string, Window>();

  constructor(private readonly windowMs: number) {}

  /** The headers for one more. @throws Refusal 429 with headers where none is left. */
  take(request: string, now: number): Record<string, string> {
    const [kind, most, daily] = ALLOWED.find(([words]) => words.test(request))!;
    const recent = this.window(`${kind} window`, now, this.windowMs);
    const day = this.window(`${kind} day`, now, DAY_MS);
    const isOver = recent.used >= most || (daily !== undefined && day.used >= daily);
    if (!isOver) {
      recent.used++;
      day.used++;
    }
    const headers: Record<string, string> = {
      'x-rate-limit-limit': String(most),
      'x-rate-limit-remaining': String(Math.max(0, most - recent.used)),
      'x-rate-limit-reset': String(Math.ceil(recent.until / 1000)),
      ...(daily !== undefined && {
        'x-user-limit-24hour-limit': String(daily),
        'x-user-limit-24hour-remaining': String(Math.max(0, daily - day.used)),
        'x-user-limit-24hour-reset': String(Math.ceil(day.until / 1000)),
      }),
    };
    if (isOver) throw new OverLimit(headers);
    return headers;
  }

  private window(name: string, now: number, lasts: number): Window {
    const known = this.windows.get(name);
    if (known && known.until > now) return known;
    const fresh = { until: now + lasts, used: 0 };
    this.windows.set(name, fresh);
    return fresh;
  }
}

export class OverLimit extends Refusal {
  constructor(readonly headers: Record<string, string>) {
    super(429, 'Too Many Requests', 'Too Many Requests');
  }
}
