import type twilio from 'twilio';
import type { AdapterContext } from '../core/index.js';
import { channelError, isGone } from './twilio.errors.js';
import { mediaAddress } from './twilio.files.js';
import { MOST_MEDIA } from './twilio.mapping.js';
import type { Form } from './twilio.signature.js';

type Listed = Pick<Awaited<ReturnType<twilio.Twilio['messages']['list']>>[number], 'sid' | 'from' | 'to'> & {
  body: string;
  numMedia: string;
};

interface Read {
  forms: Form[];
  /** Why not all pictures could be asked for; messages with the others are left out, for the next time. */
  problem?: string;
}

/** How far Twilio’s clock may be from ours. */
const SKEW_MS = 3_600_000;

/**
 * Text messages of Twilio’s list as it would have posted them, each with where its pictures lie, for which it is asked one message
 * after the other. What came with pictures and is here already is left out.
 */
export async function formsOf(
  client: twilio.Twilio,
  intake: Pick<AdapterContext['intake'], 'keysTaken'>,
  messages: readonly Listed[],
  from: number,
): Promise<Read> {
  const taken = new Map<string, Promise<string[]>>();
  const takenAt = (line: string): Promise<string[]> => {
    const known = taken.get(line) ?? intake.keysTaken('sms', line, '', from - SKEW_MS);
    taken.set(line, known);
    return known;
  };
  const read: Read = { forms: [] };
  for (const message of messages) {
    const form: Form = { MessageSid: message.sid, From: message.from, To: message.to, Body: message.body };
    if (!Number(message.numMedia)) read.forms.push(form);
    else if (read.problem === undefined && !(await takenAt(message.to)).includes(message.sid))
      try {
        read.forms.push({ ...form, ...(await picturesOf(client, message)) });
      } catch (thrown) {
        read.problem = channelError(thrown).message;
      }
  }
  return read;
}

async function picturesOf(client: twilio.Twilio, { sid, body, numMedia }: Listed): Promise<Form> {
  const media = await client
    .messages(sid)
    .media.list({ limit: MOST_MEDIA, pageSize: MOST_MEDIA })
    .catch((thrown: unknown) => {
      if (isGone(thrown)) return [];
      throw thrown;
    });
  // The list begins with the newest.
  const pictures = media.toReversed().flatMap((each, index) => [
    [`MediaUrl${index}`, mediaAddress(client.accountSid ?? '', sid, each.sid)],
    [`MediaContentType${index}`, each.contentType],
  ]);
  return {
    NumMedia: String(media.length),
    Body: [body, sayGone(Number(numMedia) - media.length)].filter(Boolean).join('\n'),
    ...(Object.fromEntries(pictures) as Form),
  };
}

const sayGone = (many: number): string => {
  if (many <= 0) return '';
  return many === 1
    ? 'A picture that came along is not at Twilio any more.'
    : `${many} pictures that came along are not at Twilio any more.`;
};
