import { randomUUID } from 'node:crypto';
import { adjustmentsOf, type Authority } from '@frontdoor/contracts';
import { type Agent, Enquiry } from '@frontdoor/persistence';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SteppedClock } from '../../../test/support/stepped-clock.js';
import { TestModules } from '../../../test/support/test-modules.js';
import { keptNeedsOf } from '@frontdoor/casework/customers';
import { PreferChannel } from '../prefer-channel/prefer-channel.js';
import { PreferChannelModule } from '../prefer-channel/prefer-channel.module.js';
import { CustomerReader } from '../read/customer-reader.js';
import { ReadModule } from '../read/read.module.js';
import { TellCustomersApart } from '../tell-customers-apart/tell-customers-apart.js';
import { TellCustomersApartModule } from '../tell-customers-apart/tell-customers-apart.module.js';
import { KeepAuthority } from './keep-authority.js';
import { KeepAuthorityModule } from './keep-authority.module.js';

const DAY_MS = 86_400_000;

describe('a customer by themselves', () => {
  const clock = new SteppedClock('2026-07-07T09:00:00Z');
  let modules: TestModules;
  let ash: Agent;
  beforeAll(async () => {
    modules = await TestModules.of(
      [KeepAuthorityModule, PreferChannelModule, ReadModule, TellCustomersApartModule],
      clock,
    );
    ash = await modules.agent('ash');
  });
  afterAll(() => modules?.stop());

  const page = (id: string, cursor?: string) => modules.get(CustomerReader).page(ash, id, cursor);
  const given = {
    ...{ forName: 'Gwen Marsh', forReference: '', kind: 'attorney' as const },
    ...{ evidence: 'Sealed copy seen, kept with the post', from: '2026-07-01', until: '2026-07-10' },
  };
  const states = (all: readonly Authority[]) =>
    all.map(({ direction, name, state }) => `${direction} ${name} ${state}`);

  it('acts for somebody else as long as it was proven, which both of them show', async () => {
    const [daughter, mother] = [await modules.receive('help'), await modules.receive('help')];
    const keeping = modules.get(KeepAuthority);
    await keeping.sayWhat(ash, daughter.customerId, { kind: 'person', name: 'Nell Marsh' });
    await keeping.record(ash, daughter.customerId, {
      ...given,
      forReference: mother.reference.toLowerCase(),
    });
    expect(states((await page(daughter.customerId)).authorities)).toEqual(['acts Gwen Marsh holds']);
    expect((await page(mother.customerId)).authorities).toMatchObject([
      { direction: 'acted-for', name: 'Nell Marsh', otherId: daughter.customerId, until: '2026-07-10' },
    ]);
    clock.step(3 * DAY_MS);
    expect(states((await page(mother.customerId)).authorities)).toEqual(['acted-for Nell Marsh holds']);
    clock.step(DAY_MS);
    expect(states((await page(daughter.customerId)).authorities)).toEqual(['acts Gwen Marsh ran-out']);
    const [known] = (await page(daughter.customerId)).authorities;
    await keeping.end(ash, known!.id);
    expect(states((await page(daughter.customerId)).authorities)).toEqual(['acts Gwen Marsh ended']);
    await expect(keeping.end(ash, known!.id)).rejects.toMatchObject({ code: 'authority-not-found' });
  });

  it('does not act for themselves, nor for a time that ends before it begins', async () => {
    const { customerId, reference } = await modules.receive('help');
    const record = (changes: object) =>
      modules.get(KeepAuthority).record(ash, customerId, { ...given, ...changes });
    await expect(record({ forReference: reference })).rejects.toMatchObject({ code: 'authority-refused' });
    await expect(record({ until: '2026-06-30' })).rejects.toMatchObject({ code: 'authority-refused' });
    await expect(record({ forReference: 'NONE-0000' })).rejects.toMatchObject({ code: 'enquiry-not-found' });
    expect((await page(customerId)).authorities).toEqual([]);
    await expect(page(randomUUID())).rejects.toMatchObject({ code: 'customer-not-found' });
  });

  it('is an organisation with a name, and has all its enquiries page by page', async () => {
    const from = { kind: 'email' as const, value: `${randomUUID()}@customer.example` };
    const { id, customerId } = await modules.receive('help', { from });
    await modules.get(KeepAuthority).sayWhat(ash, customerId, { kind: 'organisation', name: 'Fen Scouts' });
    const one = await modules.source.manager.findOneByOrFail(Enquiry, { id });
    const rows = Array.from({ length: 60 }, (_, n) => ({
      ...one,
      ...{
        id: randomUUID(),
        reference: `OLD0-${String(n).padStart(4, '0')}`,
        lastContactAt: one.lastContactAt - (n >> 1),
      },
    }));
    await modules.source.manager.insert(Enquiry, rows);
    const first = await page(customerId);
    expect(first).toMatchObject({
      name: 'Fen Scouts',
      kind: 'organisation',
      addresses: [{ value: from.value }],
    });
    expect(first.enquiries).toHaveLength(50);
    const second = await page(customerId, first.nextCursor!);
    expect(second.nextCursor).toBeNull();
    const all = [...first.enquiries, ...second.enquiries].map((each) => each.id);
    expect(new Set(all)).toEqual(new Set([id, ...rows.map((row) => row.id)]));
    expect(all).toHaveLength(61);
  });

  it('needs what any of those needs who are one with them, and for themselves again what they said', async () => {
    const [one, other] = [await modules.receive('help'), await modules.receive('help')];
    const telling = modules.get(TellCustomersApart);
    await modules.get(PreferChannel).recordNeeds(ash, one.customerId, ['phone-only'], 'Hard of seeing');
    await modules.get(PreferChannel).recordNeeds(ash, other.customerId, ['bsl'], null);
    await telling.say(ash, one.customerId, { otherId: other.customerId, decision: 'one' });
    const kept = async (id: string) => adjustmentsOf(await keptNeedsOf(modules.source.manager, id));
    expect(await kept(other.customerId)).toMatchObject({
      ...{ needs: ['bsl', 'phone-only'], onlyBy: ['phone'], interpreter: 'bsl' },
    });
    const shown = await page(one.customerId);
    expect(shown).toMatchObject({ id: other.customerId, needsNote: 'Hard of seeing' });
    await telling.undo(ash, shown.decisions[0]!.id);
    expect((await kept(one.customerId)).needs).toEqual(['phone-only']);
    expect((await kept(other.customerId)).needs).toEqual(['bsl']);
    expect((await page(one.customerId)).decisions).toMatchObject([{ kind: 'one', undone: { by: 'Ash' } }]);
  });
});
