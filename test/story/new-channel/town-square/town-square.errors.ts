import { ChannelError } from '@frontdoor/channels/core';

/** The connection broke: nobody knows whether Town Square took it. */
export function unknown(cause: unknown): never {
  throw new ChannelError('reconcile', 'Town Square did not answer.', { cause });
}

/** What to do about an answer that Town Square did not take. */
export function refusal({ status }: Pick<Response, 'status'>): ChannelError {
  if (status === 401 || status === 403)
    return new ChannelError('reauthorise', 'Town Square does not know the key of the wall.');
  if (status === 429)
    return new ChannelError('slow-down', 'Town Square takes no more for now.', { retryAfterMs: 60_000 });
  if (status >= 500) return new ChannelError('reconcile', 'Town Square failed.');
  return new ChannelError('give-up', 'Town Square refused it.');
}
