import { z } from 'zod';
import { type Arrival, fetchFiles, type Recounted } from '../core/index.js';
import type { FacebookClient } from './facebook.client.js';
import { type FacebookConfig, standInOf } from './facebook.config.js';
import { feedArrival, FILE_HOSTS, messageArrival } from './facebook.mapping.js';

const MOST_PAGES = 30;
const A_PAGE = 100;
const MESSAGES = 50;

const who = z.object({ id: z.string(), name: z.string().optional() });
const said = z.object({
  id: z.string(),
  message: z.string().default(''),
  from: who.optional(),
  created_time: z.string(),
});
const comment = said.extend({ parent: z.object({ id: z.string() }).optional() });
const listOf = <T extends z.ZodType>(item: T) =>
  z.object({ data: z.array(item).default([]) }).default({ data: [] });
const paging = z.object({ cursors: z.object({ after: z.string() }).optional(), next: z.string().optional() });
const attachment = z.object({
  name: z.string().optional(),
  image_data: z.object({ url: z.string() }).optional(),
  file_url: z.string().optional(),
});
const feed = z.object({
  data: z.array(said.extend({ comments: listOf(comment) })).default([]),
  paging: paging.optional(),
});
const conversations = z.object({
  data: z
    .array(
      z.object({
        updated_time: z.string(),
        messages: listOf(said.extend({ attachments: listOf(attachment) })),
      }),
    )
    .default([]),
  paging: paging.optional(),
});

/**
 * Facebook’s own list of what came to our page between two instants: posts, what stands below the posts of the last while, and
 * private messages. Each is as its webhook would have brought it. Below each of the newest posts the newest hundred comments are
 * looked at, of each conversation the newest fifty messages. @throws ChannelError
 */
export async function recount(
  client: FacebookClient,
  config: FacebookConfig,
  from: number,
  to: number,
): Promise<Recounted> {
  const isWithin = (at: string): boolean => Date.parse(at) >= from && Date.parse(at) <= to;
  const inPublic = await publicly(client, config, isWithin);
  const inPrivate = await privately(client, config, from, isWithin);
  const arrivals = [...inPublic, ...inPrivate];
  return { arrivals, wishes: [], looked: arrivals.length };
}

async function publicly(
  client: FacebookClient,
  config: FacebookConfig,
  isWithin: (at: string) => boolean,
): Promise<Arrival[]> {
  const { pageId } = config;
  const fields = 'id,message,from,created_time';
  const query = {
    fields: `${fields},comments.filter(stream).order(reverse_chronological).limit(${A_PAGE}){${fields},parent}`,
    limit: String(A_PAGE),
  };
  const { data } = await client.get(`${pageId}/feed`, query, feed);
  const found: Arrival[] = [];
  const add = (value: Parameters<typeof feedArrival>[0], piece: object): void => {
    const arrival = feedArrival(value, { raw: rawOf(piece) }, config, 0);
    if (arrival && !('kind' in arrival)) found.push(arrival);
  };
  for (const { comments, ...post } of data) {
    const shared = { verb: 'add', post_id: post.id };
    if (isWithin(post.created_time)) add({ ...shared, item: 'post', ...wordsOf(post) }, post);
    for (const each of comments.data)
      if (isWithin(each.created_time))
        add(
          {
            ...{ ...shared, item: 'comment', comment_id: each.id, parent_id: each.parent?.id ?? post.id },
            ...wordsOf(each),
          },
          each,
        );
  }
  return found;
}

const wordsOf = ({ message, from, created_time }: z.infer<typeof said>) => ({
  ...(from && { from }),
  ...(message !== '' && { message }),
  created_time,
});

async function privately(
  client: FacebookClient,
  config: FacebookConfig,
  since: number,
  isWithin: (at: string) => boolean,
): Promise<Arrival[]> {
  const { pageId } = config;
  const fields = 'id,message,from,created_time,attachments{name,image_data,file_url}';
  const found: Arrival[] = [];
  let after: string | undefined;
  for (let pages = 0; pages < MOST_PAGES; pages++) {
    const query = {
      ...{ platform: 'messenger', fields: `updated_time,messages.limit(${MESSAGES}){${fields}}` },
      ...{ limit: String(A_PAGE), ...(after !== undefined && { after }) },
    };
    const answer = await client.get(`${pageId}/conversations`, query, conversations);
    for (const { messages } of answer.data)
      for (const message of messages.data)
        if (message.from && message.from.id !== pageId && isWithin(message.created_time))
          found.push(...(await arrivalOf(message, message.from, config)));
    // The one that was written in last comes first.
    const isOver = answer.data.some(({ updated_time }) => Date.parse(updated_time) < since);
    after = answer.paging?.next === undefined ? undefined : answer.paging.cursors?.after;
    if (isOver || after === undefined) break;
  }
  return found;
}

async function arrivalOf(
  message: z.infer<typeof said> & { attachments: { data: z.infer<typeof attachment>[] } },
  from: z.infer<typeof who>,
  config: FacebookConfig,
): Promise<Arrival[]> {
  const at = Date.parse(message.created_time);
  const wanted = message.attachments.data.flatMap(({ name, image_data, file_url }, index) => {
    const url = image_data?.url ?? file_url;
    return url === undefined ? [] : [{ url, name: name ?? `file-${index + 1}` }];
  });
  const { files, missing } = await fetchFiles(wanted, { hosts: FILE_HOSTS, standIn: standInOf(config) });
  const event = {
    ...{ sender: { id: from.id }, recipient: { id: config.pageId }, timestamp: at },
    message: { mid: message.id, text: message.message },
  };
  const arrival = messageArrival(event, { raw: rawOf(message), files, missing, name: from.name }, config, at);
  return arrival ? [arrival] : [];
}

const rawOf = (piece: object): Uint8Array => Buffer.from(JSON.stringify(piece));
