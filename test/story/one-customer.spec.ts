import { api, type EnquiryDetail } from '@frontdoor/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusalOf, startCouncil } from '../support/council.js';
import { Desk } from '../support/desk.js';
import type { World } from '../support/world.js';

/** Two of them have no email address. */
const ANN = 'ann.weir@customer.example';
const BEN = '+447700900841';
const CAT = '+447700900842';

describe('one customer under several addresses', () => {
  let world: World;
  let ash: Desk;
  const first = {} as Record<'ann' | 'ben' | 'cat', EnquiryDetail>;

  const texted = async (from: string, words: string): Promise<EnquiryDetail> => {
    await ash.text(from, words);
    return ash.takeOn(words);
  };
  beforeAll(async () => {
    world = await startCouncil();
    ash = await Desk.of(world, 'ash');
    first.ann = await ash.receive('help', 'The lamp in Weir Street is dark', ANN);
    first.ben = await texted(BEN, 'When do you empty the bins?');
    first.cat = await texted(CAT, 'May I keep hens?');
  });
  afterAll(() => world?.stop());

  const customerOf = async ({ id }: EnquiryDetail) => (await ash.read(id)).customerDetail;
  const own = () =>
    Object.fromEntries(Object.entries(first).map(([who, { customerDetail }]) => [who, customerDetail.id]));
  const now = async () => {
    const found = await Promise.all(
      Object.entries(first).map(async ([who, enquiry]) => [who, (await customerOf(enquiry)).id]),
    );
    return Object.fromEntries(found) as ReturnType<typeof own>;
  };
  const sayOne = (one: EnquiryDetail, other: EnquiryDetail) =>
    ash.agent.ask(api.sayWhoCustomersAre, {
      params: { id: one.customerDetail.id },
      body: { otherId: other.customerDetail.id, decision: 'one', enquiryId: one.id },
    });
  const decisions = async (enquiry: EnquiryDetail) => (await ash.read(enquiry.id)).customerDecisions;
  const undo = (id: string) => ash.agent.ask(api.undoCustomerDecision, { params: { id } });

  it.each(['first', 'second'] as const)(
    'is two of three people, then all three, and each by themselves when the %s is undone before the other',
    async (which) => {
      const before = own();
      await sayOne(first.ann, first.ben);
      await sayOne(first.ben, first.cat);
      const one = await now();
      expect(new Set(Object.values(one))).toEqual(new Set([before['cat']]));
      expect((await customerOf(first.ann)).identifiers.map(({ value }) => value).toSorted()).toEqual(
        [ANN, BEN, CAT].toSorted(),
      );
      const since = await ash.receive('help', `And the lamp in Mill Lane? ${which}`, ANN);
      expect(since.customerDetail.id).toBe(before['cat']);

      const said = await decisions(first.cat);
      expect(said.map(({ kind }) => kind)).toEqual(['one', 'one']);
      const [second, earlier] = said.map(({ id }) => id);
      await undo(which === 'first' ? earlier! : second!);
      expect(await now()).toEqual(
        which === 'first' ? { ...before, ben: before['cat'] } : { ...before, ann: before['ben'] },
      );
      await undo(which === 'first' ? second! : earlier!);
      expect(await now()).toEqual(before);
      // What came meanwhile goes by who wrote it.
      expect((await customerOf(since)).id).toBe(before['ann']);
      expect((await customerOf(first.ann)).identifiers.map(({ value }) => value)).toEqual([ANN]);
      expect(await decisions(first.ben)).toEqual([]);
      const again = await ash.agent.request(api.undoCustomerDecision, { params: { id: earlier! } });
      expect(await refusalOf(again)).toBe('404 customer-decision-not-found');
    },
  );
});
