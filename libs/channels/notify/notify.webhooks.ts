import { createHash, timingSafeEqual } from 'node:crypto';
import { FrontdoorError } from '@frontdoor/kernel';
import { accepted, type DeliveryUpdate, type RawRequest, type WebhookAccepted } from '../core/index.js';
import type { NotifyConfig } from './notify.config.js';
import { broughtArrival, complaint, deliveryOf, returnedLetter, wishOf } from './notify.mapping.js';

type Handler = (body: unknown, raw: Uint8Array) => Partial<WebhookAccepted>;

const news =
  (of: (body: unknown) => DeliveryUpdate | undefined): Handler =>
  (body) => {
    const update = of(body);
    return { deliveries: update ? [update] : [] };
  };

/** What each address below /webhooks/notify/ takes: one for each kind of callback that Notify has. */
const HANDLERS: Readonly<Record<string, Handler>> = {
  delivery: news(deliveryOf),
  'returned-letter': news(returnedLetter),
  complaint: news(complaint),
  text: (body, raw) => {
    const arrival = broughtArrival(body, raw);
    const wish = wishOf(arrival);
    return wish ? { wishes: [wish] } : { arrivals: [arrival] };
  },
};

/**
 * Takes a callback whose token is one that we gave Notify.
 *
 * @throws FrontdoorError `page-not-found`, `signature-missing`, `signature-wrong`.
 */
export function acceptCallback(
  request: RawRequest,
  { callbackTokens }: Pick<NotifyConfig, 'callbackTokens'>,
): WebhookAccepted {
  const handler = Object.hasOwn(HANDLERS, request.path) ? HANDLERS[request.path] : undefined;
  if (!handler) throw new FrontdoorError('page-not-found');
  const given = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (given === undefined) throw new FrontdoorError('signature-missing', { header: 'authorization' });
  // Each is compared, and in the same time whatever is in it.
  const fits = callbackTokens.map((token) => timingSafeEqual(digest(token), digest(given)));
  if (!fits.includes(true)) throw new FrontdoorError('signature-wrong');
  return accepted(handler(parsed(request.body), request.body));
}

const digest = (token: string): Buffer => createHash('sha256').update(token).digest();

/** Undefined for what is no JSON: that is genuine, and of it is made what can be. */
function parsed(body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString());
  } catch {
    return undefined;
  }
}
