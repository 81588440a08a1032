import { ChannelError } from '../core/index.js';
import type { TwilioConfig } from './twilio.config.js';
import { channelError, tooManyRequests } from './twilio.errors.js';

const MOST_BYTES = 50 * 1024 * 1024;
const MOST_HOPS = 3;

/**
 * A recording as MP3. Its address is made here, never taken from a webhook; account and token go to Twilio's own host alone,
 * not to where it may send us on.
 *
 * @throws ChannelError
 */
export async function fetchRecording(
  config: TwilioConfig,
  id: string,
): Promise<{ content: Uint8Array; contentType: string } | 'not-yet'> {
  const own = new URL(`/2010-04-01/Accounts/${config.accountSid}/Recordings/${id}.mp3`, config.apiBase);
  const authorization = `Basic ${Buffer.from(`${config.accountSid}:${config.authToken}`).toString('base64')}`;
  try {
    const signal = AbortSignal.timeout(config.timeoutMs);
    let at = own;
    for (let hop = 0; hop <= MOST_HOPS; hop++) {
      const isOwn = at.origin === own.origin;
      const response = await fetch(at, {
        redirect: 'manual',
        signal,
        headers: isOwn ? { authorization } : {},
      });
      const next = response.headers.get('location');
      if (response.status >= 300 && response.status < 400 && next) {
        await response.body?.cancel();
        at = new URL(next, at);
        if (at.protocol !== 'https:' && at.origin !== own.origin)
          throw new ChannelError('give-up', 'Twilio sends us to an address that is not encrypted.');
        continue;
      }
      // Just after it was made it may not be there yet.
      if (response.status === 404) return 'not-yet';
      if (response.status === 429) throw tooManyRequests(response.headers.get('retry-after') ?? undefined);
      if (!response.ok) throw channelError({ status: response.status });
      return { content: await bytesOf(response), contentType: 'audio/mpeg' };
    }
    throw new ChannelError('retry', 'Twilio sends us round in circles.');
  } catch (thrown) {
    throw channelError(thrown);
  }
}

async function bytesOf(response: Response): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body!) {
    parts.push(part as Uint8Array);
    size += (part as Uint8Array).length;
    if (size > MOST_BYTES) throw new ChannelError('give-up', 'The recording is larger than 50 MB.');
  }
  return Buffer.concat(parts);
}
