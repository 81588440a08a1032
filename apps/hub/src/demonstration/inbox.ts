import type { AnswerOf, api } from '@frontdoor/contracts';
import { toIso } from '@frontdoor/kernel';
import type { StandIns } from './stand-ins.js';

type Message = AnswerOf<typeof api.tryItInbox>['messages'][number];

/** What customers have received from the hub, newest first. */
export function inboxOf({ mail, twilio, replies }: StandIns): Message[] {
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
  const webhooks = replies.replies.map(({ id, at, to, text }): Message => ({
    id,
    channel: 'api',
    at: toIso(at),
    from: 'Signed webhook',
    to,
    subject: null,
    text,
  }));
  return [...mails, ...texts, ...calls, ...webhooks]
    .sort((a, b) => Date.parse(b.at) - Date.parse(a.at))
    .slice(0, 100);
}
