import type { Twilio } from 'twilio';
import { ChannelError } from '../core/index.js';
import { TWILIO_API, type TwilioConfig } from './twilio.config.js';
import { channelError, isGone, tooManyRequests } from './twilio.errors.js';

const MOST_HOPS = 3;
const MB = 1024 * 1024;
const MOST_RECORDED_BYTES = 50 * MB;
/** Twilio takes messages with at most 5 MB of pictures. */
const MOST_PICTURE_BYTES = 10 * MB;

interface Fetched {
  content: Uint8Array;
  contentType: string;
}

/** A recording as MP3. @throws ChannelError */
export async function fetchRecording(config: TwilioConfig, id: string): Promise<Fetched | 'not-yet'> {
  const found = await fetchOwn(config, `Recordings/${id}.mp3`, MOST_RECORDED_BYTES);
  return found === 'not-yet' ? found : { ...found, contentType: 'audio/mpeg' };
}

/** What people send along with a text and what agents open; nobody opens anything else. */
const TAKEN = /^(image|audio|video)\/|^text\/(plain|vcard|x-vcard|calendar)$|^application\/pdf$/;

/** A picture that came along with a text message. @throws ChannelError */
export async function fetchMedia(config: TwilioConfig, id: string): Promise<Fetched | 'not-yet'> {
  const found = await fetchOwn(config, id, MOST_PICTURE_BYTES);
  if (found !== 'not-yet' && !TAKEN.test(found.contentType))
    throw new ChannelError('give-up', `A file of the type ${found.contentType || 'unknown'} is not taken.`);
  return found;
}

/**
 * Its address is made here, never taken from a webhook; account and token go to Twilio's own host alone, not to where it
 * may send us on.
 */
async function fetchOwn(config: TwilioConfig, path: string, mostBytes: number): Promise<Fetched | 'not-yet'> {
  const own = new URL(`/2010-04-01/Accounts/${config.accountSid}/${path}`, config.apiBase);
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
        if (!isSafe(at, own))
          throw new ChannelError('give-up', 'Twilio sends us to an address that is not encrypted.');
        continue;
      }
      // Just after it was made it may not be there yet.
      if (response.status === 404) return 'not-yet';
      if (response.status === 429) throw tooManyRequests(response.headers.get('retry-after') ?? undefined);
      if (!response.ok) throw channelError({ status: response.status });
      const contentType = response.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
      return { content: await bytesOf(response, mostBytes), contentType };
    }
    throw new ChannelError('retry', 'Twilio sends us round in circles.');
  } catch (thrown) {
    throw channelError(thrown);
  }
}

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** Encrypted, or on this machine where Twilio itself is a stand-in on it. */
const isSafe = (at: URL, own: URL): boolean =>
  at.protocol === 'https:' ||
  at.origin === own.origin ||
  (LOOPBACK.test(own.hostname) && LOOPBACK.test(at.hostname));

async function bytesOf(response: Response, mostBytes: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body!) {
    parts.push(part as Uint8Array);
    size += (part as Uint8Array).length;
    if (size > mostBytes) throw new ChannelError('give-up', `The file is larger than ${mostBytes / MB} MB.`);
  }
  return Buffer.concat(parts);
}

/** `Messages/MM…/Media/ME…`, as `mediaIn` makes it. */
const MEDIA = /^Messages\/((?:SM|MM)[0-9a-f]{32})\/Media\/(ME[0-9a-zA-Z]{2,32})$/;

/** The id of a picture by the address that a webhook gives; undefined where it lies in no message of this account. */
export function mediaIn(accountSid: string, address: string): string | undefined {
  const { pathname } = URL.canParse(address) ? new URL(address) : { pathname: '' };
  const base = `/2010-04-01/Accounts/${accountSid}/`;
  const id = pathname.startsWith(base) ? pathname.slice(base.length) : '';
  return MEDIA.test(id) ? id : undefined;
}

/** As a webhook gives it, wherever the REST API is reached. */
export const mediaAddress = (accountSid: string, message: string, media: string): string =>
  `${TWILIO_API}/2010-04-01/Accounts/${accountSid}/Messages/${message}/Media/${media}`;

/** Twilio keeps pictures until they are deleted. @throws ChannelError */
export async function deleteMedia(client: Twilio, id: string): Promise<void> {
  const [, message, media] = MEDIA.exec(id) ?? [];
  if (!message || !media) return;
  try {
    await client.messages(message).media(media).remove();
  } catch (thrown) {
    if (!isGone(thrown)) throw channelError(thrown);
  }
}
