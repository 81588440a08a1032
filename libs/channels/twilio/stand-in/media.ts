import type { StandInMessage } from './messages.js';
import { pageOf } from './page.js';
import { Refusal } from './refusal.js';

/** The pictures of one message that were not deleted, newest first. Understands PageSize and Page. Throws Refusal. */
export function mediaList(
  message: StandInMessage | undefined,
  pictures: ReadonlyMap<string, { contentType: string }>,
  query: URLSearchParams,
  accountSid: string,
): object {
  if (!message) throw new Refusal(404, 20404, 'The requested resource was not found');
  const own = `Messages/${message.sid}/Media/`;
  const found = [...pictures].filter(([path]) => path.startsWith(own)).toReversed();
  const base = `/2010-04-01/Accounts/${accountSid}`;
  const { shown, about } = pageOf(found, query, `${base}/Messages/${message.sid}/Media.json`);
  return {
    media_list: shown.map(([path, { contentType }]) => ({
      account_sid: accountSid,
      content_type: contentType,
      date_created: message.dateCreated,
      date_updated: message.dateCreated,
      parent_sid: message.sid,
      sid: path.slice(own.length),
      uri: `${base}/${path}.json`,
    })),
    ...about,
  };
}
