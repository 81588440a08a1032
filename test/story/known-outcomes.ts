import { randomUUID } from 'node:crypto';
import {
  Agent,
  AuditResult,
  bulkInsert,
  Commitment,
  Contact,
  Customer,
  type DataSource,
  Enquiry,
  EntryPoint,
  LedgerEntry,
  Organisation,
  PhoneCall,
  Service,
  StepPrompt,
} from '@frontdoor/persistence';
import { Charters } from '@frontdoor/casework/charters';
import type { World } from '../support/world.js';

type Row<T> = { [K in keyof T]?: T[K] };

const at = (iso: string): number => Date.parse(iso);
const WINTER = at('2024-01-15T12:00:00Z');
const NEVER = at('2100-01-01T00:00:00Z');

interface Outcome extends Row<Commitment> {
  clockId: string;
}

const D1 = { clockId: 'COUNTY-D1', unit: 'working-days', channel: 'email' } as const;
const V3 = { clockId: 'COUNTY-V3', unit: 'minutes', channel: 'visit' } as const;

/** What became of promises of January to June 2024, and of some just beside. */
const OUTCOMES: readonly Outcome[] = [
  { ...D1, state: 'kept', taken: 1 },
  { ...D1, state: 'kept', taken: 2 },
  { ...D1, state: 'kept', taken: 4, channel: 'web' },
  // Answered late, and not answered yet.
  { ...D1, state: 'missed', taken: 9 },
  { ...D1, state: 'running', dueAt: at('2024-01-22T17:00:00Z') },
  { ...D1, state: 'extended', taken: 7 },
  { ...D1, state: 'waived' },
  { ...D1, state: 'withdrawn' },
  { ...D1, state: 'running', dueAt: NEVER },
  { ...D1, state: 'paused', dueAt: WINTER },
  // The first and the last millisecond of the period, on the clocks of London.
  { ...D1, state: 'kept', taken: 3, startedAt: at('2024-01-01T00:00:00.000Z') },
  { ...D1, state: 'kept', taken: 5, startedAt: at('2024-06-30T22:59:59.999Z') },
  { ...V3, state: 'kept', taken: 6 },
  { ...V3, state: 'missed', taken: 20 },
  // None of these counts: before, after, the customer's own window.
  { ...D1, state: 'missed', taken: 50, startedAt: at('2023-12-31T23:59:59.999Z') },
  { ...D1, state: 'missed', taken: 50, startedAt: at('2024-06-30T23:00:00.000Z') },
  { ...D1, state: 'lapsed', whose: 'customer' },
];

