import { reach, type Account } from './hub-link.js';
import { pageOf } from './page.js';
import { checkAddress, isNumber, refuse } from './refusal.js';
import { newSid, rfc2822 } from './sids.js';

/** A text message that was handed in for sending. */
export interface StandInMessage {
  sid: string;
  from: string | null;
  messagingServiceSid: string | null;
  to: string;
  body: string;
  statusCallback: string | null;
  status: 'queued' | 'sent' | 'delivered' | 'undelivered';
  errorCode: number | null;
  /** RFC 2822. */
  dateCreated: string;
  /** It came from a customer. */
  isInbound?: true;
  /** How many pictures came along with it. */
  numMedia?: number;
}

/** Checks what the REST API checks, in its order, and takes the message. Throws Refusal. */
export function acceptMessage(
  form: URLSearchParams,
  account: Account,
  numbers: readonly string[],
  refusals: ReadonlyMap<string, number>,
): StandInMessage {
  const [to, from, service] = [form.get('To'), form.get('From'), form.get('MessagingServiceSid')];
  const body = form.get('Body') ?? '';
  if (!to) return refuse(21604, "A 'To' phone number is required.");
  if (!from && !service) return refuse(21603, "A 'From' phone number is required.");
  if (!body) refuse(21602, 'Message body is required.');
  if (body.length > 1600) refuse(21617, 'The concatenated message body exceeds the 1600 character limit');
  if (!isNumber(to)) refuse(21211, `Invalid 'To' Phone Number: ${to}`);
  if (service && !/^MG[0-9a-f]{32}$/.test(service)) refuse(21701, 'The Messaging Service does not exist');
  if (from && !isNumber(from)) refuse(21212, `Invalid From Number (caller ID): ${from}`);
  if (from && !numbers.includes(from)) {
    refuse(
      21606,
      `The 'From' phone number provided (${from}) is not a valid message-capable Twilio phone number.`,
    );
  }
  checkAddress(form.get('StatusCallback'), 21609, 'StatusCallback');
  const code = refusals.get(to);
  if (code && code < 30_000) refuse(code, `Unable to send to ${to} (error ${code}).`);
  return {
    sid: newSid('SM'),
    from,
    messagingServiceSid: service,
    to,
    body,
    statusCallback: form.get('StatusCallback'),
    status: 'queued',
    errorCode: null,
    dateCreated: rfc2822(account.clock),
  };
}

/** Sends it on its way and tells the hub: sent, then delivered, or undelivered with this code. */
export async function deliver(
  message: StandInMessage,
  account: Account,
  code: number | undefined,
  tell: (address: string, form: Record<string, string>) => void,
): Promise<void> {
  for (const status of ['sent', code ? 'undelivered' : 'delivered'] as const) {
    message.status = status;
    if (status === 'undelivered') message.errorCode = code ?? null;
    if (!message.statusCallback || !reach(message.statusCallback, account.proxy)) continue;
    tell(message.statusCallback, {
      MessageSid: message.sid,
      SmsSid: message.sid,
      MessageStatus: status,
      SmsStatus: status,
      To: message.to,
      ...(message.from && { From: message.from }),
      ...(message.messagingServiceSid && { MessagingServiceSid: message.messagingServiceSid }),
      ...(message.errorCode && { ErrorCode: String(message.errorCode) }),
    });
  }
}

/** The resource as the REST API writes it. */
export const messageResource = (message: StandInMessage, accountSid: string): object => ({
  account_sid: accountSid,
  api_version: '2010-04-01',
  body: message.body,
  date_created: message.dateCreated,
  date_sent: message.status === 'queued' ? null : message.dateCreated,
  date_updated: message.dateCreated,
  direction: message.isInbound ? 'inbound' : 'outbound-api',
  error_code: message.errorCode,
  error_message: null,
  from: message.from,
  messaging_service_sid: message.messagingServiceSid,
  num_media: String(message.numMedia ?? 0),
  num_segments: String(Math.ceil(message.body.length / 153)),
  price: null,
  price_unit: 'USD',
  sid: message.sid,
  status: message.status,
  subresource_uris: { media: `/2010-04-01/Accounts/${accountSid}/Messages/${message.sid}/Media.json` },
  to: message.to,
  uri: `/2010-04-01/Accounts/${accountSid}/Messages/${message.sid}.json`,
});

/** One page, newest first. Understands To, From, DateSent> and <, PageSize and Page. */
export function messageList(
  messages: readonly StandInMessage[],
  query: URLSearchParams,
  accountSid: string,
): object {
  const [to, from] = [query.get('To'), query.get('From')];
  const [after, before] = [query.get('DateSent>'), query.get('DateSent<')];
  const isSentThen = ({ dateCreated }: StandInMessage): boolean =>
    (!after || Date.parse(dateCreated) >= Date.parse(after)) &&
    (!before || Date.parse(dateCreated) <= Date.parse(before));
  const found = messages
    .filter((one) => (!to || one.to === to) && (!from || one.from === from) && isSentThen(one))
    .toReversed();
  const { shown, about } = pageOf(found, query, `/2010-04-01/Accounts/${accountSid}/Messages.json`);
  return { messages: shown.map((message) => messageResource(message, accountSid)), ...about };
}
