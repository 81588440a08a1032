import { randomUUID } from 'node:crypto';
import { api, type CallView, type EnquiryDetail } from '@frontdoor/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusalOf } from '../support/council.js';
import { Desk } from '../support/desk.js';
import { eventually } from '../support/eventually.js';
import type { World } from '../support/world.js';

const REQUESTS = '+441632960100';
/** What customers see (CITY-T4). */
const CALLER_ID = '+441223457000';
/** Of the agents of the demonstration. */
const PHONES = { ash: '+441632960200', birch: '+441632960201' };
const INTERPRETER = '+441632960555';
type Name = keyof typeof PHONES;

/** Calls that we make: the agent first, then the customer, both in a room. */
export function tellCallsOut(shape: string, start: () => Promise<World>): void {
  describe(`calls that we make, ${shape}`, () => {
    let world: World;
    const desks = {} as Record<Name, Desk>;
    let customers = 0;

    beforeAll(async () => {
      world = await start();
      for (const name of Object.keys(PHONES) as Name[]) desks[name] = await Desk.of(world, name);
    }, 120_000);
    afterAll(() => world?.stop());

    const twilio = () => world.standIns.twilio;
    const publicUrl = () => world.url.replace('127.0.0.1', 'localhost');
    /** Somebody asked to be rung back, and an agent has it. */
    const asked = async (about: string): Promise<{ enquiry: EnquiryDetail; from: string }> => {
      const from = `+4477009007${String(customers++).padStart(2, '0')}`;
      const words = `${about}. You can ring me any time.`;
      await twilio().placeCall({ from, to: REQUESTS, words }, publicUrl());
      return { enquiry: await desks.ash.takeOn(about), from };
    };
    const callNow = async ({ id }: EnquiryDetail): Promise<string> => {
      const requestId = randomUUID();
      await desks.ash.agent.ask(api.callNow, { params: { id }, body: { requestId } });
      return requestId;
    };
    const mine = async (name: Name, id: string): Promise<CallView | undefined> =>
      (await desks[name].agent.ask(api.listMyCalls)).calls.find((call) => call.id === id);
    const speaks = (name: Name, id: string): Promise<CallView> =>
      eventually(`${name} speaks`, async () => {
        const call = await mine(name, id);
        return call?.state === 'talking' && call;
      });
    const members = (id: string) => twilio().rooms.get(id)?.members ?? [];
    const isInRoom = (id: string, many: number) =>
      eventually(`${many} in the room`, () => members(id).length === many);
    const isOver = (name: Name, id: string) =>
      eventually('it is over', async () => (await mine(name, id)) === undefined);
    const attempts = async ({ id }: EnquiryDetail) =>
      (await desks.ash.agent.ask(api.listCallbacks, { params: { id } })).callbacks.at(-1)!;
    const rungAt = (number: string) => twilio().calls.filter(({ to }) => to === number);
    const told = async ({ id }: EnquiryDetail): Promise<string[]> =>
      (await desks.ash.read(id)).timeline.flatMap((entry) => (entry.type === 'event' ? entry.text : []));

    it('show our number, can be held, joined by an interpreter, and passed on', async () => {
      const { enquiry, from } = await asked('My permit has the wrong name on it');
      const id = await callNow(enquiry);
      const call = await speaks('ash', id);
      await isInRoom(id, 2);
      expect(call).toMatchObject({ direction: 'out', mine: 'mine', number: from, isMachine: false });
      expect(rungAt(from)).toMatchObject([{ from: CALLER_ID, amd: { waitsForGreeting: true } }]);
      expect(rungAt(PHONES.ash).at(-1)).toMatchObject({ from: CALLER_ID, amd: null });
      const { agent } = desks.ash;
      const params = { id };
      await eventually('it can be held', async () => (await agent.request(api.holdCall, { params, body: { held: true } })).ok); // prettier-ignore
      expect(members(id).filter(({ isHeld }) => isHeld)).toHaveLength(1);
      expect(await mine('ash', id)).toMatchObject({ state: 'held' });
      await agent.ask(api.holdCall, { params, body: { held: false } });
      await agent.ask(api.askIntoCall, { params, body: { number: INTERPRETER } });
      await isInRoom(id, 3);
      const { agents } = await agent.ask(api.listAgents);
      const birch = agents.find(({ name }) => name === 'Birch')!;
      await agent.ask(api.askIntoCall, { params, body: { agentId: birch.id } });
      await isInRoom(id, 4);
      await eventually('the colleague has it', async () => {
        const body = { to: birch.id, brief: 'Wants the permit put right today.' };
        return (await agent.request(api.transferCall, { params, body })).ok;
      });
      await isInRoom(id, 3);
      expect(await mine('birch', id)).toMatchObject({ mine: 'mine', agent: 'Birch' });
      await desks.birch.agent.ask(api.endCall, { params });
      await eventually('the customer’s telephone has ended', () =>
        twilio()
          .telephonesOf(from)
          .every((telephone) => telephone.isOver),
      );
      // How it went is said on the enquiry; nobody has to close it besides.
      await isOver('birch', id);
      await desks.birch.agent.ask(api.sayCallOutcome, { params, body: { outcome: 'reached' } });
      expect(await attempts(enquiry)).toMatchObject({ ending: 'kept', attempts: [{ result: 'answered' }] });
    });

    it('tell of an answering machine once it has spoken, on which a message is left and recorded', async () => {
      const { enquiry, from } = await asked('My neighbour burns rubbish at night');
      twilio().hands(from, { pickup: 'answers', machine: { greetingMs: 700 } });
      const id = await callNow(enquiry);
      await speaks('ash', id);
      const params = { id };
      const early = await desks.ash.agent.request(api.leaveMessageOnCall, { params });
      expect(await refusalOf(early)).toBe('409 call-not-now');
      await eventually('it is recognised', async () => (await mine('ash', id))?.isMachine);
      await desks.ash.agent.ask(api.leaveMessageOnCall, { params });
      const found = await eventually('the attempt', async () => {
        const callback = await attempts(enquiry);
        return callback.attempts.length > 0 && callback;
      });
      expect(found).toMatchObject({ ending: null, attempts: [{ by: 'Ash', result: 'message-left' }] });
      const [machine] = twilio()
        .telephonesOf(from)
        .filter(({ about }) => about.direction !== 'inbound');
      expect(machine!.heard).toEqual([expect.stringMatching(/^This is .*\. We rang to speak with you/)]);
      expect(machine!.heard.join(' ')).not.toMatch(/neighbour|rubbish/);
      await isOver('ash', id);
      await eventually('all telephones are silent', () => machine!.isOver && members(id).length === 0);
    });

    it('of an engaged line are told to the agent, and count as an attempt', async () => {
      const { enquiry, from } = await asked('The drain in our lane is blocked');
      twilio().phone(from, 'busy');
      const id = await callNow(enquiry);
      await eventually('the agent hears why', () =>
        twilio().telephonesOf(PHONES.ash).at(-1)?.heard.includes('The customer’s line is engaged.'),
      );
      await isOver('ash', id);
      await eventually('the attempt', async () => (await attempts(enquiry)).attempts.length === 1);
      expect(await attempts(enquiry)).toMatchObject({ attempts: [{ result: 'engaged' }] });
    });

    it('ring no customer for an agent’s own answering machine', async () => {
      const { enquiry, from } = await asked('I moved to another street');
      twilio().hands(PHONES.ash, { pickup: 'answers' });
      const id = await callNow(enquiry);
      await eventually('it failed', async () =>
        (await desks.ash.read(enquiry.id)).timeline.some(
          (entry) => entry.id === id && entry.type === 'contact' && entry.delivery?.state === 'failed',
        ),
      );
      expect(await told(enquiry)).toContain(
        'Not delivered: The agent’s own phone was picked up, and no key was pressed.',
      );
      expect(rungAt(from)).toEqual([]);
      expect(await attempts(enquiry)).toMatchObject({ attempts: [] });
      twilio().hands(PHONES.ash, { pickup: 'answers', presses: '1' });
    });

    it('stop ringing the customer when the agent hangs up', async () => {
      const { enquiry, from } = await asked('My street has no lamp');
      twilio().hands(from, { pickup: 'rings' });
      const id = await callNow(enquiry);
      await eventually('the customer is rung', () => rungAt(from).length === 1);
      expect(await mine('ash', id)).toMatchObject({ direction: 'out', state: 'waiting' });
      await desks.ash.agent.ask(api.endCall, { params: { id } });
      await isOver('ash', id);
      await eventually('it is silent', () =>
        twilio()
          .telephonesOf(from)
          .every((each) => each.isOver),
      );
      expect(twilio().troubles).toEqual([]);
    });
  });
}
