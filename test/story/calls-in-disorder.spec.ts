import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { CallNews } from '@frontdoor/casework/deliveries';
import { Directory } from '@frontdoor/casework/directory';
import { api, type CallView } from '@frontdoor/contracts';
import { Agent, Delivery, lockProviderId, Service } from '@frontdoor/persistence';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Desk } from '../support/desk.js';
import { eventually } from '../support/eventually.js';
import { startEmbedded, type World } from '../support/world.js';

const COUNCIL = '+441632960000';
const REQUESTS = '+441632960100';
const ASH = '+441632960200';
const BIRCH = '+441632960201';

let world: World;
let ash: Desk;
beforeAll(async () => {
  world = await startEmbedded();
  ash = await Desk.of(world, 'ash');
  const { manager } = world.database;
  await manager.update(Agent, { active: true }, { capacity: 100 });
  const waiting = [
    { afterSeconds: 2, does: { offer: ['callback', 'callback-later', 'voicemail'] } },
  ] as never;
  await manager.update(Service, { slug: 'customer-services' }, { callRules: { before: [], waiting } });
  await world.hub.app.get(Directory, { strict: false }).refresh();
}, 120_000);
afterAll(() => world?.stop());

const twilio = () => world.standIns.twilio;
const publicUrl = () => world.url.replace('127.0.0.1', 'localhost');
const rows = (sql: string, parameters: unknown[]): Promise<Record<string, unknown>[]> =>
  world.database.query(sql, parameters);
const mine = async (id?: string): Promise<CallView | undefined> =>
  (await ash.agent.ask(api.listMyCalls)).calls.find((call) => id === undefined || call.id === id);

/** Everything that is known of the enquiries of a caller, without what differs from run to run. */
async function known(number: string): Promise<object> {
  const of = 'SELECT enquiry_id FROM contact WHERE party_value = $1';
  const list = async (sql: string): Promise<unknown[]> =>
    (await rows(sql, [number])).map((row) => Object.values(row).join(' ')).toSorted();
  return {
    calls: await list(`
      SELECT direction, state, ended_as, answered_at IS NOT NULL AS answered, given_at IS NOT NULL AS given,
             settled_at IS NOT NULL AS settled, ended_at - began_at < interval '1 minute' AS ended
      FROM phone_call WHERE number = $1`),
    telephones: await list(`
      SELECT l.kind, l.state, l.problem, l.answered_by, l.joined_at IS NOT NULL AS joined, l.rang_at IS NOT NULL AS rang,
             l.ended_at IS NOT NULL AS ended, l.words_said_at IS NOT NULL AS said
      FROM call_leg l JOIN phone_call p ON p.id = l.call_id WHERE p.number = $1`),
    ledger: await list(
      `SELECT type, taken_back_at IS NOT NULL AS back FROM enquiry_event WHERE enquiry_id IN (${of})`,
    ),
    // Whether somebody is asked for a moment how a call went, before it is known that a message was left, depends on the moment.
    work: await list(
      `SELECT kind, channel, state FROM work_item WHERE enquiry_id IN (${of}) AND (kind <> 'call-outcome' OR state <> 'done')`,
    ),
    contacts: await list(
      `SELECT direction, channel, call_outcome, jsonb_array_length(attachments) FROM contact WHERE enquiry_id IN (${of})`,
    ),
    deliveries: await list(`SELECT channel, state, problem FROM delivery WHERE enquiry_id IN (${of})`),
    callbacks: await list(`
      SELECT b.ended_as, (SELECT string_agg(t.result, ',') FROM callback_attempt t WHERE t.callback_id = b.id) AS tried
      FROM callback b JOIN contact c ON c.id = b.contact_id WHERE c.enquiry_id IN (${of})`),
    promises: await list(
      `SELECT clock_id, state FROM commitment WHERE enquiry_id IN (${of}) AND whose = 'council'`,
    ),
  };
}