/** Writes promises, calls, steps and checks whose figures are known into the demonstration of a hub. */
export async function writeKnownOutcomes(world: World): Promise<void> {
  const { manager } = world.database;
  const organisation = await manager.findOneByOrFail(Organisation, {});
  const pack = world.hub.app.get(Charters).current(organisation);
  const service = await manager.findOneByOrFail(Service, { slug: 'planning' });
  const agent = await manager.findOneByOrFail(Agent, { name: 'Maple' });
  const shared = { organisationId: organisation.id };
  const pinned = { packId: pack.id, packVersion: pack.version, packHash: pack.hash };
  const customerId = randomUUID();
  await bulkInsert(manager, Customer, [
    { ...shared, id: customerId, name: null, language: 'en', createdAt: WINTER },
  ]);
  const enquiry = (fields: Row<Enquiry>): Row<Enquiry> => ({
    ...shared,
    ...pinned,
    id: randomUUID(),
    reference: randomUUID(),
    subject: 'Known outcome',
    kind: 'enquiry',
    state: 'closed',
    serviceId: service.id,
    customerId,
    openedAt: WINTER,
    closedAt: WINTER,
    lastContactAt: WINTER,
    complex: false,
    responseRequested: false,
    stage: 1,
    contactsIn: 1,
    reopened: false,
    ...fields,
  });
  const enquiries = [
    enquiry({}),
    enquiry({}),
    enquiry({ contactsIn: 2 }),
    enquiry({ reopened: true }),
    enquiry({ state: 'open', closedAt: null }),
    enquiry({ openedAt: at('2023-12-31T23:59:59.999Z') }),
  ];
  await bulkInsert(manager, Enquiry, enquiries);
  const enquiryId = enquiries[0]!.id!;
  const own = { ...shared, enquiryId };
  await bulkInsert(
    manager,
    Commitment,
    OUTCOMES.map((outcome) => ({
      whose: 'council' as const,
      startedAt: WINTER,
      dueAt: WINTER,
      taken: null,
      ...outcome,
      ...own,
      ...pinned,
      id: randomUUID(),
      contactId: randomUUID(),
      promiseId: outcome.clockId,
      title: 'Known outcome',
      kind: 'enquiry' as const,
      serviceId: service.id,
      teamId: service.teamId,
      firstDueAt: WINTER,
      atRiskAt: [],
      settledAt: WINTER,
      extensions: [],
      moves: [],
      explanation: [],
      alarms: 0,
      revision: 1,
    })),
  );
  await writeContacts(world.database, own);
  await bulkInsert(
    manager,
    StepPrompt,
    (['confirmed', 'confirmed', 'not-confirmed', null] as const).map((answer) => ({
      ...own,
      id: randomUUID(),
      promiseId: 'COUNTY-T1',
      ask: 'Did you give your name and department?',
      moment: 'call-answered',
      agentId: agent.id,
      serviceId: service.id,
      teamId: service.teamId,
      channel: 'phone',
      packVersion: pack.version,
      at: WINTER,
      answer,
    })),
  );
  const check = (
    item: string,
    place: string,
    result: AuditResult['result'],
    foundOn: string,
  ): Row<AuditResult> => ({
    ...shared,
    id: randomUUID(),
    promiseId: 'COUNTY-V4',
    item,
    place,
    result,
    note: 'Known outcome',
    byId: agent.id,
    foundOn,
    recordedAt: WINTER,
    withdrawnAt: null,
  });
  await bulkInsert(manager, AuditResult, [
    // Put right at one place, still wanting at the other.
    check('signs show the way', 'Shire Hall', 'not-met', '2024-02-01'),
    check('signs show the way', 'Shire Hall', 'met', '2024-05-01'),
    check('signs show the way', 'The library', 'partly', '2024-03-01'),
    check('the waiting area has seats', 'Shire Hall', 'met', '2024-06-30'),
    { ...check('the waiting area has seats', 'Shire Hall', 'not-met', '2024-06-30'), withdrawnAt: WINTER },
    check('there is a room for private interviews', 'Shire Hall', 'met', '2024-07-01'),
  ]);
}

/** Three calls of which one was answered, one ended in the voicemail and one was given up, a callback, and three messages of which one is automatic. */
async function writeContacts(
  { manager }: DataSource,
  own: { organisationId: string; enquiryId: string },
): Promise<void> {
  const contact = (fields: Row<Contact>): Row<Contact> => ({
    ...own,
    id: randomUUID(),
    entryPointId: randomUUID(),
    direction: 'in',
    text: '',
    attachments: [],
    automatic: false,
    override: null,
    at: WINTER,
    ...fields,
  });
  const calls = [1, 2, 3].map(() => contact({ channel: 'phone' }));
  const message = contact({ channel: 'voicemail' });
  const override = { reason: 'Said on the telephone', missing: [] };
  await bulkInsert(manager, Contact, [
    ...calls,
    message,
    contact({ channel: 'callback' }),
    contact({ channel: 'email', direction: 'out' }),
    contact({ channel: 'email', direction: 'out', override }),
    contact({ channel: 'email', direction: 'out', automatic: true }),
  ]);
  const answer = (call: Row<Contact>, takenBackAt: number | null): Row<LedgerEntry> => ({
    ...own,
    id: randomUUID(),
    type: 'answered',
    at: WINTER + 5000,
    data: {},
    contactId: call.id!,
    recordedAt: WINTER,
    takenBackAt,
  });
  await bulkInsert(manager, LedgerEntry, [
    answer(calls[0]!, null),
    answer(calls[0]!, null),
    answer(calls[1]!, WINTER + 9000),
  ]);
  const { id: entryPointId, serviceId } = await manager.findOneByOrFail(EntryPoint, { channel: 'phone' });
  const endings = ['answered', 'voicemail', 'abandoned'] as const;
  await bulkInsert(
    manager,
    PhoneCall,
    endings.map((endedAs, place) => ({
      ...{ id: calls[place]!.id!, organisationId: own.organisationId, entryPointId, serviceId, endedAs },
      ...{ providerId: `known-${place}`, reference: `KNOWN-${place}`, state: 'ended' as const },
      ...{ beganAt: WINTER, endedAt: WINTER + 30_000, settledAt: WINTER + 30_000, heardAt: WINTER },
    })),
  );
  await manager.query(
    `INSERT INTO call_recording (id, call_id, recorded_at, seconds, state, next_at, contact_id)
     SELECT 'RE-known', $1::uuid, began_at, 9, 'done', began_at, $2::uuid FROM phone_call WHERE id = $1`,
    [calls[1]!.id, message.id],
  );
}
