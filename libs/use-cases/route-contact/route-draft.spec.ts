import { channel as channels, CHANNELS, conversationWindow, type Party } from '@frontdoor/contracts';
import { FixedClock, Ids } from '@frontdoor/kernel';
import { describe, expect, it } from 'vitest';
import { whoSent } from '@frontdoor/casework/customers';
import type { Overflowed } from '@frontdoor/casework/overflow';
import { loadPack } from '../../charter/spec/read-charters.js';
import type { Draft } from './draft.js';
import type { Known } from './known.js';
import { Plan } from './plan.js';
import { draftOn, enquiryOf, knowing, party, RECEIVED_AT, secret } from './route-contact.test-drafts.js';
import { routeDraft } from './route-draft.js';

const REED = party('email', 'reed@customer.example');
const reed = { id: 'Reed', language: 'en', named: new Set<string>() };
const knowingReed = (changes: Partial<Known> = {}): Known =>
  knowing({ customers: new Map([[`fenmoor email:${REED.value} `, reed]]), ...changes });

function route(
  drafts: readonly Draft[],
  known: Known = knowing(),
  overflowed: ReadonlyMap<string, Overflowed> = new Map(),
): Plan {
  const plan = new Plan();
  const mailbox = { ...draftOn('email').entryPoint, address: 'help@fenmoor.example' };
  const around = {
    known,
    plan,
    ids: new Ids(new FixedClock(RECEIVED_AT)),
    secret,
    publicUrl: 'https://fenmoor.example',
    now: RECEIVED_AT,
    pack: () => loadPack('cambridge-city'),
    standing: (_: unknown, { dueAt }: { dueAt: number }) => ({ ranksAt: dueAt, reckonAt: null }),
    revision: '1',
    overflowed,
    noticesFrom: ({ contact }: Draft) => (CHANNELS[contact.channel].noticesBy ? mailbox : undefined),
  };
  for (const draft of drafts) routeDraft(draft, around);
  return plan;
}

describe('a contact of somebody unknown', () => {
  it('makes a customer with the address it came from, an enquiry, a ledger and work', () => {
    const also = party('email', 'office@customer.example');
    const { customers, identifiers, enquiries, contacts, entries, commitments, workItems } = route([
      draftOn('email', { from: REED, alsoReachableAt: [also], subject: ' Missed bin ' }),
    ]);
    expect(customers).toHaveLength(1);
    expect(identifiers).toMatchObject([
      { ...REED, enquiryId: null },
      { ...also, enquiryId: enquiries[0]!.id },
    ]);
    expect(enquiries).toMatchObject([
      { reference: 'NEW1-AAAA', subject: 'Missed bin', customerId: customers[0]!.id, openedAt: RECEIVED_AT },
    ]);
    expect(contacts).toMatchObject([{ direction: 'in', channel: 'email', partyValue: REED.value }]);
    expect(entries.map(({ type }) => type)).toEqual(['contact-received']);
    expect(commitments.map(({ promiseId }) => promiseId)).toEqual(['CITY-E2']);
    const due = Math.min(...commitments.flatMap(({ dueAt, whose }) => (whose === 'council' ? dueAt! : [])));
    expect(workItems).toMatchObject([{ kind: 'answer', channel: 'email', urgentAt: due, weight: 1 }]);
  });

  it.each(channels.options)('fills an agent as much as the table of channels says: %s', (channel) => {
    const [item] = route([draftOn(channel)]).workItems;
    expect(item).toMatchObject({ channel, weight: CHANNELS[channel].weight });
  });

  it.each(channels.options)('says that it named a service that there is not: %s', (channel) => {
    const { timeline, enquiries } = route([draftOn(channel, {}, { unknownService: 'was\u202etee' })]);
    expect(timeline).toMatchObject([
      { enquiryId: enquiries[0]!.id, at: RECEIVED_AT, text: expect.stringContaining('“wastee”') as string },
    ]);
    expect(route([draftOn(channel)]).timeline).toEqual([]);
  });

  it('says that a system named an enquiry that there is not', () => {
    const thread = { references: [], tokens: [], reference: 'K7Q2-\u202e9XMA' };
    const { timeline, enquiries } = route([draftOn('api', { thread })]);
    expect(timeline).toMatchObject([
      { enquiryId: enquiries[0]!.id, text: expect.stringContaining('“K7Q2-9XMA”') as string },
    ]);
  });

  it('who asks to be rung back waits for the agreed time', () => {
    const callback = { from: '2026-11-24T09:00:00Z', to: '2026-11-24T12:00:00Z' };
    const [item] = route([draftOn('callback', { callback })]).workItems;
    expect(item).toMatchObject({ kind: 'callback', notBefore: Date.parse(callback.from) });
    expect(item!.urgentAt).toBeLessThanOrEqual(Date.parse(callback.to));
  });
});

