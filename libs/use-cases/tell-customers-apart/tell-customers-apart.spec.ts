import { randomUUID } from 'node:crypto';
import type { InboundContact, Party } from '@frontdoor/contracts';
import {
  type Agent,
  CustomerChange,
  CustomerDoubt,
  Enquiry,
  findAskedWhose,
  findLikeCustomers,
  Identifier,
} from '@frontdoor/persistence';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SteppedClock } from '../../../test/support/stepped-clock.js';
import { TestModules } from '../../../test/support/test-modules.js';
import { TellCustomersApart } from './tell-customers-apart.js';
import { TellCustomersApartModule } from './tell-customers-apart.module.js';

describe('who is who', () => {
  const clock = new SteppedClock('2026-11-23T10:00:00Z');
  let modules: TestModules;
  let telling: TellCustomersApart;
  let ash: Agent;

  beforeAll(async () => {
    modules = await TestModules.of([TellCustomersApartModule], clock);
    telling = modules.get(TellCustomersApart);
    ash = await modules.agent('ash');
  });
  afterAll(() => modules?.stop());

  const newParty = (): Party => ({ kind: 'email', value: `${randomUUID()}@customer.example` });
  const write = (from: Party, more: Partial<InboundContact> = {}) =>
    modules.receive('help', { from, ...more });
  const customerOf = async ({ id }: Enquiry): Promise<string> =>
    (await modules.source.manager.findOneByOrFail(Enquiry, { id })).customerId;
  const alike = ({ id: enquiryId, customerId, organisationId }: Enquiry) =>
    findLikeCustomers(modules.source.manager, { enquiryId, customerId, organisationId });

  /** Somebody known, and a stranger who names their address. */
  const two = async () => {
    const known = newParty();
    const first = await write(known);
    const own = newParty();
    const second = await write(own, { alsoReachableAt: [known] });
    return { known, first, own, second };
  };

  it('is suggested by an address that one of them named, and decided by nobody but a person', async () => {
    const { known, first, second } = await two();
    expect(second.customerId).not.toBe(first.customerId);
    expect(await alike(second)).toMatchObject([
      { id: first.customerId, value: known.value, namedHere: true, namedThere: false },
    ]);
    expect(await alike(first)).toMatchObject([{ id: second.customerId, namedHere: false, namedThere: true }]);
  });

  it.each([
    ['the same', 'Mrs A. O’Neill', true],
    ['another', 'B. O’Neill', false],
  ])(
    'is suggested by a postal address, however written, with the same name alone: %s',
    async (_, name, is) => {
      const street = `${randomUUID().slice(0, 8)} Road`;
      const letter = (value: string, from: string) =>
        write({ kind: 'postal', value, name: from }, { channel: 'letter' });
      const first = await letter(`Flat 2, 12 St John's ${street}, Fenmoor, CB1 2AB`, 'A O’Neill');
      const second = await letter(`FLAT2\n12 St Johns ${street.toUpperCase()}\nFenmoor cb12ab`, name);
      const neighbour = await letter(`Flat 21, 2 St John's ${street}, Fenmoor, CB1 2AB`, name);
      expect(second.customerId).not.toBe(first.customerId);
      expect(await alike(first)).toMatchObject(is ? [{ id: second.customerId, sameName: 'A O’Neill' }] : []);
      expect(await alike(neighbour)).toEqual([]);
    },
  );

  it('is one person on somebody’s word, for what comes later too, until it is undone', async () => {
    const { first, own, second } = await two();
    await telling.say(ash, second.customerId, { otherId: first.customerId, decision: 'one' });
    expect(await customerOf(second)).toBe(first.customerId);
    const later = await write(own);
    expect(later.customerId).toBe(first.customerId);
    const [decision] = await modules.source.query<[{ id: string }]>(
      `SELECT id FROM customer_change WHERE from_id = $1`,
      [second.customerId],
    );
    const both = await Promise.allSettled([1, 2].map(() => telling.undo(ash, decision.id)));
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await customerOf(second)).toBe(second.customerId);
    expect(await customerOf(later)).toBe(second.customerId);
    expect(await customerOf(first)).toBe(first.customerId);
    expect((await write(own)).customerId).toBe(second.customerId);
    await expect(telling.undo(ash, decision.id)).rejects.toMatchObject({
      code: 'customer-decision-not-found',
    });
  });

  it('is not asked again about two who are not the same', async () => {
    const { first, second } = await two();
    await telling.say(ash, second.customerId, { otherId: first.customerId, decision: 'apart' });
    expect(await alike(second)).toEqual([]);
    expect(await customerOf(second)).toBe(second.customerId);
  });

  it('is not told of customers that are not there', async () => {
    const { first } = await two();
    await expect(
      telling.say(ash, first.customerId, { otherId: randomUUID(), decision: 'one' }),
    ).rejects.toMatchObject({
      code: 'customer-not-found',
    });
    const stranger = { ...ash, organisationId: randomUUID() };
    await expect(
      telling.say(stranger, first.customerId, { otherId: first.customerId, decision: 'one' }),
    ).rejects.toMatchObject({
      code: 'customer-not-found',
    });
  });

  it('keeps its evidence, is said once however often, and of nobody and themselves never', async () => {
    const { known, first, second } = await two();
    const { id: enquiryId, customerId } = second;
    const one = { otherId: first.customerId, decision: 'one' as const, enquiryId };
    await telling.say(ash, customerId, { otherId: customerId, decision: 'one' });
    expect(await customerOf(second)).toBe(customerId);
    for (const _ of [1, 2]) await telling.say(ash, customerId, one);
    const said = await modules.source.manager.findBy(CustomerChange, { fromId: customerId });
    expect(said.map(({ evidence }) => evidence)).toEqual([
      `This customer named the email address ${known.value}, from which the other has written.`,
    ]);
  });

  it.each(['email', 'phone'] as const)('is not suggested by what a household shares: %s', async (kind) => {
    const party = (name?: string): Party => ({
      kind,
      value: kind === 'email' ? mailbox : number,
      ...(name && { name }),
    });
    const mailbox = `${randomUUID()}@customer.example`;
    const number = `+447${String(Math.floor(Math.random() * 1e9)).padStart(9, '0')}`;
    const channel = kind === 'email' ? ('email' as const) : ('sms' as const);
    const anna = await modules.receive('help', { from: party('Anna Field'), channel });
    const stranger = (name: string) =>
      modules.receive('help', {
        from: { ...newParty(), name },
        alsoReachableAt: [party()],
      });
    const adam = await stranger('Adam Field');
    expect(await alike(adam)).toEqual([]);
    const a = await stranger('A. Field');
    expect((await alike(a)).map(({ id }) => id)).not.toContain(adam.customerId);
    // Three people of different names use it: it says nothing about anybody.
    await stranger('Joan Meadow');
    expect(await alike(a)).toEqual([]);
    expect(await alike(anna)).toEqual([]);
  });

  it('is not suggested by an address that several people share, as somebody said, until that is undone', async () => {
    const { known, first, own, second } = await two();
    const address = { kind: known.kind, value: known.value };
    await telling.sayOfAddress(ash, first.customerId, { ...address, shared: true });
    await telling.sayOfAddress(ash, first.customerId, { ...address, shared: true });
    expect(await alike(second)).toEqual([]);
    expect((await write(known)).customerId).not.toBe(first.customerId);
    const changes = await modules.source.manager.findBy(CustomerChange, { fromId: first.customerId });
    expect(changes.map(({ kind }) => kind)).toEqual(['shared']);
    await telling.undo(ash, changes[0]!.id);
    expect((await alike(second)).map(({ id }) => id)).toContain(first.customerId);
    expect((await write(known)).customerId).toBe(first.customerId);
    await expect(
      telling.sayOfAddress(ash, first.customerId, { kind: own.kind, value: own.value, shared: true }),
    ).rejects.toMatchObject({ code: 'address-unknown' });
  });

  it('goes by what somebody said of a mailbox that the hub took for a program, and the hub does not say it again', async () => {
    const mailbox = newParty();
    const [one, other] = [newParty(), newParty()];
    const first = await write(mailbox, { alsoReachableAt: [one] });
    await write(mailbox, { alsoReachableAt: [other] });
    const isShared = async () =>
      (await modules.source.manager.findBy(Identifier, { value: mailbox.value })).some(
        ({ shared }) => shared,
      );
    expect(await isShared()).toBe(true);
    expect((await write(mailbox)).customerId).not.toBe(first.customerId);
    const { kind, value } = mailbox;
    await telling.sayOfAddress(ash, first.customerId, { kind, value, shared: false });
    expect((await write(mailbox, { alsoReachableAt: [newParty()] })).customerId).toBe(first.customerId);
    expect(await isShared()).toBe(false);
    const [said] = await modules.source.manager.findBy(CustomerChange, { fromId: first.customerId });
    await telling.undo(ash, said!.id);
    expect(await isShared()).toBe(true);
  });

  it('asks whose it is of what came meanwhile and does not tell', async () => {
    const { first, second } = await two();
    await telling.say(ash, second.customerId, { otherId: first.customerId, decision: 'one' });
    clock.step(1000);
    // Written down at the desk, with no address.
    const meanwhile = await modules.receive('help', {
      channel: 'visit',
      from: undefined,
      takenDown: { agentId: ash.id, customerId: first.customerId },
    });
    expect(meanwhile.customerId).toBe(first.customerId);
    const [decision] = await modules.source.manager.findBy(CustomerChange, { fromId: second.customerId });
    const asked = () => findAskedWhose(modules.source, { enquiryId: meanwhile.id });
    expect(await asked()).toEqual([]);
    await telling.undo(ash, decision!.id);
    expect(await customerOf(meanwhile)).toBe(first.customerId);
    expect(await asked()).toMatchObject([{ decisionId: decision!.id }]);
    await telling.answer(ash, decision!.id, meanwhile.id, 'one');
    expect(await customerOf(meanwhile)).toBe(second.customerId);
    expect(await asked()).toEqual([]);
    await expect(telling.answer(ash, decision!.id, meanwhile.id, 'other')).rejects.toMatchObject({
      code: 'customer-decision-not-found',
    });
  });

  it('is put right where an earlier rule mixed two, and back', async () => {
    const { own, first, second } = await two();
    const { manager } = modules.source;
    // As the rule had it: the second under the first, with an address that nothing knows.
    await manager.update(Enquiry, { id: second.id }, { customerId: first.customerId });
    await manager.delete(Identifier, { customerId: second.customerId });
    const id = randomUUID();
    const { organisationId, customerId } = first;
    await manager.insert(CustomerDoubt, { id, organisationId, customerId, ...own, enquiryIds: [second.id] });
    expect(await telling.doubts(ash)).toMatchObject([
      { id, value: own.value, enquiries: [{ reference: second.reference }] },
    ]);
    const decision = await telling.decide(ash, id, 'separated');
    const separated = await customerOf(second);
    expect(separated).not.toBe(customerId);
    expect(await customerOf(first)).toBe(customerId);
    expect((await write(own)).customerId).toBe(separated);
    expect(await telling.doubts(ash)).toEqual([]);
    await expect(telling.decide(ash, id, 'one')).rejects.toMatchObject({ code: 'customer-doubt-not-found' });

    await expect(telling.undo(ash, decision)).rejects.toMatchObject({ code: 'not-allowed' });
    const supervisor = await modules.agent('oak');
    await telling.undo(supervisor, decision);
    expect(await customerOf(second)).toBe(customerId);
    const one = await telling.decide(supervisor, id, 'one');
    expect(await telling.doubts(supervisor)).toEqual([]);
    await telling.undo(supervisor, one);
    expect(await telling.doubts(ash)).toHaveLength(1);
  });
});
