import { setTimeout as sleep } from 'node:timers/promises';
import { Directory } from '@frontdoor/casework/directory';
import { api, type CallView } from '@frontdoor/contracts';
import { Agent, CallLeg, In, IsNull, Not, PhoneCall, Service } from '@frontdoor/persistence';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { refusalOf } from '../support/council.js';
import { Desk } from '../support/desk.js';
import { eventually } from '../support/eventually.js';
import type { World } from '../support/world.js';

const COUNCIL = '+441632960000';
/** Of the agents of the demonstration, in its order. */
const PHONES = { ash: '+441632960200', birch: '+441632960201', cedar: '+441632960202', oak: '+441632960208' };
/** Calls that ring at once, for ten agents. */
const MANY = 50;
const ROOM = ['ash', 'birch', 'cedar', 'hazel', 'linden', 'maple', 'rowan', 'willow', 'oak', 'holly'];
const INTERPRETER = '+441632960555';
const PARTNER = '+441632960556';
type Name = keyof typeof PHONES;

/** Calls come in, ring, are answered or not, and are never left in nothing. */
export function tellCalls(shape: string, start: () => Promise<World>): void {
  describe(`calls, ${shape}`, () => {
    let world: World;
    const desks = {} as Record<Name, Desk>;
    let callers = 0;

    beforeAll(async () => {
      world = await start();
      for (const name of Object.keys(PHONES) as Name[]) desks[name] = await Desk.of(world, name);
      // What one story leaves in the queue is in nobody's way in the next.
      await world.database.manager.update(Agent, { active: true }, { capacity: 100 });
      await world.database.manager.update(
        Service,
        { slug: 'customer-services' },
        {
          callRules: {
            before: [],
            waiting: [{ afterSeconds: 5, does: { offer: ['callback', 'callback-later', 'voicemail'] } }],
            quicker: 'You can also write to us.',
          },
        },
      );
      // The hub reads what services do every few seconds.
      await eventually('the rules of the service', () =>
        world.hub.app
          .get(Directory, { strict: false })
          .refresh()
          .then(() => true),
      );
    });
    afterAll(() => world?.stop());
    afterEach(async () => {
      for (const name of Object.keys(PHONES) as Name[]) await presence(name, 'offline');
    });

    const presence = (name: Name, to: string) =>
      desks[name].agent.ask(api.setPresence, { body: { presence: to } });
    const twilio = () => world.standIns.twilio;
    const publicUrl = () => world.url.replace('127.0.0.1', 'localhost');
    const dial = (from = `+4477009008${String(callers++).padStart(2, '0')}`) => {
      const telephone = twilio().dial({ from, to: COUNCIL }, publicUrl());
      return Object.assign(telephone, { from });
    };
    const mine = async (name: Name): Promise<CallView | undefined> =>
      (await desks[name].agent.ask(api.listMyCalls)).calls[0];
    const callOf = (from: string): Promise<PhoneCall> =>
      eventually(
        `the call of ${from}`,
        async () => (await world.database.manager.findOneBy(PhoneCall, { number: from })) ?? undefined,
      );
    const close = (name: Name, { id }: { id: string }, body: object) =>
      desks[name].agent.request(api.closeCall, {
        params: { id },
        body: { summary: 'A new bin was ordered.', ...body },
      });
    const isInRoom = (call: { id: string }, many: number) =>
      eventually(`${many} in the room`, () => (twilio().rooms.get(call.id)?.members.length ?? 0) === many);
    const connected = async (name: Name): Promise<CallView> => {
      const call = await eventually(`${name} speaks`, async () => {
        const found = await mine(name);
        return found?.state === 'talking' && found;
      });
      await isInRoom(call, 2);
      return call;
    };

    it('rings, is answered by the first to press a key, and ends with what was said', async () => {
      twilio().hands(PHONES.ash, { pickup: 'rings' });
      twilio().hands(PHONES.birch, { pickup: 'answers', presses: '5', ringsMs: 150 });
      await presence('ash', 'available');
      await presence('birch', 'available');
      const caller = dial();
      const call = await connected('birch');
      expect(call).toMatchObject({ number: caller.from, service: 'Customer services', agent: 'Birch' });
      // Nobody else is rung any more.
      await eventually('the other telephone is silent', () =>
        twilio()
          .telephonesOf(PHONES.ash)
          .every(({ isOver }) => isOver),
      );
      const enquiry = await desks.birch.read(call.enquiryId!);
      expect(
        enquiry.timeline.some((entry) => 'text' in entry && entry.text === 'Birch answered the call'),
      ).toBe(true);
      caller.hangUp();
      await eventually('what was said is asked for', async () => (await mine('birch'))?.state === 'wrap-up');
      expect(await desks.birch.agent.ask(api.whoAmI)).toMatchObject({ presence: 'wrap-up' });
      const item = enquiry.workItems[0]!;
      const tooSoon = await desks.birch.agent.request(api.finishWorkItem, {
        params: { id: item.id },
        body: { outcome: 'done', ...(enquiry.seenUpTo && { seenUpTo: enquiry.seenUpTo }) },
      });
      expect(await refusalOf(tooSoon)).toBe('409 call-not-closed');
      expect(await refusalOf(await close('birch', call, { ending: 'other' }))).toBe(
        '400 call-reason-missing',
      );
      expect(
        (
          await close('birch', call, {
            ending: 'answered',
            asked: [{ question: 'Which bin?', answer: 'The blue one' }],
          })
        ).status,
      ).toBe(200);
      expect(await mine('birch')).toBeUndefined();
      const after = await desks.birch.read(call.enquiryId!);
      expect(after.state).toBe('closed');
      expect(after.commitments.every(({ state }) => state === 'kept')).toBe(true);
      expect(await desks.birch.agent.ask(api.whoAmI)).toMatchObject({ presence: 'available' });
    });

    it('is answered by the third who is rung, and whoever let it ring is away', async () => {
      twilio().hands(PHONES.ash, { pickup: 'no-answer' });
      twilio().hands(PHONES.birch, { pickup: 'busy' });
      // An answering machine picks up, and presses nothing.
      twilio().hands(PHONES.cedar, { pickup: 'answers' });
      twilio().hands(PHONES.oak, { pickup: 'answers', presses: '1', ringsMs: 100 });
      for (const name of ['ash', 'birch', 'cedar'] as const) await presence(name, 'available');
      const caller = dial();
      await eventually(
        'all three are away',
        async () => {
          const { agents } = await desks.oak.agent.ask(api.listAgents);
          return ['Ash', 'Birch', 'Cedar'].every(
            (name) => agents.find((each) => each.name === name)?.presence === 'away',
          );
        },
        60_000,
      );
      await presence('oak', 'available');
      const call = await connected('oak');
      expect(caller.isOver).toBe(false);
      caller.hangUp();
      await eventually('it is over', async () => (await mine('oak'))?.state === 'wrap-up');
      expect((await close('oak', call, { ending: 'answered' })).status).toBe(200);
    }, 120_000);

    it('keeps the place of somebody who would rather be rung back', async () => {
      const caller = dial();
      const call = await callOf(caller.from);
      await eventually('the offer', () => caller.heard.some((words) => words.includes('press 1')));
      caller.press('1');
      await eventually('they are told', () =>
        caller.heard.some((words) => words.includes('You keep your place')),
      );
      expect(caller.heard.at(-1)).toContain(call.reference.split('-')[0]!.split('').join(' '));
      const { items } = await eventually('the work', async () => {
        const page = await desks.ash.agent.ask(api.readQueue, { query: { view: 'all' } });
        return (
          page.items.some((item) => item.kind === 'callback' && item.reference === call.reference) && page
        );
      });
      const item = items.find(({ reference }) => reference === call.reference)!;
      expect(Date.parse(item.queuedAt)).toBe(call.beganAt);
    });

    it('that nobody answered is counted, and rung back where the number is known', async () => {
      const [known, withheld] = [dial(), dial('anonymous')];
      const call = await callOf(known.from);
      // Its provider tells of it in whole seconds.
      await sleep(6_100);
      known.hangUp();
      withheld.hangUp();
      const item = await eventually('work to ring back', async () => {
        const { items } = await desks.ash.agent.ask(api.readQueue, { query: { view: 'all' } });
        return items.find((each) => each.reference === call.reference && each.kind === 'callback');
      });
      const enquiry = await desks.ash.read(item.enquiryId);
      expect(
        enquiry.timeline.some((entry) => 'text' in entry && /hung up after \d+ seconds?,/.test(entry.text)),
      ).toBe(true);
      await eventually('nothing is left of the other', async () => {
        const other = await world.database.manager.findOneBy(PhoneCall, { providerId: withheld.sid });
        return other?.settledAt !== null && other?.endedAs === 'abandoned';
      });
    });

    it('is a message after the tone: kept with its sound, in the same enquiry, and deleted at the provider', async () => {
      const caller = dial();
      const call = await callOf(caller.from);
      await eventually('the offer', () => caller.heard.some((words) => words.includes('press 3')));
      caller.press('3');
      await eventually('the tone', () => caller.heard.some((words) => words.includes('after the tone')));
      caller.say('My blue bin was not emptied on Tuesday, and it is full to the brim.');
      await eventually('they are told', () =>
        caller.heard.some((words) => words.includes('We have your message')),
      );
      const enquiry = await eventually('the message', async () => {
        const { items } = await desks.ash.agent.ask(api.readQueue, {
          query: { view: 'all', channel: 'voicemail' },
        });
        const item = items.find(({ reference }) => reference === call.reference);
        return item && desks.ash.read(item.enquiryId);
      });
      const message = enquiry.timeline.find(
        (entry) => entry.type === 'contact' && entry.channel === 'voicemail',
      );
      expect(message).toMatchObject({
        attachments: [{ name: 'voicemail.mp3', contentType: 'audio/mpeg' }],
        recording: { mayBeSilent: false, typed: null },
      });
      await eventually('nothing is left at the provider', () => twilio().recordings.size === 0);
      await eventually('nor what its machine heard', () => twilio().transcriptions.size === 0);
      const { agent } = desks.ash;
      const params = { id: message!.id, index: 0 };
      const whole = await agent.request(api.playAttachment, { params });
      expect(whole.headers.get('content-type')).toBe('audio/mpeg');
      expect(whole.headers.get('x-content-type-options')).toBe('nosniff');
      expect(whole.headers.get('content-security-policy')).toContain('sandbox');
      const sound = Buffer.from(await whole.arrayBuffer());
      const part = await agent.request(api.playAttachment, { params, headers: { range: 'bytes=10-19' } });
      expect(part.status).toBe(206);
      expect(part.headers.get('content-range')).toBe(`bytes 10-19/${sound.length}`);
      expect(Buffer.from(await part.arrayBuffer())).toEqual(sound.subarray(10, 20));
      const beyond = await agent.request(api.playAttachment, {
        params,
        headers: { range: `bytes=${sound.length}-` },
      });
      expect(beyond.status).toBe(416);
      // What the provider's machine heard is shown as such, and what somebody types stands before it; both are found.
      await eventually('what the machine heard', async () => {
        const entry = (await desks.ash.read(enquiry.id)).timeline.find(({ id }) => id === message!.id);
        return entry?.type === 'contact' && entry.recording?.heard?.startsWith('my blue bin');
      });
      const found = async (text: string) =>
        (await agent.ask(api.searchEnquiries, { body: { search: text } })).enquiries.some(
          ({ id }) => id === enquiry.id,
        );
      expect(await found('brim')).toBe(true);
      const typed = await agent.ask(api.typeTranscript, {
        params: { id: message!.id },
        body: { text: 'The bin at Quincewood Close was not emptied.' },
      });
      expect(typed.timeline.find(({ id }) => id === message!.id)).toMatchObject({
        recording: { typed: { by: 'Ash', text: 'The bin at Quincewood Close was not emptied.' } },
      });
      expect(await found('Quincewood')).toBe(true);
      expect(
        await refusalOf(
          await agent.request(api.typeTranscript, { params: { id: call.id }, body: { text: 'A call' } }),
        ),
      ).toBe('404 recording-not-found');
      // Whoever calls again about it is led to it, while they wait: a call that ends at once leaves no work to look for.
      const again = dial(caller.from);
      await eventually('the suggestion', async () => {
        const { items } = await agent.ask(api.readQueue, { query: { view: 'all' } });
        for (const { enquiryId, reference } of items)
          if (
            reference !== call.reference &&
            (await desks.ash.read(enquiryId)).suggestions.some(({ id }) => id === enquiry.id)
          )
            return true;
        return false;
      });
      again.hangUp();
    });

    it('is a message too where its caller hangs up after the tone, and one piece of work', async () => {
      const caller = dial();
      const call = await callOf(caller.from);
      await eventually('the offer', () => caller.heard.some((words) => words.includes('press 3')));
      caller.press('3');
      await eventually('the tone', () => caller.heard.some((words) => words.includes('after the tone')));
      caller.hangUp();
      const work = await eventually('the message', async () => {
        const { items } = await desks.ash.agent.ask(api.readQueue, { query: { view: 'all' } });
        const own = items.filter(({ reference }) => reference === call.reference);
        return own.some(({ channel }) => channel === 'voicemail') && own;
      });
      expect(work.map(({ kind, channel }) => `${kind} ${channel}`)).toEqual(['answer voicemail']);
    });

    it('is put through to a partner where a rule says so, who has it once they pick up', async () => {
      const elm = (await Desk.of(world, 'elm')).agent;
      const params = { slug: 'customer-services' };
      const { calls: was } = await elm.ask(api.readServiceRules, { params });
      const before = [{ when: 'nobody-on', does: { number: PARTNER, name: 'Citizens Advice' } }];
      const rule = { what: 'calls', value: { ...was!, before } };
      const changed = await elm.ask(api.changeServiceRule, {
        ...{ params, body: { rule, was: { what: 'calls', value: was } } },
      });
      await world.hub.app.get(Directory, { strict: false }).refresh();
      twilio().hands(PARTNER, { pickup: 'answers', ringsMs: 100 });
      const caller = dial();
      await eventually('they speak with the partner', () => caller.partner === PARTNER);
      const call = await callOf(caller.from);
      await eventually('it is theirs', async () => {
        const known = await world.database.manager.findOneByOrFail(PhoneCall, { id: call.id });
        return known.endedAs === 'partner' && known.settledAt !== null;
      });
      expect(caller.isOver).toBe(false);
      caller.partnerLeaves();
      await eventually('it is over', () => caller.isOver);
      // Nobody picks up there: the caller waits on, with what is offered.
      twilio().hands(PARTNER, { pickup: 'busy' });
      const other = dial();
      await eventually('the offer', () => other.heard.some((words) => words.includes('press 1')));
      other.hangUp();
      await elm.ask(api.undoServiceRule, { params: { id: changed.changes[0]!.id } });
      await world.hub.app.get(Directory, { strict: false }).refresh();
    });

    it('goes to a colleague who was asked in first, with an interpreter there, and back', async () => {
      for (const name of ['ash', 'birch'] as const)
        twilio().hands(PHONES[name], { pickup: 'answers', presses: '1' });
      await presence('ash', 'available');
      const caller = dial();
      const call = await connected('ash');
      const { agent } = desks.ash;
      const params = { id: call.id };
      await eventually('the room is known', async () => {
        const response = await agent.request(api.holdCall, { params, body: { held: true } });
        return response.ok;
      });
      expect(
        twilio()
          .rooms.get(call.id)!
          .members.find(({ label }) => label === 'customer'),
      ).toMatchObject({ isHeld: true });
      await agent.ask(api.askIntoCall, { params, body: { number: INTERPRETER } });
      const birch = (await agent.ask(api.listAgents)).agents.find(({ name }) => name === 'Birch')!;
      const facts = [{ question: 'Which bin?', answer: 'The blue one' }];
      await agent.ask(api.askIntoCall, {
        params,
        body: { agentId: birch.id, reason: 'Knows the larger bins', brief: { facts } },
      });
      await isInRoom(call, 4);
      // What was said already stood before the colleague when it rang.
      expect((await mine('birch'))!.brief).toMatchObject({
        by: 'Ash',
        words: { why: 'Knows the larger bins', facts },
      });
      await agent.ask(api.holdCall, { params, body: { held: false } });
      // Back: the colleague leaves again, is asked once more, and takes it.
      const there = (await mine('ash'))!.people.find(({ who }) => who === 'Birch')!;
      await agent.ask(api.leaveCall, { params: { ...params, person: there.id } });
      await isInRoom(call, 3);
      await agent.ask(api.askIntoCall, { params, body: { agentId: birch.id } });
      await isInRoom(call, 4);
      await eventually('the colleague is in it', async () => {
        const response = await agent.request(api.transferCall, {
          params,
          body: { to: birch.id, reason: 'Wants a larger bin, and speaks Polish.' },
        });
        return response.ok;
      });
      await isInRoom(call, 3);
      expect(await mine('birch')).toMatchObject({ id: call.id, mine: 'mine', agent: 'Birch' });
      expect((await desks.birch.read(call.enquiryId!)).owner).toMatchObject({ name: 'Birch' });
      await desks.birch.agent.ask(api.endCall, { params });
      await eventually('the caller’s telephone has ended', () => caller.isOver);
      expect((await close('birch', call, { ending: 'other', reason: 'The line was bad' })).status).toBe(200);
    });

    it('is listened to unheard, and helped in by somebody whom the agent alone hears; all are told before', async () => {
      const supervisor = await Desk.of(world, 'oak');
      const service = { slug: 'customer-services' };
      const { manager } = world.database;
      const { callRules } = await manager.findOneByOrFail(Service, service);
      await manager.update(Service, service, { callRules: { ...callRules!, tellsListening: true } });
      await eventually('the rules of the service', () =>
        world.hub.app
          .get(Directory, { strict: false })
          .refresh()
          .then(() => true),
      );
      twilio().hands(PHONES.oak, { pickup: 'answers', presses: '1' });
      twilio().hands(PHONES.ash, { pickup: 'answers', presses: '1' });
      await presence('ash', 'available');
      const caller = dial();
      const call = await connected('ash');
      const params = { id: call.id };
      const members = () => twilio().rooms.get(call.id)!.members;
      const agents = members().find(({ label }) => label !== 'customer')!;
      await eventually('the room is known', async () => (await supervisor.agent.request(api.listenToCall, { params })).ok); // prettier-ignore
      await isInRoom(call, 3);
      expect(members().map(({ isMuted }) => isMuted)).toEqual([false, false, true]);
      await eventually('the caller is told', () =>
        caller.heard.some((words) => words.includes('may listen to this call')),
      );
      const listener = twilio().telephonesOf(PHONES.oak).at(-1);
      expect(listener!.heard.join(' ')).not.toContain('may listen');
      listener!.hangUp();
      await isInRoom(call, 2);
      await supervisor.agent.ask(api.helpInCall, { params });
      await isInRoom(call, 3);
      expect(members().at(-1)).toMatchObject({ isMuted: false, coaches: agents.sid });
      expect((await mine('ash'))!.people.map(({ kind }) => kind)).toContain('helper');
      // Whoever helps keeps nobody company.
      await desks.ash.agent.ask(api.endCall, { params });
      await eventually('all telephones are silent', () => members().length === 0 && caller.isOver);
      expect((await close('ash', call, { ending: 'answered' })).status).toBe(200);
    });

    it('many at once are answered one after the other by each, none lost and none twice', async () => {
      const { id } = await world.database.manager.findOneByOrFail(Service, { slug: 'customer-services' });
      for (const [at, name] of ROOM.entries()) {
        twilio().hands(`+4416329602${String(at).padStart(2, '0')}`, {
          pickup: 'answers',
          presses: '1',
          ringsMs: 20,
        });
        await world.database.manager.update(
          Agent,
          { email: `${name}@demo.frontdoor.example` },
          { serviceIds: [id] },
        );
      }
      const agents = await Promise.all(ROOM.map((name) => Desk.of(world, name)));
      const callers = Array.from({ length: MANY }, () => dial());
      const answered: string[] = [];
      const works = async ({ agent }: Desk): Promise<void> => {
        await agent.ask(api.setPresence, { body: { presence: 'available' } });
        while (answered.length < callers.length) {
          const [call] = (await agent.ask(api.listMyCalls)).calls.filter(({ mine: is }) => is === 'mine');
          const params = { id: call?.id ?? '' };
          if (call?.state === 'talking') await agent.request(api.endCall, { params });
          if (call?.state === 'wrap-up') {
            const body = { ending: 'answered', summary: 'It was answered.' };
            // Whoever is told that the hub is busy says it again.
            if ((await agent.request(api.closeCall, { params, body })).ok) answered.push(call.id);
          }
          await sleep(100);
        }
        await agent.ask(api.setPresence, { body: { presence: 'offline' } });
      };
      await Promise.all(agents.map(works));
      expect(new Set(answered).size).toBe(MANY);
      const calls = await Promise.all(callers.map(({ from }) => callOf(from)));
      expect(calls.map(({ endedAs }) => endedAs)).toEqual(callers.map(() => 'answered'));
      const joined = await world.database.manager.findBy(CallLeg, {
        callId: In(calls.map(({ id: call }) => call)),
        joinedAt: Not(IsNull()),
      });
      expect(joined).toHaveLength(MANY);
    }, 240_000);

    it('comes to the same however late, often and out of order its provider tells of it', async () => {
      let seed = 7;
      twilio().disorder(() => (seed = (seed * 16807) % 2147483647) / 2147483647);
      twilio().hands(PHONES.cedar, { pickup: 'answers', presses: '1' });
      await presence('cedar', 'available');
      const caller = dial();
      const call = await connected('cedar');
      caller.hangUp();
      await eventually('it is over', async () => (await mine('cedar'))?.state === 'wrap-up');
      await twilio().settled();
      const known = await world.database.manager.findOneByOrFail(PhoneCall, { id: call.id });
      expect(known).toMatchObject({ state: 'ended', endedAs: 'answered' });
      expect(known.endedAt! - known.answeredAt!).toBeLessThan(5000);
      expect((await close('cedar', call, { ending: 'answered' })).status).toBe(200);
      expect(twilio().troubles).toEqual([]);
    });
  });
}
