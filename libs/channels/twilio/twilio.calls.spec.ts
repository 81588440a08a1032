import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { callTo, letterTo } from '../../../test/support/sendables.js';
import type { CallEvent } from '../core/index.js';
import { callEvents } from './twilio.calls.js';
import { COUNCIL, CUSTOMER, startTestHub, type TestHub } from './twilio.test-hub.js';

const AGENT = '+441223457999';
const NOW = Date.parse('2026-11-23T10:00:00Z');
let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());
beforeEach(() => {
  hub.calls.length = 0;
  hub.standIn.phone(AGENT, 'answers');
  hub.standIn.phone(CUSTOMER, 'answers');
});

const callNow = async (callerId = COUNCIL): Promise<string> => {
  const { providerId } = await hub.connection.send(callTo(CUSTOMER, { callerId, agentNumber: AGENT }));
  await hub.standIn.settled();
  expect(hub.standIn.troubles).toEqual([]);
  return providerId;
};

const told = (): string[] => hub.calls.map(({ leg, what }) => `${leg} ${what}`);

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
    expect(told()).toEqual([
      'agent ringing',
      'agent answered',
      'customer ringing',
      'customer answered',
      'customer ended',
      'customer ended',
      'agent ended',
    ]);
    expect(new Set(hub.calls.map(({ call }) => JSON.stringify(call)))).toEqual(
      new Set([JSON.stringify({ providerId })]),
    );
    expect(hub.calls[4]).toMatchObject({ at: NOW, sequence: 2, talkedMs: 40_000 });
    expect(hub.calls.some(({ problem }) => problem)).toBe(false);
  });

  it.each([
    ['busy', 'The customer’s line is engaged.'],
    ['no-answer', 'The customer did not answer.'],
    ['failed', 'The customer’s number could not be connected.'],
  ] as const)('tells everybody when the customer’s phone is %s', async (pickup, problem) => {
    hub.standIn.phone(CUSTOMER, pickup);
    await callNow();
    const ends = hub.calls.filter(({ leg, what }) => leg === 'customer' && what === 'ended');
    expect(ends.map((each) => each.problem)).toEqual([problem, problem]);
    expect(told()).not.toContain('customer answered');
    expect(hub.standIn.calls.at(-1)!.heard.at(-1)).toBe(problem);
  });

  it('never rings the customer when the agent does not answer', async () => {
    hub.standIn.phone(AGENT, 'no-answer');
    await callNow();
    expect(hub.standIn.calls.at(-1)!.dialled).toBeUndefined();
    expect(told()).toEqual(['agent ringing', 'agent ended']);
    expect(hub.calls[1]).toMatchObject({ problem: 'The agent’s own phone was not answered.' });
  });

  it('asks for the operator when the caller id is not ours', async () => {
    await expect(callNow('+441223999999')).rejects.toMatchObject({ remedy: 'reauthorise' });
  });

  it('never tries again blindly when the answer is lost, and does not guess whether somebody speaks', async () => {
    hub.standIn.next({ reset: 'after' });
    await expect(callNow()).rejects.toMatchObject({ remedy: 'reconcile' });
    expect(await hub.connection.reconcile(callTo(CUSTOMER), NOW)).toBeUndefined();
    await hub.standIn.settled();
  });

  it('is all it can do besides text messages', async () => {
    const letter = letterTo({ kind: 'postal', value: '12 Mill Road, Fenmoor' });
    await expect(hub.connection.send(letter)).rejects.toMatchObject({ remedy: 'give-up' });
  });
});

describe('a moment of a call', () => {
  const base = { CallSid: 'CA1', CallStatus: 'in-progress' };

  it.each<[string, Record<string, string>, Partial<CallEvent>]>([
    ['the agent’s leg', base, { call: { providerId: 'CA1' }, leg: 'agent', what: 'answered', at: NOW }],
    [
      'the customer’s leg',
      { ...base, ParentCallSid: 'CA0' },
      { call: { providerId: 'CA0' }, leg: 'customer' },
    ],
    [
      'its time and sequence',
      { ...base, Timestamp: 'Mon, 23 Nov 2026 09:59:30 +0000', SequenceNumber: '3' },
      { at: NOW - 30_000, sequence: 3 },
    ],
    ['a time to come is now', { ...base, Timestamp: 'Mon, 23 Nov 2026 11:00:00 +0000' }, { at: NOW }],
    ['a time that is none is now', { ...base, Timestamp: 'soon' }, { at: NOW }],
    [
      'the outcome of Dial',
      { ...base, DialCallStatus: 'completed', DialCallDuration: '7', SequenceNumber: '9' },
      { leg: 'customer', what: 'ended', talkedMs: 7000 },
    ],
    ['no answer', { ...base, CallStatus: 'no-answer' }, { what: 'ended' }],
  ])('says %s', (_, form, expected) => {
    expect(callEvents(form, NOW)).toEqual([expect.objectContaining(expected)]);
  });

  it('that means nothing to us is left out', () => {
    expect(callEvents({ ...base, CallStatus: 'queued' }, NOW)).toEqual([]);
    expect(callEvents({ CallStatus: 'ringing' }, NOW)).toEqual([]);
  });
});

it.each([
  ['human', 'person'],
  ['machine_start', 'machine'],
  ['machine_end_beep', 'machine'],
  ['fax', 'machine'],
  ['unknown', undefined],
  [undefined, undefined],
])('what Twilio takes for %s is passed on as %s, and is no more than that', (said, answeredBy) => {
  const form = { CallSid: 'CA2', ParentCallSid: 'CA1', CallStatus: 'in-progress', SequenceNumber: '1' };
  const [event] = callEvents({ ...form, ...(said && { AnsweredBy: said }) }, NOW);
  expect(event).toMatchObject({ leg: 'customer', what: 'answered' });
  expect(event!.answeredBy).toBe(answeredBy);
});
