import { setTimeout as pause } from 'node:timers/promises';

/** The hub that a service calls back, and the token that it wants. */
export interface Callbacks {
  /** Base address of the hub, on this machine. */
  hubUrl: string;
  token: string;
}

export type Callback = 'delivery' | 'text' | 'returned-letter' | 'complaint';

const PATIENCE_MS = 5000;
const MOST_RETRIES = 5;
const LOOPBACK = /^http:\/\/(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?(\/|$)/;

/**
 * Posts a callback as Notify does: with the token, 5 seconds of patience, and again only where the hub has trouble of its
 * own. What it refuses is lost.
 *
 * @param restMs between two tries; five minutes at Notify
 * @returns the last status; undefined where nobody answered
 */
export async function callBack(
  { hubUrl, token }: Callbacks,
  kind: Callback,
  body: object,
  restMs: number,
): Promise<number | undefined> {
  if (!LOOPBACK.test(hubUrl)) throw new Error(`The stand-in calls this machine only, not ${hubUrl}.`);
  for (let tries = 0; ; tries++) {
    const status = await fetch(`${hubUrl}/webhooks/notify/${kind}`, {
      method: 'POST',
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE_MS),
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
    }).then(
      (response) => response.status,
      () => undefined,
    );
    const mayPass = status === undefined || status >= 500 || status === 429;
    if (!mayPass || tries >= MOST_RETRIES) return status;
    await pause(restMs);
  }
}