describe('two contacts of one party that are routed together', () => {
  it.each(channels.options)('are one enquiry where the channel has conversations: %s', (channel) => {
    const [kind] = CHANNELS[channel].vouchesFor;
    const from = party(kind ?? 'email', kind === 'phone' ? '+447700900123' : REED.value);
    const first = draftOn(channel, { from }, { id: 'contact-1', reference: 'NEW1-AAAA' });
    const second = draftOn(channel, { from }, { id: 'contact-2', reference: 'NEW2-BBBB' });
    const { customers, enquiries, contacts, workItems } = route([first, second]);
    const together = conversationWindow(channel) !== undefined;
    expect(customers).toHaveLength(kind ? 1 : 2);
    expect(contacts).toHaveLength(2);
    expect(enquiries).toHaveLength(together ? 1 : 2);
    expect(workItems).toHaveLength(together ? 1 : 2);
  });
});

describe('who somebody is', () => {
  const phone = party('phone', '+447700900123');
  const first = { id: 'first', language: 'en', named: new Set<string>() };
  const knowingFirst = () =>
    knowing({
      customers: new Map([
        [`fenmoor phone:${phone.value} `, first],
        [`fenmoor email:first@customer.example `, first],
      ]),
    });
  const second = party('email', 'second@customer.example');

  it.each([
    [
      'typed into a form beside an address of their own',
      draftOn('web', { from: second, alsoReachableAt: [phone] }),
    ],
    ['typed into a form alone', draftOn('web', { from: phone })],
    ['keyed in by a caller who withheld theirs', draftOn('callback', { from: phone, senderIs: 'stated' })],
    ['named by another system', draftOn('api', { from: second, alsoReachableAt: [phone] })],
    ['that a relay could not prove', draftOn('sms', { from: phone, senderIs: 'unproven' })],
    [
      'in Reply-To',
      draftOn('email', { from: second, alsoReachableAt: [party('email', 'first@customer.example')] }),
    ],
    [
      'of several authors',
      draftOn('email', { from: party('email', 'first@customer.example'), senderIs: 'shared' }),
    ],
    ['written at the head of a letter', draftOn('letter', { from: party('postal', '1 Mill Road') })],
  ])('is never found by an address %s', (_, draft) => {
    const { customers, enquiries, contacts, identifiers } = route([draft], knowingFirst());
    expect(customers).toHaveLength(1);
    expect(enquiries).toMatchObject([{ customerId: customers[0]!.id }]);
    const { from, alsoReachableAt } = draft.contact;
    expect(contacts).toMatchObject([{ partyValue: from!.value, reachableAt: alsoReachableAt }]);
    const proven = identifiers.filter(({ enquiryId }) => enquiryId === null);
    expect(proven.map(({ value }) => value)).not.toContain(phone.value);
    expect(proven.map(({ value }) => value)).not.toContain('first@customer.example');
    expect(new Set(identifiers.map(({ value }) => value))).toEqual(
      new Set([from!, ...alsoReachableAt].map(({ value }) => value)),
    );
  });

  it.each([
    [
      'a mail',
      draftOn('email', { from: party('email', 'first@customer.example'), alsoReachableAt: [second] }),
    ],
    ['a text', draftOn('sms', { from: phone })],
    ['a call', draftOn('callback', { from: phone })],
  ])('is found by the address that %s came from', (_, draft) => {
    const { customers, enquiries } = route([draft], knowingFirst());
    expect(customers).toEqual([]);
    expect(enquiries).toMatchObject([{ customerId: 'first' }]);
  });

  it('is found by what a system knows them by, in that system alone', () => {
    const named = (entryPointId: string) => {
      const draft = draftOn('api', { from: second, knownAs: party('handle', '42') });
      const entryPoint = { ...draft.entryPoint, id: entryPointId };
      const sender = whoSent(draft.contact, entryPointId, {
        isOurs: () => false,
        isInOurDomain: () => false,
      });
      return { ...draft, id: entryPointId, reference: entryPointId, entryPoint, sender };
    };
    const { customers, enquiries } = route([named('parking'), named('library'), named('parking')]);
    expect(customers).toHaveLength(2);
    expect(enquiries[0]!.customerId).toBe(enquiries[2]!.customerId);
    expect(enquiries[0]!.customerId).not.toBe(enquiries[1]!.customerId);
  });

  it('behind a program is whoever it names, and nobody is found by the program', () => {
    const passedOn = (n: number, from: string) =>
      draftOn(
        'email',
        { from: party('email', from), alsoReachableAt: [party('email', `resident${n}@customer.example`)] },
        { id: `contact-${n}`, reference: `NEW${n}-AAAA` },
      );
    for (const from of ['no-reply@forms.example', 'desk@partner.example']) {
      const known = knowing();
      const { customers, contacts, identifiers, outgoing, shared } = route(
        [1, 2, 3].map((n) => passedOn(n, from)),
        known,
      );
      expect(customers).toHaveLength(3);
      const last = contacts[2]!;
      expect(last).toMatchObject({
        partyValue: 'resident3@customer.example',
        namedBy: from,
        doubt: 'stated',
      });
      expect(outgoing.at(-1)!.to.value).toBe('resident3@customer.example');
      expect(identifiers.map(({ value }) => value)).toContain('resident2@customer.example');
      expect([...known.customers.keys()]).not.toContain(`fenmoor email:${from} `);
      expect(shared.map(({ value }) => value)).toEqual(from.startsWith('no-reply') ? [] : [from]);
    }
  });
});

