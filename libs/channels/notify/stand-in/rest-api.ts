import type { StandInText } from './texts.js';
import { acceptNotification, type StandInNotification, type Template } from './notifications.js';
import { invalid, notFound, Refusal } from './refusal.js';
import { kind } from '../notify.mapping.js';

/** What the REST API keeps and hands on. */
export interface Exchange {
  templates: readonly Template[];
  /** Oldest first. */
  notifications: StandInNotification[];
  texts: readonly StandInText[];
  /** Most that may be handed in today. */
  dailyLimit: number;
  /** The instant as Notify writes it. */
  at: () => string;
  /** Told of each one taken, to send it on its way. */
  taken: (one: StandInNotification) => void;
}

export interface RestAnswer {
  status: number;
  body: object;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const PAGE = 250;

/** Carries out one request to the REST API. @throws Refusal */
export function restAnswer(method: string, address: string, body: string, exchange: Exchange): RestAnswer {
  const { pathname, searchParams } = new URL(address, 'http://stand-in');
  const [, version, what, one, ...rest] = pathname.split('/');
  if (version !== 'v2' || rest.length > 0) return notFound();
  if (method === 'POST' && what === 'notifications' && one) return handIn(one, body, exchange);
  if (method !== 'GET') throw new Refusal(405, 'MethodNotAllowed', 'The method is not allowed');
  if (what === 'notifications' && one) return { status: 200, body: shown(found(one, exchange)) };
  if (what === 'notifications') return { status: 200, body: list(searchParams, exchange) };
  if (what === 'received-text-messages' && !one) {
    const received_text_messages = after(exchange.texts, searchParams.get('older_than'));
    return { status: 200, body: { received_text_messages, links: {} } };
  }
  if (what === 'template' && one) {
    const template = exchange.templates.find(({ id }) => id === one) ?? notFound();
    return { status: 200, body: { ...template, name: template.type, version: 1, personalisation: {} } };
  }
  return notFound();
}

function handIn(path: string, body: string, exchange: Exchange): RestAnswer {
  const type = kind.safeParse(path);
  if (!type.success) return notFound();
  let sent: unknown;
  try {
    sent = JSON.parse(body);
  } catch {
    return invalid('Request body is not valid JSON');
  }
  if (typeof sent !== 'object' || sent === null) return invalid('Request body is not an object');
  if (exchange.notifications.length >= exchange.dailyLimit)
    throw new Refusal(429, 'TooManyRequestsError', `Exceeded send limits (${exchange.dailyLimit}) for today`);
  const one = acceptNotification(type.data, sent as Record<string, unknown>, {
    templates: exchange.templates,
    at: exchange.at(),
  });
  exchange.notifications.push(one);
  exchange.taken(one);
  const { id, reference, postage } = one;
  if (one.type === 'letter') return { status: 201, body: { id, reference, postage } };
  const content = { body: one.body, ...(one.type === 'email' && { subject: one.subject, from_email: '' }) };
  const { template_id } = sent as { template_id: string };
  return {
    status: 201,
    body: { id, reference, content, uri: '', template: { id: template_id, version: 1 }, scheduled_for: null },
  };
}

function found(id: string, { notifications }: Exchange): StandInNotification {
  if (!UUID.test(id)) return invalid('id is not a valid UUID');
  return notifications.find((each) => each.id === id) ?? notFound();
}

function list(query: URLSearchParams, { notifications }: Exchange): object {
  const wanted = (name: string, value: string | null): boolean => {
    const asked = query.getAll(name);
    return asked.length === 0 || asked.includes(value ?? '');
  };
  const fitting = notifications.filter(
    (each) =>
      wanted('template_type', each.type) &&
      wanted('status', each.status) &&
      wanted('reference', each.reference),
  );
  return { notifications: after(fitting, query.get('older_than')).map(shown), links: {} };
}

/** The newest first, from the one after `olderThan`. */
function after<T extends { id: string }>(all: readonly T[], olderThan: string | null): T[] {
  const newest = all.toReversed();
  const from = olderThan === null ? 0 : newest.findIndex(({ id }) => id === olderThan) + 1;
  return newest.slice(from, from + PAGE);
}

function shown(one: StandInNotification): object {
  const { id, reference, type, status, created_at, completed_at, body, subject, to, postage } = one;
  return {
    ...{ id, reference, type, status, created_at, completed_at, body, subject, postage },
    email_address: type === 'email' ? to : null,
    phone_number: type === 'sms' ? to : null,
    sent_at: completed_at,
  };
}
