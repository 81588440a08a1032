import type { Clock } from '@frontdoor/kernel';
import { z } from 'zod';
import { cannotSend, onlyWords, type Planned, type Sendable, type Sent } from '../core/index.js';
import type { FacebookClient } from './facebook.client.js';
import type { FacebookConfig } from './facebook.config.js';
import { ANSWER_MS, HUMAN_AGENT_MS, messageIdOf } from './facebook.mapping.js';

export const LONGEST_COMMENT = 8000;
export const LONGEST_MESSAGE = 2000;

const takenComment = z.object({ id: z.string().min(1) });
const takenMessage = z.object({ message_id: z.string().min(1) });
const PERSON = /^facebook:([\w:.$-]+)$/;

/** An answer in public below something, a private answer to it, or a message to a person. */
type Target = { below: string } | { recipient: Record<string, string>; cameAt?: number };

/** @throws ChannelError `give-up` for what Facebook has no way to send. */
function targetOf({ channel, to, post }: Planned & { form: 'message' }): Target {
  const person = PERSON.exec(to.value)?.[1];
  if (channel !== 'social' || !to.kind.endsWith('handle') || person === undefined)
    throw cannotSend('Facebook reaches only those who wrote to us there.');
  const [, kind, of] = /^(comment|post|message):(.+)$/.exec(post?.answering ?? '') ?? [];
  if (post?.audience === 'public') {
    if (of === undefined || kind === 'message')
      throw cannotSend('In public only a post or a comment can be answered, and this was none.');
    return { below: of };
  }
  if (of !== undefined && kind !== 'message') return { recipient: { [`${kind}_id`]: of } };
  return { recipient: { id: person }, ...(post && { cameAt: post.cameAt }) };
}

/** Comments, or writes a private message, in the way that Facebook allows by now. */
export async function send(
  client: FacebookClient,
  { pageId, humanAgent }: Pick<FacebookConfig, 'pageId' | 'humanAgent'>,
  clock: Clock,
  sendable: Sendable,
): Promise<Sent> {
  const message = onlyWords(sendable);
  const target = targetOf(message);
  const { text } = message;
  const most = 'below' in target ? LONGEST_COMMENT : LONGEST_MESSAGE;
  if ([...text].length > most)
    throw cannotSend(`The answer is longer than Facebook takes: ${most}. Shorten it.`);
  if ('below' in target) {
    const { id } = await client.post(`${target.below}/comments`, { message: text }, takenComment);
    return { providerId: messageIdOf(`comment:${id}`), state: 'delivered' };
  }
  const age = target.cameAt === undefined ? 0 : clock.now() - target.cameAt;
  if (age > (humanAgent ? HUMAN_AGENT_MS : ANSWER_MS))
    throw cannotSend(
      'The time in which Facebook lets us write to them is over: they have to write first. Answer in another way.',
    );
  // Only what a person wrote may come so late.
  if (age > ANSWER_MS && message.automatic)
    throw cannotSend('After 24 hours Facebook takes only what a person has written.');
  const how =
    age > ANSWER_MS ? { messaging_type: 'MESSAGE_TAG', tag: 'HUMAN_AGENT' } : { messaging_type: 'RESPONSE' };
  const body = { recipient: target.recipient, ...how, message: { text } };
  const { message_id } = await client.post(`${pageId}/messages`, body, takenMessage);
  return { providerId: messageIdOf(`message:${message_id}`), state: 'sent' };
}

/** Hides a comment from others, or shows it again; its author and their friends see it all the same. */
export async function hide(client: FacebookClient, key: string, isHidden: boolean): Promise<void> {
  const comment = /^comment:(.+)$/.exec(key)?.[1];
  if (comment === undefined) throw cannotSend('Only comments can be hidden at Facebook.');
  await client.post(comment, { is_hidden: isHidden }, z.object({ success: z.literal(true) }));
}

const comments = z.object({
  data: z
    .array(
      z.object({
        id: z.string(),
        message: z.string().catch(''),
        created_time: z.string().catch(''),
        from: z.object({ id: z.string() }).optional(),
      }),
    )
    .default([]),
});
const conversations = z.object({
  data: z.array(z.object({ messages: comments.default({ data: [] }) })).default([]),
});

/** Facebook may need so long to show what it took, in milliseconds. */
const SETTLED_MS = 10_000;
/** Clocks differ. */
const LEEWAY_MS = 120_000;
const FIELDS = 'id,message,from,created_time';

/**
 * Looks for something whose sending had no known outcome, among what our page wrote there since.
 *
 * @param attemptedAt epoch milliseconds
 */
export async function findSent(
  client: FacebookClient,
  clock: Clock,
  { pageId }: Pick<FacebookConfig, 'pageId'>,
  planned: Planned,
  attemptedAt: number,
): Promise<Sent | 'not-sent' | undefined> {
  if (planned.form !== 'message') return undefined;
  const target = targetOf(planned);
  const isComment = 'below' in target;
  const person = PERSON.exec(planned.to.value)![1]!;
  const look = async (): Promise<Sent | undefined> => {
    const all = isComment
      ? await client.get(
          `${target.below}/comments`,
          { fields: FIELDS, order: 'reverse_chronological', limit: '100' },
          comments,
        )
      : await client.get(
          `${pageId}/conversations`,
          { user_id: person, fields: `messages{${FIELDS}}` },
          conversations,
        );
    const written = all.data.flatMap((each) => ('messages' in each ? each.messages.data : [each]));
    const found = written.find(
      ({ from, message, created_time }) =>
        from?.id === pageId &&
        message.trim() === planned.text.trim() &&
        Date.parse(created_time) >= attemptedAt + client.aheadMs() - LEEWAY_MS,
    );
    if (!found) return undefined;
    return isComment
      ? { providerId: messageIdOf(`comment:${found.id}`), state: 'delivered' }
      : { providerId: messageIdOf(`message:${found.id}`), state: 'sent' };
  };
  const found = await look();
  if (found) return found;
  const rest = attemptedAt + SETTLED_MS - clock.now();
  if (rest > 0) await clock.sleep(rest);
  return (await look()) ?? 'not-sent';
}
