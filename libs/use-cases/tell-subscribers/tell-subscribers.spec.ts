import { SendEvent, Subscribers } from '@frontdoor/casework/subscribers';
import type { EventFilter, SubscriberView } from '@frontdoor/contracts';
import { Enquiry, EventAttempt, In, LiveEventRow, Subscriber } from '@frontdoor/persistence';
import { UNWIRED } from '@frontdoor/casework/channels';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { EventReceiver } from '../../../test/support/event-receiver.js';
import { eventually } from '../../../test/support/eventually.js';
import { SteppedClock } from '../../../test/support/stepped-clock.js';
import { TestModules } from '../../../test/support/test-modules.js';
import { TellSubscribers } from './tell-subscribers.js';
import { TellSubscribersModule } from './tell-subscribers.module.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

describe('telling subscribers', () => {
  // Later than any clock of a machine: what has no instant of its own is dated by the database.
  const clock = new SteppedClock('2036-07-08T09:00:00Z');
  let modules: TestModules;
  let subscribers: Subscribers;
  let organisationId: string;
  let receiver: EventReceiver;
  let count = 0;
  const added: string[] = [];

  beforeAll(async () => {
    modules = await TestModules.of([TellSubscribersModule], clock, 'cambridge-city', UNWIRED, {
      REACH_INSIDE: 'loopback',
    });
    subscribers = modules.get(Subscribers);
    ({ organisationId } = await modules.agent('ash'));
  });
  afterAll(() => modules?.stop());
  beforeEach(async () => {
    receiver = await EventReceiver.start(0, true);
  });
  afterEach(async () => {
    // What one test leaves behind is told to nobody in the next.
    for (const id of added.splice(0)) await subscribers.remove(organisationId, id).catch(() => undefined);
    await receiver.stop();
  });

  /** A subscriber from now on; its id. */
  async function subscribe(
    to: EventReceiver = receiver,
    more: { types?: EventFilter[]; shape?: 'thin' | 'full'; personalData?: boolean } = {},
  ): Promise<string> {
    const { id, signingSecret } = await subscribers.add(organisationId, {
      ...{ name: `Subscriber ${++count}`, url: to.url, types: [], services: [] },
      ...{ shape: 'thin' as const, personalData: false },
      ...more,
    });
    to.secrets.push(signingSecret);
    added.push(id);
    return id;
  }
  const sweep = () => modules.get(TellSubscribers).sweep();
  const viewOf = async (id: string): Promise<SubscriberView> =>
    (await subscribers.list(organisationId)).find((each) => each.id === id)!;
  const until = <T>(what: string, look: () => Promise<T | undefined | false> | T | undefined | false) =>
    eventually(what, async () => {
      await sweep();
      return look();
    });
  const toldAll = (id: string) =>
    until('everything to be told', async () => {
      const { behind, held } = await viewOf(id);
      return behind.n === 0 && held === 0;
    });
  const close = (id: string) =>
    modules.source.manager.update(Enquiry, { id }, { state: 'closed', closedAt: clock.now() });
  const reopen = (id: string) =>
    modules.source.manager.update(Enquiry, { id }, { state: 'open', closedAt: null });
  const alarms = async (): Promise<string[]> =>
    (await modules.source.manager.findBy(LiveEventRow, { topic: 'subscribers' })).flatMap(
      ({ text }) => text ?? [],
    );

  it('tells what happens from then on, signed, each enquiry in order, and keeps each attempt', async () => {
    await modules.receive('waste');
    const id = await subscribe();
    const { id: enquiryId } = await modules.receive('help');
    await close(enquiryId);
    await toldAll(id);
    expect(receiver.typesOf(enquiryId)).toEqual([
      'enquiry.opened',
      'contact.received',
      'promise.opened',
      'contact.routed',
      'enquiry.closed',
    ]);
    expect(receiver.taken).toHaveLength(5);
    expect(receiver.refused).toBe(0);
    const { attempts } = await subscribers.attempts(organisationId, id, { failed: false, limit: 50 });
    expect(attempts.map(({ eventId }) => eventId).toSorted()).toEqual(receiver.ids.toSorted());
    expect(attempts.every(({ ok, status }) => ok && status === 204)).toBe(true);
    expect(await viewOf(id)).toMatchObject({ failures: 0, problem: null, behind: { n: 0, exact: true } });
  });

  it('tells only what is wanted, in the shape that is wanted, and who somebody is only where that is allowed', async () => {
    const other = await EventReceiver.start(0, true);
    const some = await subscribe(receiver, { types: ['enquiry.*'], shape: 'full' });
    const all = await subscribe(other, { types: ['contact.received'], shape: 'full', personalData: true });
    const { id: enquiryId, reference } = await modules.receive('help', { text: 'Where is my bin?' });
    await toldAll(some);
    await toldAll(all);
    expect(receiver.typesOf(enquiryId)).toEqual(['enquiry.opened']);
    expect(receiver.taken[0]!.data).toMatchObject({ enquiry: { reference } });
    expect(JSON.stringify(receiver.taken)).not.toContain('bin');
    expect(other.taken[0]!.data).toMatchObject({ contact: { text: 'Where is my bin?' } });
    await other.stop();
  });

  it('one that hangs delays nobody else', async () => {
    const hanging = await EventReceiver.start(0, true);
    hanging.answer = () => 'hang';
    await subscribe(hanging);
    const id = await subscribe();
    const began = performance.now();
    const { id: enquiryId } = await modules.receive('help');
    await toldAll(id);
    expect(performance.now() - began).toBeLessThan(4000);
    expect(receiver.typesOf(enquiryId)).toHaveLength(4);
    expect(hanging.attempts.length).toBeGreaterThan(0);
    await hanging.stop();
  });

  it('holds back what is refused with all that follows on its enquiry, and tells the rest', async () => {
    const id = await subscribe();
    let refuses = true;
    const bad = await modules.receive('help');
    receiver.answer = ({ type, data }) =>
      refuses && data.enquiryId === bad.id && type === 'promise.opened'
        ? { status: 422, body: 'Not that' }
        : 204;
    const good = await modules.receive('help');
    await until('the other enquiry', () => receiver.typesOf(good.id).length === 4);
    await close(bad.id);
    await close(good.id);
    await until('what follows', () => receiver.typesOf(good.id).length === 5);
    await until('what is held back', async () => (await viewOf(id)).held === 3);
    expect(receiver.typesOf(bad.id)).toEqual(['enquiry.opened', 'contact.received']);
    const { attempts } = await subscribers.attempts(organisationId, id, { failed: true, limit: 50 });
    expect(attempts[0]).toMatchObject({ status: 422, problem: 'It answered 422', answer: 'Not that' });
    refuses = false;
    clock.step(10_000);
    await toldAll(id);
    expect(receiver.typesOf(bad.id)).toEqual([
      'enquiry.opened',
      'contact.received',
      'promise.opened',
      'contact.routed',
      'enquiry.closed',
    ]);
  });

  it('catches one up in order that was dead for a day, with an alarm after an hour', async () => {
    const { port } = receiver;
    const id = await subscribe();
    await receiver.stop();
    const { id: enquiryId } = await modules.receive('help');
    for (let hour = 0; hour < 24; hour++) {
      if (hour % 2 === 0) await close(enquiryId);
      else await reopen(enquiryId);
      clock.step(HOUR_MS);
      const { failures } = await viewOf(id);
      await until('an attempt', async () => (await viewOf(id)).failures > failures);
    }
    expect(await viewOf(id)).toMatchObject({
      ...{ state: 'active', problem: 'Nothing listens at the address', held: 0 },
      behind: { n: 28, exact: true },
    });
    expect((await alarms()).filter((text) => text.includes('for an hour'))).toHaveLength(1);
    const secrets = receiver.secrets;
    receiver = await EventReceiver.start(port, true);
    receiver.secrets = secrets;
    clock.step(HOUR_MS);
    await toldAll(id);
    expect(receiver.typesOf(enquiryId)).toEqual([
      ...['enquiry.opened', 'contact.received', 'promise.opened', 'contact.routed'],
      ...Array.from({ length: 12 }, () => ['enquiry.closed', 'enquiry.reopened']).flat(),
    ]);
    expect(receiver.taken).toHaveLength(28);
    expect(await viewOf(id)).toMatchObject({ failures: 0, failingSince: null, problem: null });
  }, 60_000);

  it('switches one off after three days with an alarm, and goes on where it stopped when it is resumed', async () => {
    const id = await subscribe();
    receiver.answer = () => 503;
    const { id: enquiryId } = await modules.receive('help');
    await until('a failure', async () => (await viewOf(id)).failures > 0);
    clock.step(3 * DAY_MS);
    await until('the end', async () => (await viewOf(id)).state === 'off');
    expect((await alarms()).at(-1)).toMatch(/was switched off: it has taken no event for three days$/);
    receiver.answer = () => 204;
    clock.step(DAY_MS);
    await sweep();
    expect(receiver.taken).toEqual([]);
    await subscribers.resume(organisationId, id);
    await toldAll(id);
    expect(receiver.typesOf(enquiryId)).toHaveLength(4);
  });

  it('switches one off at once that says it wants no more', async () => {
    const id = await subscribe();
    receiver.answer = () => 410;
    await modules.receive('help');
    await until('the end', async () => (await viewOf(id)).state === 'off');
    expect(await viewOf(id)).toMatchObject({ problem: 'It answered 410: it wants no more events' });
  });

  it('waits as long as it is asked to', async () => {
    const id = await subscribe();
    receiver.answer = () => ({ status: 429, headers: { 'retry-after': '600' } });
    await modules.receive('help');
    await until('a failure', async () => (await viewOf(id)).failures > 0);
    const { nextAttemptAt } = await viewOf(id);
    expect(Date.parse(nextAttemptAt!) - clock.now()).toBe(600_000);
  });

  it('follows no redirect', async () => {
    const elsewhere = await EventReceiver.start(0, true);
    const id = await subscribe();
    receiver.answer = () => ({ status: 307, headers: { location: elsewhere.url } });
    await modules.receive('help');
    await until('a failure', async () => (await viewOf(id)).failures > 0);
    expect((await viewOf(id)).problem).toBe('It answered 307: redirects are not followed');
    expect(elsewhere.signatures).toEqual([]);
    await elsewhere.stop();
  });

  it('gives an event up after three days, tells what came after it, and tells it again when asked', async () => {
    const id = await subscribe();
    const bad = await modules.receive('help');
    let refuses = true;
    receiver.answer = ({ type, data }) =>
      refuses && data.enquiryId === bad.id && type === 'contact.received' ? 400 : 204;
    await until('what is held back', async () => (await viewOf(id)).held === 3);
    clock.step(3 * DAY_MS + HOUR_MS);
    await until('the rest', async () => (await viewOf(id)).held === 0);
    expect(receiver.typesOf(bad.id)).toHaveLength(3);
    expect(await viewOf(id)).toMatchObject({ givenUp: 1, state: 'active' });
    expect((await alarms()).at(-1)).toContain('did not take an event for three days');
    refuses = false;
    const refused = receiver.attempts.find(
      ({ type, enquiryId }) => type === 'contact.received' && enquiryId === bad.id,
    )!;
    await subscribers.replay(organisationId, id, { eventId: refused.id });
    await toldAll(id);
    expect(receiver.typesOf(bad.id).at(-1)).toBe('contact.received');
    expect(await viewOf(id)).toMatchObject({ givenUp: 0 });
  });

  it('tells everything since an instant again, in order, under the ids that it had', async () => {
    const id = await subscribe();
    await modules.receive('help');
    await toldAll(id);
    clock.step(HOUR_MS);
    const since = clock.now();
    const { id: enquiryId } = await modules.receive('help');
    await toldAll(id);
    const before = receiver.taken.map((each) => each.id);
    const own = receiver.taken.filter(({ data }) => data.enquiryId === enquiryId).map((each) => each.id);
    await subscribers.replay(organisationId, id, { since });
    await toldAll(id);
    expect(receiver.taken.map((each) => each.id).slice(before.length)).toEqual(own);
    await expect(
      subscribers.replay(organisationId, id, { since: clock.now() + DAY_MS }),
    ).rejects.toMatchObject({
      code: 'event-not-found',
    });
  });

  it('signs with both secrets while one is being changed, and with the new one after', async () => {
    const id = await subscribe();
    const former = receiver.secrets;
    const { signingSecret } = await subscribers.rotate(organisationId, id, 1);
    await modules.receive('help');
    await toldAll(id);
    expect(receiver.signatures.every((each) => each.length === 2)).toBe(true);
    receiver.secrets = [signingSecret];
    await modules.receive('help');
    await toldAll(id);
    expect(receiver.refused).toBe(0);
    clock.step(HOUR_MS + 1);
    await modules.receive('help');
    await toldAll(id);
    expect(receiver.signatures.at(-1)).toHaveLength(1);
    receiver.secrets = former;
    await modules.receive('help');
    await until('a failure', async () => (await viewOf(id)).failures > 0);
    expect((await viewOf(id)).problem).toBe('It answered 401');
  });

  it('sends nothing while paused, and all of it after', async () => {
    const id = await subscribe();
    await subscribers.pause(organisationId, id);
    await modules.receive('help');
    await sweep();
    expect(await viewOf(id)).toMatchObject({ state: 'paused', behind: { n: 4 } });
    expect(receiver.attempts).toEqual([]);
    await subscribers.resume(organisationId, id);
    await toldAll(id);
    expect(receiver.ids).toHaveLength(4);
  });

  it('goes on after a process that died in the middle, and writes nothing that another has taken over', async () => {
    const id = await subscribe();
    await modules.source.manager.update(
      Subscriber,
      { id },
      { leaseHolder: 'aaaaaaaa-0000-4000-8000-000000000000', leaseUntil: clock.now() + 60_000 },
    );
    await modules.receive('help');
    await sweep();
    expect(receiver.attempts).toEqual([]);
    clock.step(61_000);
    let stolen = false;
    receiver.answer = async () => {
      const other = { leaseHolder: 'bbbbbbbb-0000-4000-8000-000000000000', leaseUntil: clock.now() + 60_000 };
      if (!stolen) await modules.source.manager.update(Subscriber, { id }, other);
      stolen = true;
      return 204;
    };
    await until('the round that was overtaken', () => receiver.attempts.length === 4);
    expect(await viewOf(id)).toMatchObject({ behind: { n: 4 } });
    clock.step(61_000);
    await toldAll(id);
    expect(receiver.ids).toHaveLength(4);
    expect(receiver.taken.map((each) => each.id)).toEqual([...receiver.ids, ...receiver.ids]);
  });

  it('sends a test event at once and says what was answered', async () => {
    const id = await subscribe();
    expect(await subscribers.test(organisationId, id, modules.get(SendEvent))).toMatchObject({
      ok: true,
      status: 204,
    });
    expect(receiver.taken).toMatchObject([{ type: 'frontdoor.test' }]);
    expect(await modules.source.manager.countBy(EventAttempt, { subscriberId: In([id]) })).toBe(1);
  });

  it('refuses an address that leads inside where that is not allowed', async () => {
    const strict = await TestModules.of(
      [TellSubscribersModule],
      new SteppedClock('2026-07-07T09:00:00Z'),
      'cambridge-city',
      UNWIRED,
      {
        REACH_INSIDE: '',
      },
    );
    const { organisationId: own } = await strict.agent('ash');
    const add = (url: string) =>
      strict
        .get(Subscribers)
        .add(own, { name: url, url, types: [], services: [], shape: 'thin', personalData: false });
    for (const url of [
      receiver.url,
      'https://169.254.169.254/',
      'http://hooks.example/',
      'https://localhost/',
    ])
      await expect(add(url)).rejects.toMatchObject({ code: 'subscriber-address-refused' });
    await expect(add('https://hooks.example/events')).resolves.toMatchObject({});
    await strict.stop();
  });
});
