import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { callTo, letterTo } from '../../../test/support/sendables.js';
import { lineMoments, recognised, roomMoments } from './twilio.lines.js';
import { twilioConfig } from './twilio.config.js';
import { twilioTelephones } from './twilio.telephones.js';
import { ACCOUNT, COUNCIL, CUSTOMER, startTestHub, type TestHub } from './twilio.test-hub.js';

const AGENT = '+441223457999';
const LEG = '0d4e5c1a-0000-4000-8000-000000000001';
const NOW = Date.parse('2026-11-23T10:00:00Z');
let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());
beforeEach(() => {
  hub.standIn.hands(AGENT, { pickup: 'no-answer' });
  hub.standIn.hands(CUSTOMER, { pickup: 'no-answer' });
});

const callNow = async (callerId = COUNCIL): Promise<string> => {
  const call = callTo(CUSTOMER, { id: LEG, callerId, agentNumber: AGENT });
  return (await hub.connection.send(call)).providerId;
};
const lines = () => hub.connection.telephones!;

describe('call now', () => {
  it('rings the agent alone, under the id of the call, with the number of our line', async () => {
    const sid = await callNow();
    expect(hub.standIn.calls.at(-1)).toMatchObject({ sid, from: COUNCIL, to: AGENT, amd: null });
    expect(hub.standIn.calls.at(-1)!.url).toBe(
      `${hub.publicUrl}/webhooks/twilio/voice/leg?leg=${LEG}&ask=answered`,
    );
    expect(hub.standIn.calls.filter(({ to }) => to === CUSTOMER)).toEqual([]);
    await hub.standIn.settled();
    expect(await lines().stateOf(sid)).toEqual({ does: 'ended', at: NOW, problem: 'unanswered' });
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

describe('a customer who is rung', () => {
  it('is watched for an answering machine in the background, until its greeting is over', async () => {
    const ring = { id: LEG, to: { number: CUSTOMER }, callerId: COUNCIL, seconds: 30 };
    const { providerId } = await lines().ring({ ...ring, asksForMachines: true });
    expect(hub.standIn.calls.at(-1)).toMatchObject({
      sid: providerId,
      amd: {
        url: `${hub.publicUrl}/webhooks/twilio/voice/leg-recognised?leg=${LEG}`,
        waitsForGreeting: true,
      },
    });
    await hub.standIn.settled();
    expect(await lines().redirect(providerId, 'message', LEG)).toBe('gone');
  });

  it.each([
    ['human', 'person'],
    ['machine_start', 'machine'],
    ['machine_end_beep', 'machine'],
    ['fax', 'machine'],
  ])('what Twilio takes for %s is passed on as %s, and is no more than that', (AnsweredBy, answeredBy) => {
    expect(recognised({ CallSid: 'CA1', AnsweredBy }, LEG, NOW)).toEqual([
      { line: { leg: LEG, providerId: 'CA1' }, what: 'recognised', at: NOW, answeredBy },
    ]);
  });

  it.each(['unknown', 'nonsense', ''])('%j is nothing', (AnsweredBy) => {
    expect(recognised({ CallSid: 'CA1', AnsweredBy }, LEG, NOW)).toEqual([]);
  });
});

describe('a moment of a telephone', () => {
  const base = { CallSid: 'CA1', CallStatus: 'in-progress' };
  const line = { leg: LEG, providerId: 'CA1' };

  it.each([
    ['what it does', base, { line, what: 'answered', at: NOW }],
    [
      'its time and sequence',
      { ...base, Timestamp: 'Mon, 23 Nov 2026 09:59:30 +0000', SequenceNumber: '3' },
      { line, what: 'answered', at: NOW - 30_000, sequence: 3 },
    ],
    [
      'a time to come is now',
      { ...base, Timestamp: 'Mon, 23 Nov 2026 11:00:00 +0000' },
      { line, what: 'answered', at: NOW },
    ],
    ['a time that is none is now', { ...base, Timestamp: 'soon' }, { line, what: 'answered', at: NOW }],
    [
      'how long it was connected',
      { ...base, CallStatus: 'completed', CallDuration: '7' },
      { line, what: 'ended', at: NOW, talkedMs: 7000 },
    ],
    [
      'why nobody answered',
      { ...base, CallStatus: 'busy', CallDuration: '0' },
      { line, what: 'ended', at: NOW, problem: 'engaged' },
    ],
  ])('says %s', (_, form, expected) => {
    expect(lineMoments(form, LEG, NOW)).toEqual([expected]);
  });

  it('that means nothing to us is left out', () => {
    expect(lineMoments({ ...base, CallStatus: 'queued' }, LEG, NOW)).toEqual([]);
    expect(lineMoments({ CallStatus: 'ringing' }, LEG, NOW)).toEqual([]);
    const room = { ...base, StatusCallbackEvent: 'participant-join', FriendlyName: LEG };
    expect(roomMoments({ ...room, ParticipantLabel: 'somebody' }, NOW)).toEqual([]);
  });
});

describe('a softphone', () => {
  const AGENT_ID = '0d4e5c1a-0000-4000-8000-00000000000a';
  const key = { sid: `SK${'5'.repeat(32)}`, secret: 'a secret of the API key' };
  const telephones = (apiKeySecret = key.secret, accountSid = ACCOUNT.accountSid) =>
    twilioTelephones(
      {} as Parameters<typeof twilioTelephones>[0],
      twilioConfig.parse({ ...ACCOUNT, accountSid, apiKeySid: key.sid, apiKeySecret }),
      hub.publicUrl,
    );
  const ring = () => lines().ring({ id: LEG, to: { softphone: AGENT_ID }, callerId: COUNCIL, seconds: 30 });
  const endOf = async ({ providerId }: { providerId: string }) => {
    await hub.standIn.settled();
    return lines().stateOf(providerId);
  };

  it('is rung once a browser has registered with a token of ours, and is not there before and after', async () => {
    hub.standIn.makeApiKey(key.sid, key.secret);
    expect(await endOf(await ring())).toMatchObject({ does: 'ended', problem: 'unreachable' });
    const address = hub.standIn.openSoftphone(telephones().softphoneToken!(AGENT_ID));
    expect(address).toBe(`client:agent_${AGENT_ID.replaceAll('-', '_')}`);
    hub.standIn.hands(address, { pickup: 'no-answer' });
    expect(await endOf(await ring())).toMatchObject({ does: 'ended', problem: 'unanswered' });
    hub.standIn.loseSoftphone(address);
    expect(await endOf(await ring())).toMatchObject({ does: 'ended', problem: 'unreachable' });
  });

  it('opens with nothing but a token of a key of the account', () => {
    const open = (token: string) => () => hub.standIn.openSoftphone(token);
    expect(open(telephones('another secret of a key').softphoneToken!(AGENT_ID))).toThrow(
      'its signature is wrong',
    );
    const other = `AC${'f'.repeat(32)}`;
    expect(open(telephones(key.secret, other).softphoneToken!(AGENT_ID))).toThrow('it is of another account');
    expect(open('no token')).toThrow();
  });
});
