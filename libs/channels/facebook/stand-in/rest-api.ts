import { toIso } from '@frontdoor/kernel';
import type { Page } from './page.js';
import { gone, refuse } from './refusal.js';

/** Carries out one request to the Graph API. @throws Refusal */
export function restAnswer(
  method: string,
  path: string,
  query: URLSearchParams,
  body: Readonly<Record<string, unknown>>,
  page: Page,
): object {
  const [one = '', edge] = path.split('/');
  if (method === 'GET' && (one === 'me' || one === page.id) && edge === undefined) return { id: page.id };
  if (method === 'GET' && edge === 'comments') {
    if (![...page.posts, ...page.comments].some(({ id }) => id === one)) return gone();
    return {
      data: page.comments
        .filter(({ parent }) => parent === one)
        .toReversed()
        .map(page.shownComment),
    };
  }
  if (method === 'GET' && one === page.id && edge === 'feed') {
    checkList(query);
    return {
      data: page.posts.toReversed().map((post) => ({
        ...{ id: post.id, message: post.message, from: post.from, created_time: asTime(post.at) },
        comments: {
          data: page.comments
            .filter((each) => each.post === post.id)
            .toReversed()
            .map((each) => ({
              ...page.shownComment(each),
              ...(each.parent !== post.id && { parent: { id: each.parent } }),
            })),
        },
      })),
    };
  }
  if (method === 'GET' && one === page.id && edge === 'conversations' && !query.has('user_id'))
    return conversationsOf(page, query);
  if (method === 'GET' && one === page.id && edge === 'conversations') {
    const person = query.get('user_id');
    const data = page.messages
      .filter(({ from, to }) => from === person || to === person)
      .toReversed()
      .map(({ mid, text, from, at }) => ({
        ...{
          id: mid,
          message: text,
          from: { id: from },
          created_time: toIso(at).replace(/\.\d+Z$/, '+0000'),
        },
      }));
    return { data: data.length > 0 ? [{ id: `t_${person}`, messages: { data } }] : [] };
  }
  if (method === 'GET' && edge === undefined) {
    const person = page.people.find(({ id }) => id === one);
    if (!person) return gone();
    const [first_name, ...rest] = person.name.split(' ');
    return { first_name, last_name: rest.join(' '), id: one };
  }
  if (method !== 'POST') return gone();
  if (edge === 'comments') {
    const { message } = body;
    if (typeof message !== 'string') return refuse(100, '(#100) The parameter message is required');
    return { id: page.comment({ id: page.id, name: 'The page' }, one, message).id };
  }
  if (one === page.id && edge === 'messages') {
    const { recipient, message, messaging_type, tag } = body as {
      recipient?: { id?: string; comment_id?: string; post_id?: string };
      message?: { text?: unknown };
      messaging_type?: string;
      tag?: string;
    };
    if (!recipient || Object.keys(recipient).length !== 1)
      return refuse(100, '(#100) Param recipient must name exactly one');
    if (typeof message?.text !== 'string') return refuse(100, '(#100) Param message must have a text');
    const how = { messaging_type: messaging_type ?? '', ...(tag !== undefined && { tag }) };
    const sent = page.write(recipient, message.text, how);
    return { recipient_id: sent.to, message_id: sent.mid };
  }
  if (edge === undefined) {
    const comment = page.comments.find(({ id }) => id === one);
    if (!comment) return gone();
    if (typeof body['is_hidden'] !== 'boolean') return refuse(100, '(#100) Nothing to change');
    if (comment.from.id === page.id) return refuse(200, '(#200) A page cannot hide its own comments');
    comment.isHidden = body['is_hidden'];
    return { success: true };
  }
  return gone();
}

const asTime = (at: number): string => toIso(at).replace(/\.\d+Z$/, '+0000');
const MOST = 100;

/** @throws Refusal for what Facebook gives no list of. */
function checkList(query: URLSearchParams): void {
  if (!query.get('fields')) refuse(100, '(#100) Param fields is missing');
  const limit = Number(query.get('limit') ?? 25);
  if (!Number.isInteger(limit) || limit < 1 || limit > MOST)
    refuse(100, '(#100) Param limit is out of range');
}

/** The conversations of the page, the one that was written in last first, page by page. */
function conversationsOf(page: Page, query: URLSearchParams): object {
  checkList(query);
  if (query.get('platform') !== 'messenger') refuse(100, '(#100) Param platform must be messenger');
  const people = new Map<string, number>();
  for (const { from, to, at } of page.messages) people.set(from === page.id ? to : from, at);
  const all = [...people].toSorted(([, a], [, b]) => b - a);
  const begin = Number(query.get('after') ?? 0);
  const limit = Number(query.get('limit'));
  const end = begin + limit;
  return {
    data: all.slice(begin, end).map(([person, at]) => ({
      updated_time: asTime(at),
      messages: {
        data: page.messages
          .filter(({ from, to }) => from === person || to === person)
          .toReversed()
          .slice(0, 50)
          .map(({ mid, text, from, at: said }) => ({
            ...{ id: mid, message: text, created_time: asTime(said) },
            from: { id: from, name: page.people.find(({ id }) => id === from)?.name ?? 'The page' },
          })),
      },
    })),
    paging: {
      cursors: { after: String(end) },
      ...(end < all.length && { next: 'https://graph.facebook.com/next' }),
    },
  };
}
