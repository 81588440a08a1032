import { randomUUID } from 'node:crypto';
import { readList } from '@frontdoor/channels/open311';
import { startPartner, type PartnerStandIn } from '@frontdoor/channels/open311/stand-in';
import { Ids } from '@frontdoor/kernel';
import {
  type Agent,
  Commitment,
  type Enquiry,
  Partner,
  PartnerHandover,
  TimelineEvent,
  WorkItem,
} from '@frontdoor/persistence';
import { InstanceSecret } from '@frontdoor/platform';
import { readNetworks } from '../../platform/config/addresses.js';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SteppedClock } from '../../../test/support/stepped-clock.js';
import { TestModules } from '../../../test/support/test-modules.js';
import { partnerFields } from '@frontdoor/casework/partners';
import { PartnerAdministration } from '../administer/partners.js';
import { FollowPartners } from './follow-partners.js';
import { HandToPartner } from './hand-to-partner.js';
import { HandToPartnerModule } from './hand-to-partner.module.js';
import { SendHandovers } from './send-handovers.js';

const MINUTE_MS = 60_000;
const reach = { inside: (readNetworks('loopback') as { networks: never }).networks };

describe('an enquiry that is handed to a partner', () => {
  let modules: TestModules;
  let clock: SteppedClock;
  let partner: PartnerStandIn;
  let ash: Agent;
  let partnerId: string;

  beforeAll(async () => {
    clock = new SteppedClock('2026-07-07T09:00:00Z');
    modules = await TestModules.of([HandToPartnerModule], clock);
    ash = await modules.agent('ash');
  });
  afterAll(() => modules?.stop());
  beforeEach(async () => {
    await partner?.close();
    partner = await startPartner(clock, { apiKey: 'our key', serviceCode: 'roads' });
    const secret = modules.get(InstanceSecret);
    const administration = new PartnerAdministration(modules.source, clock, new Ids(clock), secret);
    const fields = partnerFields(
      { name: 'County', by: 'open311', address: partner.endpoint, serviceCode: 'roads' },
      reach,
    );
    await administration.set(fields, 'our key');
    ({ id: partnerId } = await modules.source.manager.findOneByOrFail(Partner, { slug: 'county' }));
    await modules.source.manager.update(Partner, { id: partnerId }, { askedAt: null });
    // What an earlier test left waiting is none of the next one’s.
    await modules.source.manager.update(PartnerHandover, { partnerId }, { nextAt: null, state: 'refused' });
    return () => partner.close();
  });

  const hand = async (enquiry: Enquiry, withCustomer = false): Promise<string> => {
    const requestId = randomUUID();
    const handing = { partnerId, requestId, words: 'Please mend the road', withCustomer, withFiles: true };
    await modules.get(HandToPartner).hand(ash, enquiry.id, handing);
    return requestId;
  };
  const send = (ms = 0): Promise<void> => {
    clock.step(ms);
    return modules.get(SendHandovers).sweep();
  };
  const follow = (): Promise<void> => {
    clock.step(6 * MINUTE_MS);
    return modules.get(FollowPartners).sweep();
  };
  const handover = (id: string) => modules.source.manager.findOneByOrFail(PartnerHandover, { id });
  const timeline = async ({ id: enquiryId }: Enquiry): Promise<string[]> =>
    (
      await modules.source.manager.find(TimelineEvent, { where: { enquiryId }, order: { position: 'ASC' } })
    ).map(({ text }) => text);

  it('arrives with what the customer wrote and without their name, and its promises run on here', async () => {
    const enquiry = await modules.receive('waste', { text: 'A hole in Mill Road' });
    const before = await modules.source.manager.findBy(Commitment, { enquiryId: enquiry.id });
    const id = await hand(enquiry);
    await send();
    const [taken] = partner.taken;
    expect(taken!.description).toContain('Please mend the road');
    expect(taken!.description).toContain('The customer wrote on 7 July 2026:\nA hole in Mill Road');
    expect(taken!.fields.get('email')).toBeUndefined();
    expect(taken!.fields.get('account_id')).toContain(enquiry.reference);
    expect(await handover(id)).toMatchObject({ state: 'handed', partnerReference: 'P-1', problem: null });
    expect(await timeline(enquiry)).toEqual(
      expect.arrayContaining([
        `${ash.name} handed it to County, without naming the customer: Please mend the road`,
        'County has it, and calls it P-1',
      ]),
    );
    expect(await modules.source.manager.findBy(Commitment, { enquiryId: enquiry.id })).toEqual(before);
    await send();
    expect(partner.taken).toHaveLength(1);
  });

  it('names the customer where they agreed, and is handed once however often that is asked for', async () => {
    const enquiry = await modules.receive('waste');
    const requestId = randomUUID();
    const handing = { partnerId, requestId, words: 'Please look', withCustomer: true, withFiles: false };
    await modules.get(HandToPartner).hand(ash, enquiry.id, handing);
    await modules.get(HandToPartner).hand(ash, enquiry.id, handing);
    await Promise.all([send(), send()]);
    expect(partner.taken).toHaveLength(1);
    expect(partner.taken[0]!.fields.get('email')).toMatch(/@customer\.example$/);
  });

  it.each([
    ['does not take connections', async () => partner.close(), 'takes no connections'],
    ['is overloaded', async () => void partner.faults.push({ status: 503 }), 'answered 503'],
  ])('waits for a partner that %s, and says so', async (_what, breaks, problem) => {
    const enquiry = await modules.receive('waste');
    await breaks();
    const id = await hand(enquiry);
    await send();
    const waiting = await handover(id);
    expect(waiting).toMatchObject({ attempts: 1, problem: expect.stringContaining(problem) });
    expect(waiting.nextAt! - clock.now()).toBeGreaterThanOrEqual(0.75 * MINUTE_MS);
    const { trouble, troubleSince } = await modules.source.manager.findOneByOrFail(Partner, {
      id: partnerId,
    });
    expect([trouble, troubleSince]).toEqual([expect.stringContaining(problem), clock.now()]);
    // Nobody knocks in between.
    const asked = partner.asked.length;
    await send(10_000);
    expect(partner.asked.length).toBe(asked);
  });

  it('waits as long as the partner asks', async () => {
    const enquiry = await modules.receive('waste');
    partner.faults.push({ status: 429, retryAfter: '600' });
    const id = await hand(enquiry);
    await send();
    await send(5 * MINUTE_MS);
    expect(partner.taken).toHaveLength(0);
    await send(6 * MINUTE_MS);
    expect(await handover(id)).toMatchObject({ state: 'handed' });
  });

  it.each([['before'], ['after']] as const)('that broke off %s it was taken is there once', async (when) => {
    const enquiry = await modules.receive('waste');
    partner.faults.push({ breakOff: when });
    const id = await hand(enquiry);
    await send();
    expect(await handover(id)).toMatchObject({ state: 'unknown' });
    await send(2 * MINUTE_MS);
    expect(await handover(id)).toMatchObject({ state: 'handed', partnerReference: 'P-1' });
    expect(partner.taken).toHaveLength(1);
  });

  it('is taken once where the answer makes no sense, or would stand for something else', async () => {
    const enquiry = await modules.receive('waste');
    partner.faults.push({
      answer:
        '<!DOCTYPE x [<!ENTITY a "P-9">]><service_requests><request><service_request_id>&a;</service_request_id></request></service_requests>',
    });
    const id = await hand(enquiry);
    await send();
    expect(await handover(id)).toMatchObject({
      state: 'unknown',
      problem: expect.stringContaining('cannot be read'),
    });
    await send(2 * MINUTE_MS);
    expect(await handover(id)).toMatchObject({ state: 'handed', partnerReference: 'P-1' });
  });

  it('that is refused is shown to people, who try again', async () => {
    const enquiry = await modules.receive('waste');
    partner.faults.push({ status: 400 });
    const id = await hand(enquiry);
    await send();
    expect(await handover(id)).toMatchObject({ state: 'refused', nextAt: null });
    expect((await timeline(enquiry)).at(-1)).toContain('Somebody has to pass it on in another way');
    await modules.get(HandToPartner).retry(ash, id);
    await send();
    expect(await handover(id)).toMatchObject({ state: 'handed' });
  });

  it('of many, one at a time knocks at a partner in trouble', async () => {
    for (let i = 0; i < 5; i++) await hand(await modules.receive('waste'));
    partner.faults.push({ status: 503 });
    await send();
    expect(partner.asked).toHaveLength(1);
    for (let i = 0; i < 8; i++) await send(2 * MINUTE_MS);
    expect(partner.taken).toHaveLength(5);
  });

  it('has what the partner says in its timeline, each once, and work once it is done there', async () => {
    const enquiry = await modules.receive('waste');
    await modules.source.manager.update(WorkItem, { enquiryId: enquiry.id }, { state: 'done' });
    await hand(enquiry);
    await send();
    partner.repeats = 100;
    partner.say('P-1', 'We look at it on Monday', 'investigating', -10 * MINUTE_MS);
    await follow();
    await follow();
    expect((await timeline(enquiry)).filter((text) => text.includes('Monday'))).toEqual([
      'County says (investigating): We look at it on Monday',
    ]);
    expect(
      await modules.source.manager.countBy(WorkItem, {
        enquiryId: enquiry.id,
        kind: 'answer',
        state: 'waiting',
      }),
    ).toBe(0);
    partner.faults.push({ status: 500 });
    partner.say('P-1', 'The road is whole again', 'fixed');
    await follow();
    const { trouble } = await modules.source.manager.findOneByOrFail(Partner, { id: partnerId });
    expect(trouble).toContain('answered 500');
    await follow();
    await follow();
    expect((await timeline(enquiry)).filter((text) => text.includes('whole again'))).toEqual([
      'County says that it is done (fixed): The road is whole again',
    ]);
    expect(
      await modules.source.manager.countBy(WorkItem, {
        enquiryId: enquiry.id,
        kind: 'answer',
        state: 'waiting',
      }),
    ).toBe(1);
  });

  const troubleOf = async (): Promise<string | null> =>
    (await modules.source.manager.findOneByOrFail(Partner, { id: partnerId })).trouble;

  it('is not read from a partner that answers far too much, which is said', async () => {
    const enquiry = await modules.receive('waste');
    await hand(enquiry);
    await send();
    partner.say('P-1', 'The road is whole again', 'fixed');
    partner.faults.push({ answer: `<service_request_updates>${' '.repeat(5 * 1024 * 1024)}` });
    await follow();
    expect(await troubleOf()).toBe('It answered with more than 4 MB.');
    partner.faults.push({ answer: '<a>'.repeat(5000) + '</a>'.repeat(5000) });
    await follow();
    expect(await troubleOf()).toBe('What the partner answered cannot be read.');
    await follow();
    await follow();
    expect(await troubleOf()).toBeNull();
    expect((await timeline(enquiry)).at(-1)).toContain('whole again');
  });

  it('is followed at one whose answer takes long to read, and nobody else waits for that', async () => {
    const enquiry = await modules.receive('waste');
    await hand(enquiry);
    await send();
    const update = `<service_request_id>P-1</service_request_id><update_id>1</update_id><description>Tomorrow</description>`;
    const more = Array.from({ length: 150_000 }, (_, i) => `<b${i}>x</b${i}>`).join('');
    const answer = `<service_request_updates><request_update>${update}${more}</request_update></service_request_updates>`;
    const before = performance.now();
    readList(Buffer.from(answer), 'service_request_updates', 'request_update');
    const takes = performance.now() - before;
    partner.faults.push({ answer });
    let longest = 0;
    let last = performance.now();
    const timer = setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }, 5);
    await follow();
    clearInterval(timer);
    expect(await troubleOf()).toBeNull();
    expect((await timeline(enquiry)).at(-1)).toBe('County says: Tomorrow');
    expect(longest).toBeLessThan(takes / 2);
  });

  it('tells of so much that others would wait: it is taken in bit by bit, each once', async () => {
    const enquiry = await modules.receive('waste');
    await hand(enquiry);
    await send();
    for (let i = 0; i < 250; i++) partner.say('P-1', `Word ${i}`, 'open');
    const heard = async () => (await timeline(enquiry)).filter((text) => text.includes('Word')).length;
    await follow();
    expect(await heard()).toBe(200);
    await follow();
    expect(await heard()).toBe(250);
    await follow();
    expect(await heard()).toBe(250);
  });

  it('waits at a partner that never comes to an end, and goes at once to another', async () => {
    const other = await startPartner(clock, { apiKey: 'our key', serviceCode: 'roads' });
    try {
      const secret = modules.get(InstanceSecret);
      const administration = new PartnerAdministration(modules.source, clock, new Ids(clock), secret);
      const given = { name: 'Parish', by: 'open311' as const, address: other.endpoint, serviceCode: 'roads' };
      await administration.set(partnerFields(given, reach), 'our key');
      const { id: parishId } = await modules.source.manager.findOneByOrFail(Partner, { slug: 'parish' });
      partner.faults.push({ endless: true });
      const slow = await hand(await modules.receive('waste'));
      await send();
      expect(await handover(slow)).toMatchObject({ state: 'unknown', problem: null });
      const requestId = randomUUID();
      const words = { words: 'Please mend the road', withCustomer: false, withFiles: false };
      const enquiry = await modules.receive('waste');
      await modules.get(HandToPartner).hand(ash, enquiry.id, { ...words, partnerId: parishId, requestId });
      const again = await hand(await modules.receive('waste'));
      await send();
      expect(await handover(requestId)).toMatchObject({ state: 'handed' });
      // One request at a time to the slow one.
      expect(await handover(again)).toMatchObject({ state: 'waiting', attempts: 0 });
      expect(partner.asked).toHaveLength(1);
    } finally {
      await other.close();
    }
  });

  it('is followed at a partner that tells tokens and has no list of updates', async () => {
    partner.withTokens = true;
    partner.withoutUpdates = true;
    const enquiry = await modules.receive('waste');
    const id = await hand(enquiry);
    await send();
    expect(await handover(id)).toMatchObject({ state: 'handed', partnerReference: null });
    await follow();
    expect(await handover(id)).toMatchObject({ partnerReference: 'P-1' });
    partner.say('P-1', '', 'closed');
    await follow();
    expect((await timeline(enquiry)).at(-1)).toBe('County says that it is done (closed)');
  });
});

describe('the address of a partner', () => {
  const of = (address: string, inside = reach) =>
    partnerFields({ name: 'County', by: 'open311', address, serviceCode: 'x' }, inside);
  it('has a slash at its end, and leads to the public internet', () => {
    expect(of('https://partner.example/open311/v2').address).toBe('https://partner.example/open311/v2/');
    expect(() => of('http://127.0.0.1/', { inside: null as never })).toThrow('public internet');
    expect(() => of('https://partner.example/?a=b')).toThrow('more behind its path');
    expect(() => partnerFields({ name: 'C', by: 'open311', address: 'https://x.example' }, reach)).toThrow(
      'service_code',
    );
    expect(partnerFields({ name: 'C', by: 'email', address: 'A@Partner.example' }, reach).address).toBe(
      'a@partner.example',
    );
  });
});
