import { hoursOf, instantOf, subscriberFields } from '@frontdoor/use-cases';
import { administer } from '../../admin/administer.js';
import { asUsage } from '../../admin/as-usage.js';
import { WrongUsage } from '../../faults.js';
import type { ExitCode, Io } from '../../io.js';
import { table } from '../../table.js';

interface Json {
  json?: boolean;
}

interface Added extends Json {
  type?: string[];
  service?: string[];
  shape: string;
  personalData?: boolean;
  fromBeginning?: boolean;
}

export async function addSubscriber(io: Io, name: string, url: string, options: Added): Promise<void> {
  const { type: types = [], service: services = [], shape, personalData = false, fromBeginning } = options;
  const fields = asUsage(() => subscriberFields({ name, url, types, services, shape, personalData }));
  await administer(io, options, async ({ administration }) => {
    const value = await administration.subscribers.add(fields, fromBeginning ? 'beginning' : 'now');
    return {
      value,
      text: `Subscriber      ${value.name}\nSigning secret  ${value.signingSecret}\n`,
      remark: 'The secret is shown this once. docs/integrate.md says how to check signatures with it.',
    };
  });
}

export async function listSubscribers(io: Io, options: Json): Promise<void> {
  await administer(io, options, async ({ administration }) => {
    const value = await administration.subscribers.list();
    const rows = value.map((one) => [
      ...[
        one.name,
        one.state,
        one.services.join(' ') || 'all',
        one.shape + (one.personalData ? ', personal data' : ''),
      ],
      `${one.behind.n}${one.behind.exact ? '' : '+'}`,
      `${one.held} / ${one.givenUp}`,
      ...[one.deliveredAt ?? 'never', one.problem ?? '', one.url],
    ]);
    const heading = [
      'NAME',
      'STATE',
      'SERVICES',
      'SHAPE',
      'BEHIND',
      'HELD / GIVEN UP',
      'LAST TAKEN',
      'PROBLEM',
      'ADDRESS',
    ];
    return { value, text: table(heading, rows) };
  });
}

export async function rotateSubscriber(
  io: Io,
  name: string,
  options: { keep?: string } & Json,
): Promise<void> {
  const hours = asUsage(() => hoursOf(options.keep));
  await administer(io, options, async ({ administration }) => {
    const value = await administration.subscribers.rotate(name, hours);
    return {
      value: { name, ...value },
      text: `Signing secret  ${value.signingSecret}\n`,
      remark: value.formerUntil
        ? `The secret is shown this once. Events are signed with the one before as well until ${value.formerUntil}.`
        : 'The secret is shown this once. The one before signs nothing more.',
    };
  });
}

const CHANGES = {
  pause: (name: string) => `${name} is sent nothing until it is resumed; what happens waits for it.`,
  resume: (name: string) => `${name} is told on from where it stopped.`,
  remove: (name: string) => `${name} is told nothing more.`,
};

export async function changeSubscriber(
  io: Io,
  what: keyof typeof CHANGES,
  name: string,
  options: Json,
): Promise<void> {
  await administer(io, options, async ({ administration }) => {
    await administration.subscribers[what](name);
    return { value: { name, done: what }, text: `${CHANGES[what](name)}\n` };
  });
}

export async function replayEvents(
  io: Io,
  name: string,
  options: { event?: string; since?: string } & Json,
): Promise<void> {
  const { event: eventId, since } = options;
  if ((eventId === undefined) === (since === undefined))
    throw new WrongUsage('Say what is told again.', 'Give one of --event and --since.');
  const what = asUsage(() => (eventId === undefined ? { since: instantOf(since!) } : { eventId }));
  await administer(io, options, async ({ administration }) => {
    await administration.subscribers.replay(name, what);
    const text = eventId === undefined ? `everything since ${since}, in order` : `event ${eventId}`;
    return { value: { name, ...what }, text: `${name} is told ${text} again.\n` };
  });
}

/** Fails where the event was not taken. */
export async function testSubscriber(io: Io, name: string, options: Json): Promise<ExitCode> {
  let code: ExitCode = 0;
  await administer(io, options, async ({ administration }) => {
    const value = await administration.subscribers.test(name);
    if (!value.ok) code = 1;
    const answered = value.ok ? `It was taken: ${value.status}` : value.problem!;
    return { value, text: `${answered}, after ${value.ms} ms.\n` };
  });
  return code;
}

export async function listAttempts(
  io: Io,
  name: string,
  options: { failed?: boolean } & Json,
): Promise<void> {
  await administer(io, options, async ({ administration }) => {
    const value = await administration.subscribers.attempts(name, {
      failed: options.failed ?? false,
      limit: 50,
    });
    const rows = value.map((one) => [
      ...[
        one.at,
        one.type,
        one.reference ?? '',
        one.ok ? 'taken' : 'not taken',
        String(one.status ?? ''),
        `${one.ms}`,
      ],
      ...[one.problem ?? '', one.eventId],
    ]);
    const heading = ['AT', 'EVENT', 'ENQUIRY', 'OUTCOME', 'STATUS', 'MS', 'PROBLEM', 'ID'];
    return { value, text: table(heading, rows) };
  });
}