describe('a contact to an enquiry that exists', () => {
  const token = secret.signReference('K7Q2-9XMA', 'reply');
  const again = () => draftOn('email', { from: REED, thread: { tokens: [token], references: [] } });

  it('opens it again, and gives the owner first call', () => {
    const closed = enquiryOf(reed.id, { state: 'closed', ownerId: 'Ash' });
    const plan = route([again()], knowingReed({ byReference: new Map([[closed.reference, closed]]) }));
    expect(plan.enquiries).toEqual([]);
    expect(plan.touched).toEqual([{ id: closed.id, at: RECEIVED_AT }]);
    expect(plan.reopened).toEqual([{ id: closed.id, at: RECEIVED_AT }]);
    expect(plan.workItems).toMatchObject([{ kind: 'answer', preferredAgentId: 'Ash' }]);
    expect([...plan.joined]).toEqual([closed.id]);
  });

  it('adds no work where an answer is on the way, and ends a wait for the customer', () => {
    const open = enquiryOf(reed.id, { waiting: true, answering: { id: 'work' } });
    const plan = route([again()], knowingReed({ byReference: new Map([[open.reference, open]]) }));
    expect(plan.workItems).toEqual([]);
    expect(plan.entries.map(({ type }) => type)).toEqual([
      'contact-received',
      'resumed',
      'clarification-received',
    ]);
  });

  it('tells of an owner who is away once', () => {
    const away = enquiryOf(reed.id, {
      ownerAway: { urgentContact: 'the duty officer', returnDate: '2026-12-01' },
    });
    const known = knowingReed({ byReference: new Map([[away.reference, away]]) });
    const { outgoing } = route([again(), again()], known);
    expect(outgoing).toHaveLength(1);
    expect(outgoing[0]).toMatchObject({ channel: 'email', to: REED, meaning: { type: 'waived' } });
    expect(outgoing[0]!.text).toContain('the duty officer');
  });
});

describe('who was in copy', () => {
  const carer = party('email', 'carer@customer.example');

  it('is kept with the contact, without the writer, and is no address of the customer', () => {
    const { contacts, identifiers, outgoing } = route([draftOn('email', { from: REED, cc: [carer, REED] })]);
    expect(contacts).toMatchObject([{ cc: [carer] }]);
    expect(identifiers.map(({ value }) => value)).toEqual([REED.value]);
    expect(outgoing.map(({ to, cc }) => [to.value, cc])).toEqual([[REED.value, undefined]]);
  });

  it('is nobody of ours', () => {
    const { contact, entryPoint } = draftOn('email', {
      from: REED,
      cc: [carer, party('email', 'tax@fenmoor.example')],
    });
    const own = {
      isOurs: ({ value }: Party) => value.endsWith('@fenmoor.example'),
      isInOurDomain: () => false,
    };
    expect(whoSent(contact, entryPoint.id, own).copies).toEqual([carer]);
  });
});

