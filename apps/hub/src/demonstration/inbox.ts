import type { AnswerOf, api } from '@frontdoor/contracts';
import { toIso } from '@frontdoor/kernel';
import type { StandIns } from './stand-ins.js';

type Message = AnswerOf<typeof api.tryItInbox>['messages'][number];

/** What customers have received from the hub, newest first. */
export function inboxOf({ mail, twilio, x, replies }: StandIns): Message[] {
  const mails = mail.messages.map(({ envelope, mail: parsed }, i): Message => ({
    id: `mail-${i}-${parsed.messageId ?? ''}`,
    channel: 'email',
    at: toIso(Date.parse(parsed.date ?? '') || 0),
    from: parsed.from?.address ?? envelope.from,
    to: envelope.to.join(', '),
    subject: parsed.subject ?? null,
    text: parsed.text ?? '',
  }));
  const texts = twilio.messages.map((message): Message => ({
    id: message.sid,
    channel: 'sms',
    at: toIso(Date.parse(message.dateCreated)),
    from: message.from ?? '',
    to: message.to,
    subject: null,
    text: message.body,
  }));
  // Those that ring a customer are watched for answering machines; those that ring an agent are not.
  const calls = twilio.calls.flatMap(({ amd, sid, dateCreated, from, to, status }): Message[] =>
    amd
      ? [
          {
            ...{ id: sid, channel: 'phone', at: toIso(Date.parse(dateCreated)), from, to, subject: null },
            text: `The telephone rings and shows ${from} (${status}).`,
          },
        ]
      : [],
  );
  const posts = x.posts
    .filter(({ author_id }) => author_id === x.us.id)
    .map((post): Message => ({
      ...{
        id: post.id,
        channel: 'social',
        at: post.created_at,
        from: `@${x.us.username}`,
        subject: null,
        text: post.text,
      },
      to: 'Everybody at X',
    }));
  const privately = x.messages
    .filter(({ sender_id }) => sender_id === x.us.id)
    .map(({ id, created_at, recipient_id, text }): Message => ({
      ...{ id, channel: 'social', at: created_at, from: `@${x.us.username}`, subject: null, text },
      to: `@${x.userById(recipient_id).username}, in private`,
    }));
  const webhooks = replies.replies.map(({ id, at, to, text }): Message => ({
    id,
    channel: 'api',
    at: toIso(at),
    from: 'Signed webhook',
    to,
    subject: null,
    text,
  }));
  return [...mails, ...texts, ...posts, ...privately, ...calls, ...webhooks]
    .sort((a, b) => Date.parse(b.at) - Date.parse(a.at))
    .slice(0, 100);
}
