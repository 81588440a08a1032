import { weightedLength } from '@frontdoor/contracts';
import type { Clock } from '@frontdoor/kernel';
import { z } from 'zod';
import { cannotSend, onlyWords, type Planned, type Sendable, type Sent } from '../core/index.js';
import type { XClient } from './x.client.js';
import type { XConfig } from './x.config.js';
import { keyOf, messageIdOf } from './x.mapping.js';

export const LONGEST_POST = 280;
export const LONGEST_MESSAGE = 10_000;

const taken = z.object({ data: z.object({ id: z.string() }) });
const takenMessage = z.object({ data: z.object({ dm_event_id: z.string() }) });

const PERSON = /^x:(\d{1,20})$/;

/** Where something goes: an answer to a post, in public, or a message to a person. */
type Target = { post: string } | { person: string };

/** @throws ChannelError `give-up` for what X has no way to send. */
function targetOf({ channel, to, post }: Planned & { form: 'message' }): Target {
  const person = to.kind === 'public-handle' ? PERSON.exec(to.value)?.[1] : undefined;
  if (channel !== 'social' || person === undefined)
    throw cannotSend('X reaches only those who wrote to us there.');
  if (post?.audience !== 'public') return { person };
  const answered = new RegExp(`^${keyOf('post', '(\\d{1,20})')}$`).exec(post.answering)?.[1];
  if (answered === undefined) throw cannotSend('In public only a post can be answered, and this was none.');
  return { post: answered };
}

/** Posts an answer, or sends a message. X takes the same post again as another, so what is lost is looked for. */
export async function send(client: XClient, sendable: Sendable): Promise<Sent> {
  const message = onlyWords(sendable);
  const target = targetOf(message);
  const { text } = message;
  if ('post' in target) {
    if (weightedLength(text) > LONGEST_POST)
      throw cannotSend(`The answer is longer than a post at X may be: ${LONGEST_POST}. Shorten it.`);
    const body = { text, reply: { in_reply_to_tweet_id: target.post } };
    const { data } = await client.post('tweets', body, taken);
    return { providerId: messageIdOf(keyOf('post', data.id)), state: 'delivered' };
  }
  if ([...text].length > LONGEST_MESSAGE)
    throw cannotSend(`The message is longer than one at X may be: ${LONGEST_MESSAGE}. Shorten it.`);
  const path = `dm_conversations/with/${target.person}/messages`;
  const { data } = await client.post(path, { text }, takenMessage);
  return { providerId: messageIdOf(keyOf('message', data.dm_event_id)), state: 'delivered' };
}

const ours = z.object({
  data: z
    .array(
      z.object({
        id: z.string(),
        text: z.string().catch(''),
        created_at: z.string().optional(),
        sender_id: z.string().optional(),
        referenced_tweets: z.array(z.object({ type: z.string(), id: z.string() })).optional(),
      }),
    )
    .default([]),
});

/** X may need so long to show what it took, in milliseconds. */
const SETTLED_MS = 10_000;
/** Clocks differ. */
const LEEWAY_MS = 120_000;

/** Without addresses, which X writes anew, and without what it escapes. */
const bare = (text: string): string =>
  text
    .replaceAll(/https?:\/\/\S+/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ')
    .replace(/^(@\w+ )+/, '')
    .trim();

/**
 * Looks for something whose sending had no known outcome, among what we wrote since.
 *
 * @param attemptedAt epoch milliseconds
 */
export async function findSent(
  client: XClient,
  clock: Clock,
  { userId }: Pick<XConfig, 'userId'>,
  planned: Planned,
  attemptedAt: number,
): Promise<Sent | 'not-sent' | undefined> {
  if (planned.form !== 'message') return undefined;
  const target = targetOf(planned);
  const isPost = 'post' in target;
  const look = async (): Promise<Sent | undefined> => {
    const { body, aheadMs } = isPost
      ? await client.get(
          `users/${userId}/tweets`,
          { max_results: 100, 'tweet.fields': 'created_at,referenced_tweets' },
          ours,
        )
      : await client.get(
          `dm_conversations/with/${target.person}/dm_events`,
          {
            max_results: 50,
            event_types: 'MessageCreate',
            'dm_event.fields': 'id,text,created_at,sender_id',
          },
          ours,
        );
    const found = body.data.find(({ text, created_at, sender_id, referenced_tweets }) => {
      const isAnswer = isPost
        ? referenced_tweets?.some((each) => each.type === 'replied_to' && each.id === target.post)
        : sender_id === userId;
      return (
        isAnswer &&
        bare(text) === bare(planned.text) &&
        Date.parse(created_at ?? '') >= attemptedAt + aheadMs - LEEWAY_MS
      );
    });
    return (
      found && { providerId: messageIdOf(keyOf(isPost ? 'post' : 'message', found.id)), state: 'delivered' }
    );
  };
  const found = await look();
  if (found) return found;
  const rest = attemptedAt + SETTLED_MS - clock.now();
  if (rest > 0) await clock.sleep(rest);
  return (await look()) ?? 'not-sent';
}