describe('the automatic receipt', () => {
  it('says what the rules of its service say while more comes than can be done', () => {
    const draft = draftOn('email', { from: REED });
    const words = ['Many write to us today.'];
    const said = 'By the rules of Help it went to Planning';
    const service = { ...draft.service, id: 'planning', name: 'Planning' };
    const { outgoing, enquiries, timeline } = route(
      [draft],
      knowing(),
      new Map([[draft.id, { service, words, said }]]),
    );
    expect(outgoing[0]!.text).toContain('Many write to us today.');
    expect(outgoing[0]!.text).toContain('A person in Planning will answer you.');
    expect(enquiries).toMatchObject([{ serviceId: 'planning' }]);
    expect(timeline.map(({ text }) => text)).toContain(said);
  });

  it.each(channels.options)('goes where the channel has notices: %s', (channel) => {
    const { outgoing } = route([draftOn(channel, { from: REED })]);
    const { noticesBy } = CHANNELS[channel];
    expect(outgoing.map((each) => each.channel)).toEqual(noticesBy ? [noticesBy] : []);
  });

  it.each([
    ['a machine', draftOn('email', { from: REED, automatic: 'generated' })],
    ['an address that is no mail address', draftOn('web', { from: party('phone', '+447700900123') })],
    ['nobody reads', draftOn('email', { from: party('email', 'no-reply@forms.example') })],
    [
      'the address of a program in a form',
      draftOn('web', { from: party('email', 'mailer-daemon@x.example') }),
    ],
    ['several authors', draftOn('email', { from: REED, senderIs: 'shared' })],
    ['whoever a forger names', draftOn('email', { from: REED, senderIs: 'unproven' })],
  ])('is not sent to %s', (_, draft) => {
    expect(route([draft]).outgoing).toEqual([]);
  });

  it('goes to whoever wrote and not to whom they name', () => {
    const other = party('email', 'other@customer.example');
    for (const channel of ['email', 'web'] as const) {
      const { outgoing } = route([draftOn(channel, { from: REED, alsoReachableAt: [other] })]);
      expect(outgoing.map(({ to }) => to.value)).toEqual([REED.value]);
    }
  });

  it('stops after four enquiries in an hour', () => {
    const { outgoing } = route(
      [1, 2, 3, 4, 5, 6].map((n) =>
        draftOn('email', { from: REED }, { id: `contact-${n}`, reference: `NEW${n}-AAAA` }),
      ),
    );
    expect(outgoing).toHaveLength(4);
  });

  it('stops after four typed into forms as well', () => {
    const { outgoing, customers } = route(
      [1, 2, 3, 4, 5, 6].map((n) =>
        draftOn('web', { from: REED }, { id: `contact-${n}`, reference: `NEW${n}-AAAA` }),
      ),
    );
    expect(customers).toHaveLength(6);
    expect(outgoing).toHaveLength(4);
  });
});

describe('a mail that a machine sent about one of ours', () => {
  const bounce = { messageId: 'sent@fenmoor.example', status: '5.1.1', reason: 'There is no such mailbox' };
  const bounced = () => draftOn('email', { automatic: 'bounce', bounce });

  it('is news of that delivery', () => {
    const enquiry = enquiryOf(reed.id);
    const deliveries = new Map([
      [bounce.messageId, { deliveryId: 'delivery', enquiry, copies: [] as string[] }],
    ]);
    const plan = route([bounced()], knowing({ deliveries }));
    expect(plan.bounced).toEqual([{ deliveryId: 'delivery', reason: bounce.reason }]);
    expect(plan.workItems).toEqual([]);
  });

  it('about a copy is told, and the message to the customer stays sent', () => {
    const enquiry = enquiryOf(reed.id);
    const copies = ['carer@customer.example'];
    const deliveries = new Map([[bounce.messageId, { deliveryId: 'delivery', enquiry, copies }]]);
    const about = (recipient: string) =>
      route(
        [draftOn('email', { automatic: 'bounce', bounce: { ...bounce, recipient } })],
        knowing({ deliveries }),
      );
    expect(about('Carer@customer.example').bounced).toEqual([]);
    expect(about('Carer@customer.example').timeline).toMatchObject([
      { enquiryId: enquiry.id, text: expect.stringContaining('carer@customer.example') as string },
    ]);
    expect(about(REED.value).bounced).toHaveLength(1);
  });

  it('is quarantined when it answers nothing of ours, or something of another organisation', () => {
    expect(route([bounced()]).quarantined).toHaveLength(1);
    const enquiry = enquiryOf(reed.id, { organisationId: 'another council' });
    const deliveries = new Map([
      [bounce.messageId, { deliveryId: 'delivery', enquiry, copies: [] as string[] }],
    ]);
    const plan = route([bounced()], knowing({ deliveries }));
    expect(plan.bounced).toEqual([]);
    expect(plan.quarantined).toHaveLength(1);
  });
});

