import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ChannelError } from '../core/index.js';
import { COUNCIL, CUSTOMER, connect, reply, startTestHub, type TestHub } from './twilio.test-hub.js';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());
beforeEach(async () => {
  await hub.standIn.settled();
  hub.deliveries.length = 0;
  hub.standIn.textsTo(CUSTOMER, undefined);
});

const failure = async (work: Promise<unknown>): Promise<ChannelError> => {
  const thrown = await work.then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(thrown).toBeInstanceOf(ChannelError);
  return thrown as ChannelError;
};

describe('sending a text message', () => {
  it('hands it to Twilio and learns that it was delivered', async () => {
    const { providerId, state } = await hub.connection.send(reply());
    expect(state).toBe('sent');
    await hub.standIn.settled();
    expect(hub.standIn.messages.at(-1)).toMatchObject({
      sid: providerId,
      from: COUNCIL,
      to: CUSTOMER,
      body: 'Your bin will be emptied on Thursday.',
      statusCallback: `${hub.publicUrl}/webhooks/twilio/message-status`,
    });
    expect(hub.deliveries).toEqual([
      { providerId, state: 'sent' },
      { providerId, state: 'delivered' },
    ]);
  });

  it('learns in a plain sentence that it did not arrive', async () => {
    hub.standIn.textsTo(CUSTOMER, 30003);
    const { providerId } = await hub.connection.send(reply());
    await hub.standIn.settled();
    expect(hub.deliveries.at(-1)).toEqual({
      providerId,
      state: 'failed',
      problem: 'The phone is switched off or out of reach.',
    });
  });

  it('sends through a messaging service when one is set', async () => {
    const messagingServiceSid = `MG${'f'.repeat(32)}`;
    const connection = connect(hub.standIn.url, hub, { messagingServiceSid });
    await connection.send!(reply());
    expect(hub.standIn.messages.at(-1)).toMatchObject({ from: null, messagingServiceSid });
  });

  it('takes 1,600 characters and refuses more before asking Twilio', async () => {
    await hub.connection.send(reply({ text: 'x'.repeat(1600) }));
    const sent = hub.standIn.messages.length;
    const error = await failure(hub.connection.send(reply({ text: 'x'.repeat(1601) })));
    expect(error.remedy).toBe('give-up');
    expect(error.message).toContain('1601 characters');
    expect(hub.standIn.messages).toHaveLength(sent);
  });

  it('gives up on a party without a number', async () => {
    const error = await failure(hub.connection.send(reply({ to: { kind: 'handle', value: 'BinApp' } })));
    expect(error.remedy).toBe('give-up');
  });

  it.each([
    ['a number that does not exist', { to: { kind: 'phone', value: '+44' } }, 'give-up'],
    ['no words', { text: '' }, 'give-up'],
    [
      'a sending number that is not ours',
      { entryPoint: { address: '+441223999999', name: '' } },
      'reauthorise',
    ],
  ] as const)('%s: %s', async (_name, changes, remedy) => {
    expect((await failure(hub.connection.send(reply(changes)))).remedy).toBe(remedy);
  });

  it('gives up when the customer has texted STOP, without saying who', async () => {
    hub.standIn.textsTo(CUSTOMER, 21610);
    const error = await failure(hub.connection.send(reply()));
    expect(error.remedy).toBe('give-up');
    expect(error.message).toBe('This customer has asked by STOP to get no more text messages from us.');
    expect(`${error.message} ${String(error.cause)}`).not.toContain(CUSTOMER.slice(3));
  });

  it('asks for the operator when the token is wrong', async () => {
    const connection = connect(hub.standIn.url, hub, { authToken: 'some-other-token' });
    const error = await failure(connection.send!(reply()));
    expect(error.remedy).toBe('reauthorise');
    expect(JSON.stringify(error.cause ?? '')).not.toContain('some-other-token');
  });

  it('asks for the operator when Twilio refuses the address of the hub', async () => {
    const connection = connect(hub.standIn.url, { ...hub, publicUrl: 'contact.example' });
    expect((await failure(connection.send!(reply()))).remedy).toBe('reauthorise');
  });
});

describe('trouble on the way', () => {
  it('slows down for as long as Twilio says', async () => {
    hub.standIn.next({ status: 429 });
    const error = await failure(hub.connection.send(reply()));
    expect(error).toMatchObject({ remedy: 'slow-down', retryAfterMs: 2000 });
  });

  it.each([
    [500, 'retry'],
    [503, 'retry'],
    [502, 'reconcile'],
    [504, 'reconcile'],
    [403, 'reauthorise'],
    [418, 'give-up'],
  ])('HTTP %i: %s', async (status, remedy) => {
    hub.standIn.next({ status });
    expect((await failure(hub.connection.send(reply()))).remedy).toBe(remedy);
  });

  it('tries again when nobody listens', async () => {
    const connection = connect('http://127.0.0.1:9', hub);
    expect((await failure(connection.send!(reply()))).remedy).toBe('retry');
  });

  it('finds the message again after a broken connection', async () => {
    const message = reply({ text: 'Carried out, answer lost' });
    hub.standIn.next({ reset: 'after' });
    expect((await failure(hub.connection.send(message))).remedy).toBe('reconcile');
    const { sid } = hub.standIn.messages.at(-1)!;
    expect(await hub.connection.reconcile(message, hub.clock.now())).toMatchObject({ providerId: sid });
  });

  it('finds the message again after a time-out', async () => {
    const message = reply({ text: 'Carried out, answered late' });
    const impatient = connect(hub.standIn.url, hub, { timeoutMs: 400 });
    hub.standIn.next({ delayMs: 700 });
    expect((await failure(impatient.send!(message))).remedy).toBe('reconcile');
    expect(await hub.connection.reconcile(message, hub.clock.now())).toMatchObject({
      providerId: hub.standIn.messages.at(-1)!.sid,
    });
  });

  it('knows when it was not carried out', async () => {
    const message = reply({ text: 'Never arrived' });
    hub.standIn.next({ reset: 'before' });
    expect((await failure(hub.connection.send(message))).remedy).toBe('reconcile');
    expect(await hub.connection.reconcile(message, hub.clock.now())).toBe('not-sent');
  });

  it('does not take the same words of an earlier day for it', async () => {
    const message = reply({ text: 'Same words every week' });
    await hub.connection.send(message);
    hub.clock.advance(86_400_000);
    expect(await hub.connection.reconcile(message, hub.clock.now())).toBe('not-sent');
  });

  it('does not guess when too much was sent there since', async () => {
    for (let i = 0; i < 50; i++) await hub.connection.send(reply({ text: `Number ${i}` }));
    expect(await hub.connection.reconcile(reply({ text: 'Buried' }), hub.clock.now())).toBeUndefined();
  });

  it('says that asking failed, which does no harm to repeat', async () => {
    hub.standIn.next({ reset: 'before' });
    expect((await failure(hub.connection.reconcile(reply(), hub.clock.now()))).remedy).toBe('retry');
  });
});

describe('probe', () => {
  it('names the account', async () => {
    expect(await hub.connection.probe()).toEqual({
      ok: true,
      detail: 'Twilio answers: the account “Twilio stand-in” is active.',
    });
  });

  it('says what is wrong', async () => {
    const wrong = connect(hub.standIn.url, hub, { authToken: 'some-other-token' });
    expect(await wrong.probe()).toEqual({
      ok: false,
      detail: 'Twilio does not accept our account and token.',
    });
    const nobody = connect('http://127.0.0.1:9', hub);
    expect(await nobody.probe()).toEqual({ ok: false, detail: 'Twilio cannot be reached at the moment.' });
  });
});
