import { twilioAdapter, startTwilioStandIn, type TwilioStandIn } from '@frontdoor/channels/twilio';
import {
  Agent,
  CallLeg,
  findOccasionToOffer,
  LedgerEntry,
  PhoneCall,
  WorkItem,
} from '@frontdoor/persistence';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SteppedClock } from '../../../test/support/stepped-clock.js';
import { TestModules } from '../../../test/support/test-modules.js';
import { RouteContact } from '../../use-cases/route-contact/route-contact.js';
import { wireAdapters } from '../channels/index.js';
import { OfferWork, QueueModule } from '../queue/index.js';
import { Receipts } from '../receipts/index.js';
import { AskProviders } from './ask-providers.js';
import { BringTelephones } from './bring-telephones.js';
import { CallDesk } from './call-desk.js';
import { CallsModule } from './calls.module.js';
import { LegDesk } from './leg-desk.js';

const ACCOUNT = { accountSid: `AC${'0123456789abcdef'.repeat(2)}`, authToken: 'a-token-only-used-in-tests' };
const COUNCIL = '+441632960000';
const CALLER = '+447700900123';

describe('a call whose provider tells a hub that was down', () => {
  let standIn: TwilioStandIn;
  let modules: TestModules;
  const clock = new SteppedClock('2026-07-07T10:00:00Z');
  beforeAll(async () => {
    standIn = await startTwilioStandIn({ ...ACCOUNT, numbers: [COUNCIL], clock });
    const adapters = wireAdapters([twilioAdapter], {
      TWILIO_ACCOUNT_SID: ACCOUNT.accountSid,
      TWILIO_AUTH_TOKEN: ACCOUNT.authToken,
      TWILIO_API_BASE: standIn.url,
    });
    const wiring = { adapters, process: { serves: false, reads: false } };
    modules = await TestModules.of([CallsModule, QueueModule], clock, 'cambridge-city', wiring);
  });
  afterAll(async () => {
    await modules?.stop();
    await standIn?.close();
  });

  /** As the webhook of the provider has it: durable, begun, routed; the id of the call. */
  const comes = async (providerId: string): Promise<string> => {
    const arrival = {
      ...{ channel: 'phone' as const, entryPoint: COUNCIL, idempotencyKey: providerId },
      ...{ raw: Buffer.from('as it came'), contentType: 'application/x-www-form-urlencoded' },
      contact: {
        ...{ channel: 'phone' as const, entryPoint: COUNCIL, alsoReachableAt: [], attachments: [] },
        ...{ from: { kind: 'phone' as const, value: CALLER }, text: 'A telephone call.' },
      },
    };
    const receipt = await modules.get(Receipts).receive(arrival);
    const call = { entryPoint: COUNCIL, providerId };
    const first = await modules
      .get(CallDesk)
      .next({ of: 'caller', call, ask: 'begin' }, { arrival, receipt });
    expect(first.next).toMatchObject({ do: 'wait', sound: 'ringing' });
    await modules.get(RouteContact).handle({ ids: [receipt.contactId] });
    return receipt.contactId;
  };

  /** Offered to somebody whose telephone rings. */
  const rings = async (providerId: string): Promise<{ call: PhoneCall; leg: CallLeg }> => {
    const id = await comes(providerId);
    modules.get(OfferWork).kick((await modules.agent('ash')).organisationId);
    await expect
      .poll(() => modules.source.manager.findOneBy(WorkItem, { contactId: id }))
      .toMatchObject({ state: 'offered' });
    await modules.get(BringTelephones).handle({ ids: [id] });
    const leg = await modules.source.manager.findOneByOrFail(CallLeg, { callId: id });
    return { call: await modules.source.manager.findOneByOrFail(PhoneCall, { id }), leg };
  };

  it('is asked about, and its ledger is right afterwards', async () => {
    // Whoever starts asks about all calls; from then on about those that are silent.
    await modules.get(AskProviders).sweep();
    await modules.source.manager.update(Agent, { name: 'Ash' }, { presence: 'available' });
    // The stand-in never had this call: to its provider it is over.
    const { call, leg } = await rings('CA00000000000000000000000000000001');
    expect(standIn.calls.at(-1)).toMatchObject({ sid: leg.providerId, to: '+441632960200' });
    clock.step(7_000);
    const ask = { of: 'leg' as const, leg: leg.id, providerId: leg.providerId! };
    expect((await modules.get(LegDesk).next({ ...ask, ask: 'answered' })).next).toMatchObject({
      for: 'keys',
    });
    expect((await modules.get(LegDesk).next({ ...ask, ask: 'take', keys: '1' })).next).toEqual({
      ...{ do: 'join', room: call.id, as: 'staff' },
    });
    // Whose work it is follows after the answer.
    await modules.get(BringTelephones).handle({ ids: [call.id] });
    // Asked twice, the answer is the same.
    expect((await modules.get(LegDesk).next({ ...ask, ask: 'take', keys: '1' })).next).toMatchObject({
      do: 'join',
    });
    // Whoever speaks takes no other call, and nobody has to wait for a round of offers that finds that out.
    const isOccasion = async (): Promise<boolean> =>
      (
        await findOccasionToOffer(modules.source, {
          organisationId: call.organisationId,
          now: clock.now(),
          widened: [],
        })
      )[0]!.found;
    await comes('CA00000000000000000000000000000002');
    expect(await isOccasion()).toBe(false);
    await modules.receive('waste');
    expect(await isOccasion()).toBe(true);
    clock.step(59_000);
    await modules.get(AskProviders).sweep();
    const known = () => modules.source.manager.findOneByOrFail(PhoneCall, { id: call.id });
    expect(await known()).toMatchObject({ state: 'talking' });
    clock.step(2_000);
    await modules.get(AskProviders).sweep();
    expect(await known()).toMatchObject({ state: 'ended', endedAs: 'answered', endedAt: clock.now() });
    expect(await modules.agent('ash')).toMatchObject({ presence: 'wrap-up' });
    const answered = await modules.source.manager.findBy(LedgerEntry, {
      contactId: call.id,
      type: 'answered',
    });
    expect(answered.map(({ at }) => at - call.beganAt)).toEqual([7_000]);
  });
});
