import { channel as channels, CHANNELS, conversationWindow } from '@frontdoor/contracts';
import { FixedClock, Ids } from '@frontdoor/kernel';
import { describe, expect, it } from 'vitest';
import { loadPack } from '../../charter/spec/read-charters.js';
import type { Draft } from './draft.js';
import type { Known } from './known.js';
import { Plan } from './plan.js';
import { draftOn, enquiryOf, knowing, party, RECEIVED_AT, secret } from './route-contact.test-drafts.js';
import { routeDraft } from './route-draft.js';

const REED = party('email', 'reed@customer.example');
const reed = { id: 'Reed', language: 'en', recentEnquiries: 0 };
const knowingReed = (changes: Partial<Known> = {}): Known =>
  knowing({ customers: new Map([[`fenmoor email:${REED.value}`, reed]]), ...changes });

function route(drafts: readonly Draft[], known: Known = knowing()): Plan {
  const plan = new Plan();
  const mailbox = { ...draftOn('email').entryPoint, address: 'help@fenmoor.example' };
  const around = {
    known,
    plan,
    ids: new Ids(new FixedClock(RECEIVED_AT)),
    secret,
    publicUrl: 'https://fenmoor.example',
    pack: () => loadPack('cambridge-city'),
    revision: '1',
    noticesFrom: ({ contact }: Draft) => (CHANNELS[contact.channel].noticesBy ? mailbox : undefined),
  };
  for (const draft of drafts) routeDraft(draft, around);
  return plan;
}

describe('a contact of somebody unknown', () => {
  it('makes a customer with all identifiers, an enquiry, a ledger and work', () => {
    const also = party('phone', '+447700900123');
    const { customers, identifiers, enquiries, contacts, entries, commitments, workItems } = route([
      draftOn('email', { from: REED, subject: ' Missed bin ' }, { identifiers: [REED, also] }),
    ]);
    expect(customers).toHaveLength(1);
    expect(identifiers.map(({ kind, value }) => ({ kind, value }))).toEqual([REED, also]);
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

  it('who asks to be rung back waits for the agreed time', () => {
    const callback = { from: '2026-11-24T09:00:00Z', to: '2026-11-24T12:00:00Z' };
    const [item] = route([draftOn('callback', { callback })]).workItems;
    expect(item).toMatchObject({ kind: 'callback', notBefore: Date.parse(callback.from) });
    expect(item!.urgentAt).toBeLessThanOrEqual(Date.parse(callback.to));
  });
});

describe('two contacts of one party that are routed together', () => {
  it.each(channels.options)('are one enquiry where the channel has conversations: %s', (channel) => {
    const first = draftOn(channel, { from: REED }, { id: 'contact-1', reference: 'NEW1-AAAA' });
    const second = draftOn(channel, { from: REED }, { id: 'contact-2', reference: 'NEW2-BBBB' });
    const { customers, enquiries, contacts, workItems } = route([first, second]);
    const together = conversationWindow(channel) !== undefined;
    expect(customers).toHaveLength(1);
    expect(contacts).toHaveLength(2);
    expect(enquiries).toHaveLength(together ? 1 : 2);
    expect(workItems).toHaveLength(together ? 1 : 2);
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

describe('the automatic receipt', () => {
  it.each(channels.options)('goes where the channel has notices: %s', (channel) => {
    const { outgoing } = route([draftOn(channel, { from: REED })]);
    const { noticesBy } = CHANNELS[channel];
    expect(outgoing.map((each) => each.channel)).toEqual(noticesBy ? [noticesBy] : []);
  });

  it('is not sent to a machine, nor to whoever cannot be reached by it', () => {
    expect(route([draftOn('email', { from: REED, automatic: 'generated' })]).outgoing).toEqual([]);
    expect(route([draftOn('web', { from: party('phone', '+447700900123') })]).outgoing).toEqual([]);
  });

  it('stops after four enquiries in an hour', () => {
    const { outgoing } = route(
      [1, 2, 3, 4, 5, 6].map((n) =>
        draftOn('email', { from: REED }, { id: `contact-${n}`, reference: `NEW${n}-AAAA` }),
      ),
    );
    expect(outgoing).toHaveLength(4);
  });
});

describe('a mail that a machine sent about one of ours', () => {
  const bounce = { messageId: 'sent@fenmoor.example', status: '5.1.1', reason: 'There is no such mailbox' };
  const bounced = () => draftOn('email', { automatic: 'bounce', bounce });

  it('is news of that delivery', () => {
    const enquiry = enquiryOf(reed.id);
    const deliveries = new Map([[bounce.messageId, { deliveryId: 'delivery', enquiry }]]);
    const plan = route([bounced()], knowing({ deliveries }));
    expect(plan.bounced).toEqual([{ deliveryId: 'delivery', reason: bounce.reason }]);
    expect(plan.workItems).toEqual([]);
  });

  it('is quarantined when it answers nothing of ours, or something of another organisation', () => {
    expect(route([bounced()]).quarantined).toHaveLength(1);
    const enquiry = enquiryOf(reed.id, { organisationId: 'another council' });
    const deliveries = new Map([[bounce.messageId, { deliveryId: 'delivery', enquiry }]]);
    const plan = route([bounced()], knowing({ deliveries }));
    expect(plan.bounced).toEqual([]);
    expect(plan.quarantined).toHaveLength(1);
  });
});
