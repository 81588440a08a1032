import { twilioAdapter } from '@frontdoor/channels/twilio';
import {
  Agent,
  CallLeg,
  Contact,
  Customer,
  Enquiry,
  EntryPoint,
  pauseEntryPoint,
  PhoneCall,
  Service,
} from '@frontdoor/persistence';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SteppedClock } from '../../../test/support/stepped-clock.js';
import { TestModules } from '../../../test/support/test-modules.js';
import { RouteContact } from '../../use-cases/route-contact/route-contact.js';
import { wireAdapters } from '../channels/index.js';
import { Directory } from '../directory/index.js';
import { QueueModule } from '../queue/index.js';
import { Receipts } from '../receipts/index.js';
import { CallDesk } from './call-desk.js';
import { CallsModule } from './calls.module.js';
import { newLeg } from './new-leg.js';

const ACCOUNT = { accountSid: `AC${'0123456789abcdef'.repeat(2)}`, authToken: 'a-token-only-used-in-tests' };
const COUNCIL = '+441632960000';

describe('what a telephone is answered with', () => {
  let modules: TestModules;
  let sid = 0;
  const clock = new SteppedClock('2026-07-07T10:00:00Z');
  const desk = () => modules.get(CallDesk);
  const manager = () => modules.source.manager;

  beforeAll(async () => {
    const adapters = wireAdapters([twilioAdapter], {
      TWILIO_ACCOUNT_SID: ACCOUNT.accountSid,
      TWILIO_AUTH_TOKEN: ACCOUNT.authToken,
    });
    const wiring = { adapters, process: { serves: false, reads: false } };
    modules = await TestModules.of([CallsModule, QueueModule], clock, 'cambridge-city', wiring);
    // Somebody is on in every service but one.
    const services = await manager().find(Service);
    const serviceIds = services.filter(({ slug }) => slug !== 'customer-services').map(({ id }) => id);
    await manager().update(Agent, { name: 'Ash' }, { presence: 'available', serviceIds });
  });
  afterAll(() => modules?.stop());

  const comes = async () => {
    clock.step(1000);
    const providerId = `CA${String((sid += 1)).padStart(32, '0')}`;
    const arrival = {
      ...{ channel: 'phone' as const, entryPoint: COUNCIL, idempotencyKey: providerId },
      ...{ raw: Buffer.from('as it came'), contentType: 'application/x-www-form-urlencoded' },
      contact: {
        ...{ channel: 'phone' as const, entryPoint: COUNCIL, alsoReachableAt: [], attachments: [] },
        ...{ from: { kind: 'phone' as const, value: '+447700900123' }, text: 'A telephone call.' },
      },
    };
    const receipt = await modules.get(Receipts).receive(arrival);
    const call = { entryPoint: COUNCIL, providerId };
    const script = await desk().next({ of: 'caller', call, ask: 'begin' }, { arrival, receipt });
    return { script, id: receipt.contactId };
  };
  const line = () => manager().findOneByOrFail(EntryPoint, { channel: 'phone', address: COUNCIL });
  const ruled = async (slug: string, before: object[]): Promise<void> => {
    await manager().update(Service, { slug }, { callRules: { before, waiting: [] } });
    await modules.get(Directory).refresh();
  };

  it('has the words of a line that is paused, and offers what a closed one does', async () => {
    const { id } = await line();
    const words = 'Our building has no power. We are back on Thursday.';
    const now = clock.now();
    await pauseEntryPoint(manager(), { entryPointId: id, now, at: now, by: null, words });
    await modules.get(Directory).refresh();
    const { script } = await comes();
    expect(script.say).toEqual([
      expect.stringContaining('Thank you for calling'),
      words,
      'To be rung back at a time that suits you, press 2.',
      'To leave a message, press 3.',
    ]);
    expect(script.next).toMatchObject({ do: 'listen', ask: 'offered.callback-later-and-voicemail' });
    await pauseEntryPoint(manager(), { entryPointId: id, now, at: null, by: null, words: null });
    await modules.get(Directory).refresh();
  });

  it('goes by the rules of the service that a caller is passed on to, and by those of none twice', async () => {
    await ruled('customer-services', [{ when: 'nobody-on', does: { service: 'waste' } }]);
    const { script } = await comes();
    expect(script.next).toMatchObject({ do: 'wait', sound: 'ringing' });

    const more = { when: { waitingMoreThan: 0 }, does: { say: 'Bins are late today.' } };
    await ruled('waste', [more]);
    const told = await comes();
    expect(told.script.say).toContain('Bins are late today.');
    const waste = await manager().findOneByOrFail(Service, { slug: 'waste' });
    expect(await manager().findOneByOrFail(PhoneCall, { id: told.id })).toMatchObject({
      serviceId: waste.id,
    });

    await ruled('waste', [{ when: { waitingMoreThan: 0 }, does: { service: 'customer-services' } }]);
    expect((await comes()).script.next).toMatchObject({ do: 'wait', sound: 'ringing' });
    await ruled('customer-services', []);
    await ruled('waste', []);
  });

  it('tells a partner who picks up whose caller it is, and about what', async () => {
    const { id } = await comes();
    const { reference } = await manager().findOneByOrFail(PhoneCall, { id });
    expect(await desk().next({ of: 'partner', call: id })).toEqual({
      language: 'en',
      say: [
        expect.stringMatching(/^This is .+\. We put a caller through to you, who rang us about .+\.$/),
        'The reference of the caller is',
        { spell: reference },
      ],
      next: { do: 'go-on' },
    });
    // Somebody else who picks up for the same caller is told nothing.
    expect(await desk().next({ of: 'partner', call: id })).toEqual({ next: { do: 'hang-up' } });
  });

  it('tells whoever is asked into a call by whom, and about what, before they speak', async () => {
    const { id } = await comes();
    const ash = await modules.agent('ash');
    await manager().update(PhoneCall, { id }, { state: 'talking', agentId: ash.id, answeredAt: clock.now() });
    const leg = newLeg({ id, callId: id, kind: 'guest', number: '+441632960999', askedAt: clock.now() });
    await manager().insert(CallLeg, leg);
    const script = await desk().next({ of: 'leg', leg: id, providerId: 'CA9', ask: 'answered' });
    expect(script.say?.[0]).toMatch(/^This is .+\. Ash asks you into a call about .+\. Its reference is$/);
    expect(script.next).toEqual({ do: 'join', room: id, as: 'guest' });
  });

  it('is in the language of the customer on their answering machine', async () => {
    const { id } = await comes();
    await modules.get(RouteContact).handle({ ids: [id] });
    const contact = await manager().findOneByOrFail(Contact, { id });
    const { customerId } = await manager().findOneByOrFail(Enquiry, { id: contact.enquiryId });
    await manager().update(
      PhoneCall,
      { id },
      {
        direction: 'out',
        callerId: '+441223457000',
        state: 'talking',
        agentId: (await modules.agent('ash')).id,
        answeredAt: clock.now(),
      },
    );
    const leg = newLeg({ id, callId: id, kind: 'customer', number: '+447700900123', askedAt: clock.now() });
    await manager().insert(CallLeg, leg);
    const message = () => desk().next({ of: 'leg', leg: id, providerId: 'CA8', ask: 'message' });
    expect(await message()).toMatchObject({
      language: 'en',
      say: [expect.stringContaining('We rang to speak')],
    });
    await manager().update(Customer, { id: customerId }, { language: 'cy' });
    expect(await message()).toMatchObject({ language: 'cy', say: [expect.stringMatching(/^Dyma /)] });
  });
});