describe('one mail to two addresses', () => {
  const thread = { messageId: 'm@x', digest: 'd'.repeat(64), references: [], tokens: [] };
  const at = (id: string, serviceId = 'waste'): Draft => {
    const draft = draftOn('email', { from: REED, subject: 'Bin and pothole', thread });
    return {
      ...draft,
      ...{ id: `contact at ${id}`, reference: `NEW1-${id.toUpperCase()}` },
      service: { ...draft.service, id: serviceId },
      entryPoint: { ...draft.entryPoint, id, name: `the ${id} desk` },
    };
  };

  it('of two services is an obligation of each, of one customer, and each knows of the other', () => {
    const plan = route([at('bins'), at('road', 'roads')]);
    expect(plan.enquiries.map(({ serviceId }) => serviceId)).toEqual(['waste', 'roads']);
    expect(plan.customers).toHaveLength(1);
    expect(plan.workItems).toHaveLength(2);
    expect(new Set(plan.commitments.map(({ enquiryId }) => enquiryId)).size).toBe(2);
    expect(plan.suggestions).toMatchObject([{ state: 'same-mail', enquiryId: plan.enquiries[1]!.id }]);
    expect(plan.timeline.map(({ enquiryId, text }) => [enquiryId, text])).toEqual([
      [plan.enquiries[1]!.id, expect.stringContaining('the bins desk as well, where it is NEW1-BINS')],
      [plan.enquiries[0]!.id, expect.stringContaining('the road desk as well, where it is NEW1-ROAD')],
    ]);
  });

  it('of one service is one obligation, and both copies are there', () => {
    const plan = route([at('bins'), at('front')]);
    expect(plan.enquiries).toHaveLength(1);
    expect(plan.contacts.map(({ enquiryId }) => enquiryId)).toEqual(Array(2).fill(plan.enquiries[0]!.id));
    expect(plan.workItems).toHaveLength(1);
    expect(plan.entries).toHaveLength(1);
    expect(plan.timeline).toMatchObject([{ text: 'The same mail came to the front desk as well' }]);
  });

  it('is never what only looks alike, nor what came to the same address again', () => {
    const other = at('road', 'roads');
    other.contact = { ...other.contact, thread: { ...thread, digest: 'e'.repeat(64) } };
    const plan = route([at('bins'), other, at('bins')]);
    expect(plan.enquiries).toHaveLength(3);
    expect(plan.timeline).toEqual([]);
  });

  it('from nobody who is known is of one customer as well', () => {
    const unproven = (draft: Draft): Draft => ({
      ...draft,
      sender: { ...draft.sender, proven: undefined, doubt: 'unproven' },
    });
    const { customers, enquiries } = route([unproven(at('bins')), unproven(at('road', 'roads'))]);
    expect(customers).toHaveLength(1);
    expect(enquiries).toHaveLength(2);
  });
});

