import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { COUNCIL, CUSTOMER, startTestHub, type TestHub } from './twilio.test-hub.js';

const AGENT = '+441223457999';
let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());
beforeEach(() => {
  hub.deliveries.length = 0;
  hub.standIn.phone(AGENT, 'answers');
  hub.standIn.phone(CUSTOMER, 'answers');
});

const callNow = async (callerId = COUNCIL): Promise<string> => {
  const { providerId } = await hub.connection.call({
    id: 'call-1',
    callerId,
    agentNumber: AGENT,
    customerNumber: CUSTOMER,
  });
  await hub.standIn.settled();
  expect(hub.standIn.troubles).toEqual([]);
  return providerId;
};

describe('call now', () => {
  it('rings the agent, then the customer, who sees the council’s number', async () => {
    const providerId = await callNow();
    expect(hub.standIn.calls.at(-1)).toMatchObject({
      sid: providerId,
      from: COUNCIL,
      to: AGENT,
      status: 'completed',
      heard: ['Connecting you to the customer.'],
      dialled: { to: CUSTOMER, callerId: COUNCIL, status: 'completed' },
    });
    expect(hub.deliveries[0]).toEqual({ providerId, state: 'sent' });
    expect(hub.deliveries.at(-1)).toEqual({ providerId, state: 'delivered' });
    expect(hub.deliveries.some(({ state }) => state === 'failed')).toBe(false);
  });

  it.each([
    ['busy', 'The customer’s line is engaged.'],
    ['no-answer', 'The customer did not answer.'],
    ['failed', 'The customer’s number could not be connected.'],
  ] as const)('tells everybody when the customer’s phone is %s', async (pickup, problem) => {
    hub.standIn.phone(CUSTOMER, pickup);
    const providerId = await callNow();
    expect(hub.deliveries.at(-1)).toEqual({ providerId, state: 'failed', problem });
    expect(hub.standIn.calls.at(-1)!.heard.at(-1)).toBe(problem);
  });

  it('never rings the customer when the agent does not answer', async () => {
    hub.standIn.phone(AGENT, 'no-answer');
    const providerId = await callNow();
    expect(hub.standIn.calls.at(-1)!.dialled).toBeUndefined();
    expect(hub.deliveries).toEqual([
      { providerId, state: 'failed', problem: 'The agent’s own phone was not answered.' },
    ]);
  });

  it('asks for the operator when the caller id is not ours', async () => {
    await expect(callNow('+441223999999')).rejects.toMatchObject({ remedy: 'reauthorise' });
  });

  it('never tries again blindly when the answer is lost', async () => {
    hub.standIn.next({ reset: 'after' });
    await expect(callNow()).rejects.toMatchObject({ remedy: 'reconcile' });
    await hub.standIn.settled();
  });
});
