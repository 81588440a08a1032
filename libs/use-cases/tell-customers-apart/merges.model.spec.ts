import { randomUUID } from 'node:crypto';
import type { Party } from '@frontdoor/contracts';
import { type Agent, Customer, CustomerChange, Enquiry, Identifier, IsNull } from '@frontdoor/persistence';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { SteppedClock } from '../../../test/support/stepped-clock.js';
import { TestModules } from '../../../test/support/test-modules.js';
import { TellCustomersApart } from './tell-customers-apart.js';
import { TellCustomersApartModule } from './tell-customers-apart.module.js';

const PEOPLE = 4;
const person = fc.nat({ max: PEOPLE - 1 });
/** One after the other: two are taken for one, the nth decision that holds is undone, or somebody writes. */
const deeds = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.record({ do: fc.constant('one' as const), from: person, to: person }) },
    { weight: 3, arbitrary: fc.record({ do: fc.constant('undo' as const), nth: fc.nat({ max: 5 }) }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('write' as const), who: person }) },
  ),
  { minLength: 4, maxLength: 12 },
);

const clock = new SteppedClock('2026-11-23T10:00:00Z');
let modules: TestModules;
let ash: Agent;
beforeAll(async () => {
  modules = await TestModules.of([TellCustomersApartModule], clock);
  ash = await modules.agent('ash');
});
afterAll(() => modules?.stop());

/** Somebody, with the customer that they are by themselves and what they wrote. */
interface Somebody {
  party: Party;
  customerId: string;
  enquiryIds: string[];
}

/** People whom nobody has connected: half of them have no email address. */
const somebody = async (n: number): Promise<Somebody> => {
  const digits = String(Math.floor(Math.random() * 1e9)).padStart(9, '0');
  const party: Party =
    n % 2 === 0
      ? { kind: 'email', value: `${randomUUID()}@customer.example` }
      : { kind: 'phone', value: `+447${digits}` };
  const { id, customerId } = await write(party);
  return { party, customerId, enquiryIds: [id] };
};
const write = (from: Party): Promise<Enquiry> => {
  clock.step(1000);
  return modules.receive('help', { from, channel: from.kind === 'phone' ? 'sms' : 'email' });
};

/** Who has what is theirs: the model, of the same rule in the plainest way. */
function holders(
  people: readonly Somebody[],
  said: readonly (readonly [string, string])[],
): Map<string, string> {
  const holder = new Map(people.map(({ customerId }) => [customerId, customerId]));
  for (const [from, to] of said) {
    const [gone, stays] = [holder.get(from)!, holder.get(to)!];
    for (const [id, each] of holder) if (each === gone) holder.set(id, stays);
  }
  return holder;
}

it(
  'leaves what there would be without whatever was undone, in any order, and each their own in the end',
  { timeout: 120_000 },
  async () => {
    const telling = modules.get(TellCustomersApart);
    const { manager } = modules.source;
    await fc.assert(
      fc.asyncProperty(deeds, fc.infiniteStream(fc.nat()), async (all, chance) => {
        const people: Somebody[] = [];
        for (let n = 0; n < PEOPLE; n++) people.push(await somebody(n));
        const ids = people.map(({ customerId }) => customerId);
        const holding = async () => {
          const rows = await manager.find(CustomerChange, {
            where: { kind: 'one', undoneAt: IsNull() },
            order: { at: 'ASC', id: 'ASC' },
          });
          return rows.filter(({ fromId }) => ids.includes(fromId));
        };
        const check = async (): Promise<void> => {
          const said = (await holding()).map(({ fromId, toId }) => [fromId, toId] as const);
          const expected = holders(people, said);
          for (const { party, customerId, enquiryIds } of people) {
            const holder = expected.get(customerId);
            for (const id of enquiryIds)
              expect((await manager.findOneByOrFail(Enquiry, { id })).customerId).toBe(holder);
            const { kind, value } = party;
            const address = await manager.findOneByOrFail(Identifier, { kind, value, enquiryId: IsNull() });
            expect(address.customerId).toBe(holder);
            const { mergedIntoId } = await manager.findOneByOrFail(Customer, { id: customerId });
            expect(mergedIntoId ?? customerId).toBe(holder);
          }
        };
        for (const deed of all) {
          clock.step(1000);
          if (deed.do === 'one')
            await telling.say(ash, ids[deed.from]!, { otherId: ids[deed.to]!, decision: 'one' });
          if (deed.do === 'undo') {
            const said = await holding();
            if (said.length > 0) await telling.undo(ash, said[deed.nth % said.length]!.id);
          }
          if (deed.do === 'write') {
            const { party, enquiryIds } = people[deed.who]!;
            enquiryIds.push((await write(party)).id);
          }
          await check();
        }
        for (let said = await holding(); said.length > 0; said = await holding()) {
          await telling.undo(ash, said[chance.next().value! % said.length]!.id);
          await check();
        }
        for (const { customerId, enquiryIds } of people)
          for (const id of enquiryIds)
            expect((await manager.findOneByOrFail(Enquiry, { id })).customerId).toBe(customerId);
      }),
      { numRuns: 12 },
    );
  },
);