describe('an enquiry that a new one may belong to', () => {
  const other = enquiryOf('Other');
  const byReference = new Map([[other.reference, other]]);

  it('is suggested with what suggests it, once', () => {
    const words = { subject: `About ${other.reference}`, text: `My reference is ${other.reference}, again` };
    const { suggestions, enquiries } = route(
      [draftOn('email', { from: REED, ...words })],
      knowing({ byReference }),
    );
    expect(enquiries).toHaveLength(1);
    expect(suggestions).toMatchObject([
      { otherId: other.id, why: `It mentions the reference ${other.reference}` },
    ]);
    expect(
      route([draftOn('email', { text: 'x1234-5678y AB12-CD34-EF56' })], knowing({ byReference })).suggestions,
    ).toEqual([]);
  });

  it('is one of the same customer with the same subject, whatever stands before it', () => {
    const openOf = new Map([
      [
        'Reed',
        [
          { id: 'open', subject: 'Missed bin' },
          { id: 'else', subject: 'Lamp' },
        ],
      ],
    ]);
    const drafts = [draftOn('email', { from: REED, subject: 'RE: Fwd: missed  BIN' })];
    expect(route(drafts, knowingReed({ openOf })).suggestions).toMatchObject([{ otherId: 'open' }]);
    expect(route(drafts, knowing({ openOf })).suggestions).toEqual([]);
  });

  it('is whatever somebody who calls has open, since nobody knows yet what it is about', () => {
    const openOf = new Map([['Reed', ['one', 'two', 'three', 'four'].map((id) => ({ id, subject: id }))]]);
    const calling = draftOn('phone', { from: party('phone', '+447700900123') });
    const whoCalls = knowing({
      openOf,
      customers: new Map([['fenmoor phone:+447700900123 ', reed]]),
    });
    expect(route([calling], whoCalls).suggestions.map(({ otherId }) => otherId)).toEqual([
      'one',
      'two',
      'three',
    ]);
    const texting = draftOn('sms', { from: party('phone', '+447700900123') });
    expect(route([texting], whoCalls).suggestions).toEqual([]);
  });

  it('is one in which the number is named from which somebody calls, whoever they are', () => {
    const calling = draftOn('phone', { from: party('phone', '+447700900123') });
    const openNaming = new Map([['fenmoor phone:+447700900123', [{ id: 'form', subject: 'Lamp' }]]]);
    expect(route([calling], knowing({ openNaming })).suggestions).toMatchObject([
      { otherId: 'form', why: 'The number from which they called is named in this enquiry' },
    ]);
    expect(
      route([draftOn('phone', { from: party('phone', '+447700900124') })], knowing({ openNaming }))
        .suggestions,
    ).toEqual([]);
  });
});

describe('an email of a partner that an enquiry was handed to', () => {
  const COUNTY = party('email', 'highways@county.example');
  const mine = (changes: object) =>
    enquiryOf('Reed', {
      ...{ ownerId: 'ash', waiting: true, participants: new Set([`email:${COUNTY.value}`]) },
      ...changes,
    });
  const answered = (enquiry: ReturnType<typeof mine>, from = COUNTY) =>
    route(
      [
        draftOn('email', {
          ...{ from, senderIs: 'proven', text: 'It is mended' },
          thread: { references: [], tokens: [secret.signReference(enquiry.reference, 'reply')] },
        }),
      ],
      knowing({
        byReference: new Map([[enquiry.reference, enquiry]]),
        partners: new Map([[`${enquiry.id} ${COUNTY.value}`, { name: 'County', handoverId: 'handed' }]]),
      }),
    );

  it('is news of the handover, for the owner: no promise, no end of a wait, no address of the customer', () => {
    const plan = answered(mine({ answering: { id: 'item' } }));
    expect(plan.contacts).toMatchObject([{ partyValue: COUNTY.value, text: 'It is mended' }]);
    expect(plan.fromPartners).toMatchObject([{ handoverId: 'handed', contactId: 'contact-1' }]);
    expect([plan.entries, plan.commitments, plan.enquiries, plan.identifiers]).toEqual([[], [], [], []]);
    expect(plan.touched).toEqual([]);
    expect(plan.outgoing).toEqual([]);
    expect(plan.workItems).toEqual([]);
    expect(plan.liveEvents).toContainEqual(
      expect.objectContaining({
        ...{ topic: 'mention', agentId: 'ash' },
        text: 'County answered about K7Q2-9XMA, which you own',
      }),
    );
    expect(plan.timeline).toMatchObject([{ text: 'County answered about what was handed to it' }]);
  });

  it('is somebody’s to do while the enquiry is open, and reopens none that is closed', () => {
    expect(answered(mine({})).workItems).toMatchObject([{ kind: 'answer', preferredAgentId: 'ash' }]);
    const closed = answered(mine({ state: 'closed' }));
    expect([closed.reopened, closed.workItems]).toEqual([[], []]);
    expect(closed.liveEvents.map(({ topic }) => topic)).toContain('mention');
  });

  it('of the customer stays a word of the customer', () => {
    const enquiry = mine({ participants: new Set([`email:${REED.value}`]), state: 'closed' });
    const plan = answered(enquiry, REED);
    expect(plan.fromPartners).toEqual([]);
    expect(plan.reopened).toHaveLength(1);
    expect(plan.entries.map(({ type }) => type)).toContain('contact-received');
  });
});