/** The life of a telephone line: what comes in and what goes out. @param digits tell the callers of this run apart */
async function play(digits: string): Promise<object> {
  const number = (n: number): string => `+4477009${digits}${n}`;
  const dial = (n: number) => twilio().dial({ from: number(n), to: COUNCIL }, publicUrl());
  const hears = (caller: ReturnType<typeof dial>, words: string) =>
    eventually(words, () => caller.heard.some((each) => each.includes(words)));

  // Answered, with a colleague asked in and taken out again, and hung up by the caller.
  twilio().hands(ASH, { pickup: 'answers', presses: '1', ringsMs: 100 });
  twilio().hands(BIRCH, { pickup: 'answers', presses: '1', ringsMs: 100 });
  await ash.agent.ask(api.setPresence, { body: { presence: 'available' } });
  const caller = dial(1);
  const call = await eventually('they speak', async () => {
    const found = await mine();
    return found?.state === 'talking' && found;
  });
  const inRoom = (many: number) =>
    eventually(`${many} in the room`, () => twilio().rooms.get(call.id)?.members.length === many);
  await inRoom(2);
  const params = { id: call.id };
  const { agents } = await ash.agent.ask(api.listAgents);
  const birch = agents.find(({ name }) => name === 'Birch')!;
  await ash.agent.ask(api.askIntoCall, { params, body: { agentId: birch.id } });
  await inRoom(3);
  const person = await eventually('the colleague is known to be there', async () =>
    (await mine(call.id))?.people.find(({ who, state }) => who === 'Birch' && state === 'joined'),
  );
  await ash.agent.ask(api.leaveCall, { params: { ...params, person: person.id } });
  await inRoom(2);
  caller.hangUp();
  await eventually('it is over', async () => (await mine(call.id))?.state === 'wrap-up');
  const said = { ending: 'answered', summary: 'A new bin was ordered.' };
  await ash.agent.ask(api.closeCall, { params, body: said });
  await ash.agent.ask(api.setPresence, { body: { presence: 'offline' } });

  // Nobody is on: rung back in their place, a message after the tone, and hung up.
  const [keeps, leaves, gives] = [dial(2), dial(3), dial(4)];
  await Promise.all([keeps, leaves, gives].map((each) => hears(each, 'press 3')));
  keeps.press('2');
  await hears(keeps, 'when suits you');
  keeps.say('About my permit, any time.');
  leaves.press('3');
  await hears(leaves, 'after the tone');
  leaves.say('My blue bin was not emptied on Tuesday.');
  await hears(leaves, 'We have your message');
  // Longer than what counts as short; the provider tells whole seconds, the end of this call up to one too early.
  await sleep(7_000);
  gives.hangUp();

  // Rung back: engaged first, then an answering machine.
  await twilio().placeCall(
    { from: number(5), to: REQUESTS, words: `Permit ${digits}, any time` },
    publicUrl(),
  );
  const enquiry = await ash.takeOn(`Permit ${digits}`);
  const callNow = async (): Promise<string> => {
    const requestId = randomUUID();
    await ash.agent.ask(api.callNow, { params: { id: enquiry.id }, body: { requestId } });
    return requestId;
  };
  twilio().hands(number(5), { pickup: 'busy' });
  const engaged = await callNow();
  await eventually('the first attempt', async () => (await rows('SELECT FROM callback_attempt WHERE call_id = $1', [engaged])).length > 0); // prettier-ignore
  await eventually('the first call is over', async () => (await mine(engaged)) === undefined);
  twilio().hands(number(5), { pickup: 'answers', machine: { greetingMs: 300 } });
  const machine = await callNow();
  await eventually('the machine', async () => (await mine(machine))?.isMachine);
  await ash.agent.ask(api.leaveMessageOnCall, { params: { id: machine } });
  await eventually('the second attempt', async () => (await rows('SELECT FROM callback_attempt WHERE call_id = $1', [machine])).length > 0); // prettier-ignore
  await eventually('the second call is over', async () => (await mine(machine)) === undefined);

  await twilio().settled();
  await eventually('nothing is left at the provider', () => twilio().recordings.size === 0, 30_000);
  await eventually('all is settled', async () => {
    const open = await rows(
      `SELECT FROM phone_call p WHERE p.number LIKE $1 AND (p.settled_at IS NULL OR EXISTS
         (SELECT FROM call_leg l WHERE l.call_id = p.id AND l.state <> 'ended'))`,
      [`+4477009${digits}%`],
    );
    return open.length === 0;
  });
  return Promise.all([1, 2, 3, 4, 5].map((n) => known(number(n))));
}

it('what is told twice, late and out of order comes to the same ledger', async () => {
  const inOrder = await play('0081');
  let seed = 11;
  twilio().disorder(() => (seed = (seed * 16807) % 2147483647) / 2147483647);
  expect(await play('0082')).toEqual(inOrder);
  expect(twilio().troubles).toEqual([]);
}, 240_000);

it('what is told while we are hearing that a call was made is not forgotten', async () => {
  twilio().hands(ASH, { pickup: 'failed' });
  const from = '+447700900839';
  await twilio().placeCall({ from, to: REQUESTS, words: 'Ring me about my hedge, any time.' }, publicUrl());
  const enquiry = await ash.takeOn('about my hedge');
  const id = randomUUID();
  await ash.agent.ask(api.callNow, { params: { id: enquiry.id }, body: { requestId: id } });
  const { manager } = world.database;
  const state = async () => (await manager.findOneByOrFail(Delivery, { contactId: id })).state;
  await eventually('nobody was rung', async () => (await state()) === 'taken-back');

  // As if its provider's answer were only just being written down.
  const providerId = `CA${'8'.repeat(32)}`;
  const news = world.hub.app.get(CallNews, { strict: false });
  const told = await world.database.transaction(async (hearing) => {
    await lockProviderId(hearing, { providerId });
    const heard = { providerId, state: 'sent' as const, problem: null };
    await hearing.update(Delivery, { contactId: id }, heard);
    const telling = news.take([
      { call: { providerId }, leg: 'agent', what: 'ended', at: Date.now(), problem: 'Nobody was there.' },
    ]);
    expect(await Promise.race([telling.then(() => 'told'), sleep(500, 'waits')])).toBe('waits');
    return { telling };
  });
  await told.telling;
  expect(await state()).toBe('taken-back');
}, 60_000);
