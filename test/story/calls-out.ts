import { randomUUID } from 'node:crypto';
import { api, type CallView, type EnquiryDetail } from '@frontdoor/contracts';
import { Agent } from '@frontdoor/persistence';
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
/** Opens softphones. */
const API_KEY = { sid: `SK${'5'.repeat(32)}`, secret: 'a secret of the API key' };
type Name = keyof typeof PHONES;

/** Calls that we make: the agent first, then the customer, both in a room. */
export function tellCallsOut(
  shape: string,
  start: (settings: Record<string, string>) => Promise<World>,
): void {
  describe(`calls that we make, ${shape}`, () => {
    let world: World;
    const desks = {} as Record<Name, Desk>;
    let customers = 0;

    beforeAll(async () => {
      world = await start({ TWILIO_API_KEY_SID: API_KEY.sid, TWILIO_API_KEY_SECRET: API_KEY.secret });
      twilio().makeApiKey(API_KEY.sid, API_KEY.secret);
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
    const callNow = async (
      { id }: EnquiryDetail,
      where: { to?: string; ownNumber?: string; seenUpTo?: string } = {},
    ): Promise<string> => {
      const requestId = randomUUID();
      await desks.ash.agent.ask(api.callNow, { params: { id }, body: { requestId, ...where } });
      return requestId;
    };
    const notRung = async () => (await desks.ash.agent.ask(api.listMyCalls)).notRung;
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
        const body = { to: birch.id, reason: 'Wants the permit put right today.' };
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

    it.each([
      ['engaged', { pickup: 'busy' }, 'engaged', 'The agent’s own phone was engaged.'],
      ['not answered', { pickup: 'no-answer' }, 'unanswered', 'The agent’s own phone was not answered.'],
      ['out of reach', { pickup: 'failed' }, 'unreachable', 'The agent’s own phone could not be connected.'],
      [
        'picked up by a machine',
        { pickup: 'answers' },
        'not-confirmed',
        'The agent’s own phone was picked up, and no key was pressed.',
      ],
    ] as const)(
      'ring no customer where the agent’s own telephone is %s, and tell the agent what to do',
      async (_, hands, why, said) => {
        twilio().hands(PHONES.ash, hands);
        const { enquiry, from } = await asked(`My street has no lamp (${why})`);
        const id = await callNow(enquiry);
        await isLetBe(enquiry, from, id, said);
        // At once, wherever they are in the console, and with what they need to try again.
        const seenUpTo = expect.any(String) as string;
        const number = from;
        const { reference, id: enquiryId } = enquiry;
        expect(await notRung()).toEqual([
          expect.objectContaining({ id, enquiryId, reference, number, why, said, seenUpTo }),
        ]);
        // Another telephone of theirs, for this call alone.
        const elsewhere = '+441632960299';
        const [{ seenUpTo: entry } = { seenUpTo: null }] = await notRung();
        const again = await callNow(enquiry, { to: number, ownNumber: elsewhere, seenUpTo: entry! });
        await speaks('ash', again);
        await isInRoom(again, 2);
        expect(rungAt(elsewhere).length).toBeGreaterThan(0);
        expect(await notRung()).toEqual([]);
        await hangUp('ash', again);
        await desks.ash.agent.ask(api.sayCallOutcome, {
          params: { id: again },
          body: { outcome: 'reached' },
        });
        expect(await attempts(enquiry)).toMatchObject({ ending: 'kept', attempts: [{ result: 'answered' }] });
        twilio().hands(PHONES.ash, { pickup: 'answers', presses: '1' });
      },
    );

    it('ring no telephone instead that costs, is none, or is the customer’s', async () => {
      const { enquiry, from } = await asked('My bin was not brought back');
      const before = twilio().calls.length;
      for (const ownNumber of ['+44 909 879 0000', 'extension 12', '+1 212 555 2368', from]) {
        const refused = await desks.ash.agent.request(api.callNow, {
          params: { id: enquiry.id },
          body: { requestId: randomUUID(), ownNumber },
        });
        expect([ownNumber, await refusalOf(refused)]).toEqual([ownNumber, '409 number-refused']);
      }
      expect(twilio().calls).toHaveLength(before);
    });

    it('that the provider will not bring to the agent’s telephone are nobody’s work', async () => {
      const { enquiry, from } = await asked('My bin is too small');
      twilio().next({ status: 400 });
      const id = await callNow(enquiry);
      await eventually('it is over', async () => (await mine('ash', id)) === undefined);
      const [{ said } = { said: '' }] = await eventually('the agent is told', async () => {
        const found = await notRung();
        return found.length > 0 && found;
      });
      await isLetBe(enquiry, from, id, said);
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

    /** Nothing is to be done about it, and the customer is still to be rung back. */
    const isLetBe = async (enquiry: EnquiryDetail, from: string, id: string, why: string): Promise<void> => {
      await isOver('ash', id);
      await eventually('it was let be', async () => {
        const entry = await deliveryOf(enquiry, id);
        return entry?.type === 'contact' && entry.delivery?.state === 'taken-back';
      });
      const said = await told(enquiry);
      expect(said).toContain(`Not rung: ${why}`);
      expect(said.filter((words) => words.startsWith('Not delivered'))).toEqual([]);
      expect(rungAt(from)).toEqual([]);
      const { workItems } = await desks.ash.read(enquiry.id);
      expect(workItems).toMatchObject([{ kind: 'callback', state: 'assigned' }]);
      expect(await attempts(enquiry)).toMatchObject({ ending: null, attempts: [] });
    };
    const isSilent = (number: string) =>
      eventually('nobody is rung', () =>
        twilio()
          .telephonesOf(number)
          .every((each) => each.isOver),
      );
    const PHONE_LET_BE = 'The call was cancelled before the agent’s own phone answered.';

    it('that their agent lets be before their own telephone answers are nobody’s work', async () => {
      twilio().hands(PHONES.ash, { pickup: 'rings' });
      const { enquiry, from } = await asked('The hedge at the corner hides the road');
      const before = rungAt(PHONES.ash).length;
      const id = await callNow(enquiry);
      await eventually('the agent is rung', () => rungAt(PHONES.ash).length > before);
      await desks.ash.agent.ask(api.endCall, { params: { id } });
      await isLetBe(enquiry, from, id, PHONE_LET_BE);
      await isSilent(PHONES.ash);
      const { brief } = await desks.ash.agent.ask(api.prepareBrief, { params: { id: enquiry.id } });
      expect(brief.asked).toMatch(/^The customer rang on .*:\nThe hedge at the corner/);
      expect(brief.done).toEqual([]);
      // At once, wherever asking the provider has got to.
      for (const about of ['A bench is broken', 'A gate is broken', 'A swing is broken']) {
        const next = await asked(about);
        const again = await callNow(next.enquiry);
        await desks.ash.agent.ask(api.endCall, { params: { id: again } });
        await isLetBe(next.enquiry, next.from, again, PHONE_LET_BE);
        await isSilent(PHONES.ash);
      }
      // Or they leave it ringing.
      twilio().hands(PHONES.ash, { pickup: 'no-answer' });
      const left = await asked('A bin has no lid');
      const unanswered = await callNow(left.enquiry);
      await isLetBe(left.enquiry, left.from, unanswered, 'The agent’s own phone was not answered.');
      twilio().hands(PHONES.ash, { pickup: 'answers', presses: '1' });
    });

    it('that wait for a provider in trouble ring nobody once their agent lets them be', async () => {
      const { enquiry, from } = await asked('The clock of the town hall stands still');
      const before = rungAt(PHONES.ash).length;
      twilio().next({ status: 503 });
      const id = await callNow(enquiry);
      await eventually('it is to be tried again', async () => {
        const entry = await deliveryOf(enquiry, id);
        return entry?.type === 'contact' && entry.delivery?.state === 'queued' && entry.delivery.problem;
      });
      await desks.ash.agent.ask(api.endCall, { params: { id } });
      await isLetBe(enquiry, from, id, PHONE_LET_BE);
      expect(rungAt(PHONES.ash)).toHaveLength(before);
    });

    it('whose customer a provider in trouble cannot ring are tried three times, and say that nobody was reached', async () => {
      twilio().hands(PHONES.ash, { pickup: 'answers', presses: '1' });
      const { enquiry, from } = await asked('The weathercock has stopped');
      const inTrouble = { to: from, after: Promise.resolve({ status: 503 }) };
      twilio().next(inTrouble, inTrouble, inTrouble);
      const before = rungAt(from).length;
      const id = await callNow(enquiry);
      await eventually('it is known that it failed', async () => {
        const entry = await deliveryOf(enquiry, id);
        return entry?.type === 'contact' && entry.delivery?.state === 'failed';
      });
      await isOver('ash', id);
      await isSilent(PHONES.ash);
      expect(rungAt(from)).toHaveLength(before);
    });

    /** A provider that takes its time: it rings nobody before it is let. */
    const slowly = (to: string): (() => void) => {
      let go = (): void => undefined;
      twilio().next({ to, after: new Promise<void>((resolve) => (go = resolve)) });
      return go;
    };
    /** As soon as the provider says which telephone it rings, it is silenced: nobody picks it up in that time. */
    const AT_ONCE_MS = 1_000;
    const isSilencedAtOnce = async (number: string, go: () => void): Promise<void> => {
      const before = twilio().telephonesOf(number).length;
      go();
      const since = await eventually('it rings', () => {
        const [telephone] = twilio().telephonesOf(number).slice(before);
        return telephone && { telephone, at: Date.now() };
      });
      await eventually('it is silent', () => since.telephone.isOver);
      expect(Date.now() - since.at).toBeLessThan(AT_ONCE_MS);
      expect(since.telephone.heard).toEqual([]);
    };

    it('that are called off while the provider is asked for the agent’s telephone ring no longer than it takes to say so', async () => {
      twilio().hands(PHONES.ash, { pickup: 'rings' });
      const { enquiry, from } = await asked('The weir is overgrown');
      const go = slowly(PHONES.ash);
      const asks = twilio().requests();
      const id = await callNow(enquiry);
      await eventually('the provider is asked', () => twilio().requests() > asks);
      await desks.ash.agent.ask(api.endCall, { params: { id } });
      await isOver('ash', id);
      await isSilencedAtOnce(PHONES.ash, go);
      await isLetBe(enquiry, from, id, PHONE_LET_BE);
      expect((await notRung()).filter((each) => each.id === id)).toEqual([]);
      // Nor is it rung later, where the provider could not just then.
      const next = await asked('The weir is dry');
      const rung = rungAt(PHONES.ash).length;
      let fail = (): void => undefined;
      const fails = new Promise<{ status: number }>((resolve) => (fail = () => resolve({ status: 503 })));
      twilio().next({ to: PHONES.ash, after: fails });
      const before = twilio().requests();
      const second = await callNow(next.enquiry);
      await eventually('the provider is asked', () => twilio().requests() > before);
      await desks.ash.agent.ask(api.endCall, { params: { id: second } });
      fail();
      await isLetBe(next.enquiry, next.from, second, PHONE_LET_BE);
      expect(rungAt(PHONES.ash)).toHaveLength(rung);
      twilio().hands(PHONES.ash, { pickup: 'answers', presses: '1' });
    });

    it('that are called off while the provider is asked for the customer’s telephone ring no longer either', async () => {
      const { enquiry, from } = await asked('The towpath is closed');
      twilio().hands(from, { pickup: 'rings' });
      const go = slowly(from);
      const asks = twilio().requests();
      const id = await callNow(enquiry);
      await eventually('the provider is asked for the customer', () => twilio().requests() >= asks + 2);
      await desks.ash.agent.ask(api.endCall, { params: { id } });
      await isOver('ash', id);
      await isSilencedAtOnce(from, go);
    });

    it('ask nobody in who was taken out while the provider was asked', async () => {
      const { enquiry } = await asked('The lock gate leaks');
      const id = await callNow(enquiry);
      await speaks('ash', id);
      await isInRoom(id, 2);
      twilio().hands(PHONES.birch, { pickup: 'rings' });
      const go = slowly(PHONES.birch);
      const birch = await agentOf('birch');
      const params = { id };
      const asking = desks.ash.agent.request(api.askIntoCall, { params, body: { agentId: birch.id } });
      const person = await eventually('they are asked', async () =>
        (await mine('ash', id))!.people.find(({ agentId }) => agentId === birch.id),
      );
      await desks.ash.agent.ask(api.leaveCall, { params: { id, person: person.id } });
      await isSilencedAtOnce(PHONES.birch, go);
      await asking;
      expect((await mine('ash', id))!.people.map(({ who }) => who)).toEqual(['Ash']);
      twilio().hands(PHONES.birch, { pickup: 'answers', presses: '1' });
      await hangUp('ash', id);
      await desks.ash.agent.ask(api.sayCallOutcome, { params: { id }, body: { outcome: 'reached' } });
    });

    /** A browser of theirs takes calls; where it is rung. */
    const takesCalls = async (name: Name): Promise<string> =>
      twilio().openSoftphone((await desks[name].agent.ask(api.openSoftphone)).token);
    const agentOf = async (name: Name) => {
      const { agents } = await desks.ash.agent.ask(api.listAgents);
      return agents.find((each) => each.name.toLowerCase() === name)!;
    };
    const hangUp = async (name: Name, id: string): Promise<void> => {
      await desks[name].agent.ask(api.endCall, { params: { id } });
      await isOver(name, id);
    };
    const deliveryOf = async (enquiry: EnquiryDetail, id: string) =>
      (await desks.ash.read(enquiry.id)).timeline.find(
        (entry) => entry.type === 'contact' && entry.id === id,
      );

    it('ring in the browser of an agent who takes calls there, and no key is asked for', async () => {
      const browser = await takesCalls('ash');
      const telephoned = rungAt(PHONES.ash).length;
      const { enquiry, from } = await asked('My allotment has no water');
      const id = await callNow(enquiry);
      expect(await speaks('ash', id)).toMatchObject({ number: from, unreached: [] });
      await isInRoom(id, 2);
      expect(rungAt(browser)).toMatchObject([{ from: CALLER_ID, amd: null }]);
      expect(twilio().telephonesOf(browser)[0]!.heard).toEqual([]);
      expect(rungAt(PHONES.ash)).toHaveLength(telephoned);
      expect((await mine('ash', id))!.people).toMatchObject([
        { kind: 'agent', who: 'Ash', softphone: true, state: 'joined' },
      ]);
      await hangUp('ash', id);
      const note = 'Water comes back on Monday.';
      await desks.ash.agent.ask(api.sayCallOutcome, { params: { id }, body: { outcome: 'reached', note } });
      const { brief } = await desks.ash.agent.ask(api.prepareBrief, { params: { id: enquiry.id } });
      expect(brief.done).toEqual([
        expect.stringMatching(/: Ash rang: the customer answered$/),
        expect.stringContaining(note),
      ]);
      expect(await attempts(enquiry)).toMatchObject({ ending: 'kept', attempts: [{ result: 'answered' }] });
      expect((await desks.ash.read(enquiry.id)).timeline).toContainEqual(
        expect.objectContaining({ type: 'note', by: 'Ash', text: note }),
      );
    });

    it('that their agent lets be or declines in the browser are nobody’s work either', async () => {
      const browser = await takesCalls('ash');
      twilio().hands(browser, { pickup: 'rings' });
      const { enquiry, from } = await asked('The bus shelter has no roof');
      const before = rungAt(browser).length;
      const id = await callNow(enquiry);
      await eventually('the browser is rung', () => rungAt(browser).length > before);
      await desks.ash.agent.ask(api.endCall, { params: { id } });
      await isLetBe(
        ...([enquiry, from, id, 'The call was cancelled before the agent answered in the browser.'] as const),
      );
      await isSilent(browser);
      twilio().hands(browser, { pickup: 'busy' });
      const next = await asked('The bus shelter has no bench');
      const declined = await callNow(next.enquiry);
      await isLetBe(next.enquiry, next.from, declined, 'The call was declined in the agent’s browser.');
      twilio().hands(browser, { pickup: 'answers' });
    });

    it('ask a colleague in at their browser, and at their telephone where nobody answers in it', async () => {
      const browser = await takesCalls('birch');
      const { enquiry } = await asked('The lift in our block stands still');
      const id = await callNow(enquiry);
      await speaks('ash', id);
      await isInRoom(id, 2);
      const params = { id };
      const birch = await agentOf('birch');
      const askIn = () =>
        desks.ash.agent.ask(api.askIntoCall, {
          params,
          body: { agentId: birch.id, reason: 'Knows the block' },
        });
      const telephoned = rungAt(PHONES.birch).length;
      await askIn();
      await isInRoom(id, 3);
      expect((await mine('birch', id))!.people.find(({ who }) => who === 'Birch')).toMatchObject({
        ...{ kind: 'colleague', softphone: true, state: 'joined' },
      });
      expect(rungAt(PHONES.birch)).toHaveLength(telephoned);
      twilio().telephonesOf(browser).at(-1)!.hangUp();
      await isInRoom(id, 2);
      twilio().hands(browser, { pickup: 'no-answer' });
      await askIn();
      await isInRoom(id, 3);
      expect(rungAt(PHONES.birch)).toHaveLength(telephoned + 1);
      const call = (await mine('birch', id))!;
      expect(call.people.find(({ who }) => who === 'Birch')).toMatchObject({ softphone: false });
      expect(call.unreached).toEqual([
        { who: 'Birch', agentId: birch.id, why: 'Nobody answered in the agent’s browser.' },
      ]);
      expect(await told(enquiry)).toContain(
        'The browser of Birch did not take the call: their telephone is rung',
      );
      // Declined in the browser, it is not brought to the telephone.
      twilio().telephonesOf(PHONES.birch).at(-1)!.hangUp();
      await isInRoom(id, 2);
      twilio().hands(browser, { pickup: 'busy' });
      await askIn();
      await eventually('whoever asked is told', async () =>
        (await mine('ash', id))!.unreached.some(({ why }) => why.includes('declined')),
      );
      expect(rungAt(PHONES.birch)).toHaveLength(telephoned + 1);
      await hangUp('ash', id);
      await desks.ash.agent.ask(api.sayCallOutcome, { params: { id }, body: { outcome: 'reached' } });
      await desks.birch.agent.ask(api.closeSoftphone);
    });

    it('ring the telephone where the browser is gone, and say so', async () => {
      const browser = await takesCalls('ash');
      twilio().loseSoftphone(browser);
      const { enquiry } = await asked('My recycling was left behind');
      const telephoned = rungAt(PHONES.ash).length;
      const id = await callNow(enquiry);
      const call = await speaks('ash', id);
      expect(call.unreached).toMatchObject([
        { who: 'Ash', why: 'The agent’s browser could not be reached.' },
      ]);
      expect(rungAt(PHONES.ash)).toHaveLength(telephoned + 1);
      await eventually('it was answered', async () => {
        const entry = await deliveryOf(enquiry, id);
        return entry?.type === 'contact' && entry.delivery?.state === 'delivered';
      });
      const said = await told(enquiry);
      expect(said).toContain('The browser of Ash did not take the call: their telephone is rung');
      expect(said.filter((words) => words.startsWith('Not delivered'))).toEqual([]);
      await hangUp('ash', id);
      await desks.ash.agent.ask(api.sayCallOutcome, { params: { id }, body: { outcome: 'reached' } });
      // It is not tried again until a browser says anew that it takes calls.
      const { enquiry: next } = await asked('My recycling was left behind again');
      const tried = rungAt(browser).length;
      const second = await callNow(next);
      await speaks('ash', second);
      expect(rungAt(browser)).toHaveLength(tried);
      await hangUp('ash', second);
      await desks.ash.agent.ask(api.sayCallOutcome, { params: { id: second }, body: { outcome: 'reached' } });
    });

    it('tell whoever has no telephone that their browser was not reached', async () => {
      const phoneless = async (phone: string | null) =>
        world.database.manager.update(Agent, { id: (await agentOf('ash')).id }, { phone });
      await phoneless(null);
      const { enquiry, from } = await asked('My neighbour parks on my drive');
      const missing = await desks.ash.agent.request(api.callNow, {
        params: { id: enquiry.id },
        body: { requestId: randomUUID() },
      });
      expect(await refusalOf(missing)).toBe('400 telephone-of-agent-missing');
      twilio().loseSoftphone(await takesCalls('ash'));
      const id = await callNow(enquiry);
      // What is told may get lost, and is asked for after a minute.
      await eventually('it is over', async () => (await mine('ash', id)) === undefined, 90_000);
      await isLetBe(enquiry, from, id, 'The agent’s browser could not be reached.');
      expect((await notRung())[0]).toMatchObject({ id, why: 'browser-unreachable' });
      await phoneless(PHONES.ash);
      expect(twilio().troubles).toEqual([]);
    }, 120_000);
  });
}
