import { describe, expect, it } from 'vitest';
import type { CallerDoes, CallerRules } from '../caller-rules.js';
import type { Widening } from '../rings.js';
import { type Centre, type CentreFlow, type CentreWork, timesOften } from './centre.js';
import { lookAhead } from './look-ahead.js';
import { randomRow } from './random.js';
import { replayOf } from './replay.js';

const MINUTE = 60_000;
const FROM = Date.parse('2026-07-06T09:00:00Z');
const HALVES = [1, 2, 3, 4].map((each) => FROM + each * 30 * MINUTE);
const anybody = { services: ['waste'], languages: ['en'], channels: ['email'], capacity: 1 };
const on = [[FROM, FROM + 120 * MINUTE]] as const;
const mail = { service: 'waste', channel: 'email', language: 'en', weight: 1 };

const work = (dueIn: number, more: Partial<CentreWork> = {}): CentreWork => ({
  ...mail,
  queuedAt: FROM - 60 * MINUTE,
  urgentAt: FROM + dueIn * MINUTE,
  promise: { id: 'E1', keptBy: 'reply', dueAt: FROM + dueIn * MINUTE, isMissed: false },
  inHand: null,
  ...more,
});

const centre = (some: Partial<Centre>): Centre => ({
  from: FROM,
  periodEnds: HALVES,
  agents: [{ id: 'ash', ...anybody, on }],
  work: [],
  flows: [],
  handling: [{ service: 'waste', channel: 'email', seen: [10 * MINUTE] }],
  ...some,
});

const look = (centres: Centre[], runs = 5) => {
  let time = 0;
  return lookAhead({ centres, seed: 1, runs, milliseconds: 1e9 }, { clock: () => time++ });
};

describe('looking ahead', () => {
  it('begins with what is there: ten minutes each, one after the other, due after 25 minutes', () => {
    const [ahead] = look([centre({ work: [1, 2, 3, 4].map(() => work(25)) })]).ofCentres;
    expect(ahead!.kept.mean).toBe(2);
    expect(ahead!.missed.mean).toBe(2);
    expect(ahead!.missedByPeriod.map(({ mean }) => mean)).toEqual([2, 0, 0, 0]);
    expect(ahead!.promises.map(({ promise }) => promise)).toEqual(['E1']);
  });

  it('decides nothing that falls due later, and counts nothing that was missed before', () => {
    const missed = { id: 'E1', keptBy: 'reply' as const, dueAt: FROM - MINUTE, isMissed: true };
    const [ahead] = look([
      centre({ agents: [], work: [work(500), work(-1, { promise: missed }), work(20, { promise: null })] }),
    ]).ofCentres;
    expect([ahead!.kept.mean, ahead!.missed.mean]).toEqual([0, 0]);
  });

  it('has whoever has something in hand go on with what is left of it', () => {
    const inHand = { agentId: 'ash', since: FROM - 8 * MINUTE };
    const [ahead] = look([centre({ work: [work(3, { inHand }), work(13)] })]).ofCentres;
    expect([ahead!.kept.mean, ahead!.missed.mean]).toEqual([2, 0]);
  });

  it('leaves what somebody has who is not there with them until they come', () => {
    const inHand = { agentId: 'birch', since: FROM };
    const birch = { id: 'birch', ...anybody, on: [[FROM + 60 * MINUTE, FROM + 120 * MINUTE]] as const };
    const held = [work(30, { inHand }), work(80, { inHand })];
    const [ahead] = look([centre({ agents: [{ id: 'ash', ...anybody, on }, birch], work: held })]).ofCentres;
    expect([ahead!.kept.mean, ahead!.missed.mean]).toEqual([1, 1]);
  });

  it('gives somebody no more at once than they have room for, whatever was put in their hands', () => {
    const inHand = { agentId: 'ash', since: FROM };
    const [ahead] = look([centre({ work: [1, 2, 3].map(() => work(15, { inHand })) })]).ofCentres;
    expect([ahead!.kept.mean, ahead!.missed.mean]).toEqual([1, 2]);
  });

  it('holds a change beside the same chance: nothing differs where nothing was changed', () => {
    const flow = {
      ...{ ...mail, arrivals: [4, 4, 4, 4], patience: null },
      promise: { id: 'E1', keptBy: 'reply' as const, after: HALVES.map(() => 20 * MINUTE) },
    };
    const busy = centre({ flows: [flow], work: [work(25), work(25)] });
    const more = { ...busy, agents: [...busy.agents, { id: 'birch', ...anybody, on }] };
    const { runs, ofCentres } = look([busy, busy, more], 20);
    const [one, same, better] = ofCentres;
    expect(runs).toBe(20);
    expect(same).toEqual(one);
    expect(same!.missedMore).toEqual({ mean: 0, low: 0, high: 0, error: 0 });
    expect(better!.missedMore.high).toBeLessThan(0);
    expect(look([busy, busy, more], 20)).toEqual({ runs, ofCentres });
  });

  describe('gives work as the live policy does', () => {
    const handling = ['waste', 'parking'].map((service) => ({
      ...{ service, channel: 'email', seen: [10 * MINUTE] },
    }));
    /** One does both services, the other one of them: who gets the first work decides whether both are kept. */
    const kept = (more: Partial<CentreWork>, levels: Record<string, number> = {}): number => {
      const agents = [
        { id: 'ash', ...anybody, on },
        { id: 'birch', ...anybody, services: ['waste', 'parking'], levels, on },
      ];
      const both = [work(12, more), work(13, { service: 'parking' })];
      return look([centre({ agents, handling, work: both })]).ofCentres[0]!.kept.mean;
    };

    it('to its owner before others', () => {
      expect(kept({})).toBe(2);
      expect(kept({ owner: 'ash' })).toBe(2);
      expect(kept({ owner: 'birch' })).toBe(1);
      expect(kept({ owner: 'somebody who left' })).toBe(2);
    });
    it('to whoever knows its service better', () => expect(kept({}, { waste: 5 })).toBe(1));
    it('never to whoever is excluded', () => {
      expect(kept({ excluded: ['ash'] })).toBe(1);
      expect(kept({ excluded: ['ash', 'birch'] })).toBe(1);
      expect(kept({ excluded: ['birch'], owner: 'birch' })).toBe(2);
    });
  });

  describe('asks more people as the live policy does', () => {
    /** Nobody of its own is there; it waits since five minutes and is due in 25. */
    const kept = (widening: Widening | undefined, more: Partial<Centre> = {}): number =>
      look([
        centre({
          agents: [{ id: 'birch', ...anybody, services: ['parking'], on }],
          work: [work(25, { queuedAt: FROM - 5 * MINUTE })],
          ...(widening && { widenings: [{ service: 'waste', widening }] }),
          ...more,
        }),
      ]).ofCentres[0]!.kept.mean;
    const ring = (minutes: number, permille = 0): Widening => ({
      startsAtLevel: 1,
      rings: [{ minutes, permille, alsoServices: ['parking'] }],
    });

    it('once the minutes of a ring have passed', () => {
      expect(kept(undefined)).toBe(0);
      expect(kept(ring(15))).toBe(1);
      expect(kept(ring(25))).toBe(0);
    });
    it('once a share of the time until its promise has passed, and never of none', () => {
      expect(kept(ring(0, 500))).toBe(1);
      expect(kept(ring(0, 900))).toBe(0);
      const none = [work(25, { promise: null }), work(35, { service: 'parking' })];
      const handling = ['waste', 'parking'].map((service) => ({
        ...{ service, channel: 'email', seen: [20 * MINUTE] },
      }));
      // Birch would be busy with it.
      expect(kept(ring(0, 50), { work: none, handling })).toBe(1);
    });
    it('who know it less well, from the level of the ring on', () => {
      const ash = (waste: number) => ({ agents: [{ id: 'ash', ...anybody, levels: { waste }, on }] });
      const later: Widening = { startsAtLevel: 4, rings: [{ minutes: 15, permille: 0, leastLevel: 2 }] };
      expect(kept({ startsAtLevel: 4, rings: [] }, ash(2))).toBe(0);
      expect(kept(later, ash(2))).toBe(1);
      expect(kept(later, ash(1))).toBe(0);
    });
    it('for what is still to come too', () => {
      const promise = { id: 'E1', keptBy: 'reply' as const, after: HALVES.map(() => 30 * MINUTE) };
      const flow = { ...mail, arrivals: [1, 1, 0, 0], promise, patience: null };
      expect(kept(undefined, { work: [], flows: [flow] })).toBe(0);
      expect(kept(ring(10), { work: [], flows: [flow] })).toBeGreaterThan(0);
    });
  });

  it('gives work of whoever is only rung to nobody who does not telephone', () => {
    const only = { work: [work(25, { needs: ['phone'] })] };
    const [cannot, can] = look([
      centre(only),
      centre({ ...only, agents: [{ id: 'ash', ...anybody, channels: ['email', 'phone'], on }] }),
    ]).ofCentres;
    expect([cannot!.kept.mean, can!.kept.mean]).toEqual([0, 1]);
  });

  describe('does with callers what the telephone does with them', () => {
    const usual = {
      ...{ offerAfterSeconds: 60, offerAgainAfterSeconds: 120 },
      offers: ['callback'] as const,
    };
    const promise = { id: 'C1', keptBy: 'answer' as const, after: HALVES.map(() => 2 * MINUTE) };
    const call = { ...mail, channel: 'phone', promise, patience: 3 * MINUTE };
    const told = (rules: Partial<CallerRules>, more: Partial<Centre> = {}) => {
      const built = centre({
        agents: [],
        handling: ['waste', 'parking'].map((service) => ({ service, channel: 'phone', seen: [MINUTE] })),
        flows: [
          { ...call, arrivals: [30, 0, 0, 0] },
          { ...call, service: 'parking', arrivals: [0, 0, 0, 0] },
        ],
        callers: {
          ...{ channel: 'phone', usual, accepted: 0.5 },
          rules: [{ service: 'waste', rules: { before: [], waiting: [], ...rules } }],
        },
        ...more,
      });
      const { gaveUp, kept } = look([built], 10).ofCentres[0]!;
      return { gaveUp: gaveUp.mean, kept: kept.mean };
    };
    const birch = { id: 'birch', ...anybody, services: ['parking'], channels: ['phone'], capacity: 100, on };
    const ash = { id: 'ash', ...anybody, channels: ['phone'], capacity: 0, on };
    const partner = { number: '+441223457000', name: 'Citizens Advice' };
    const never = { waiting: [{ afterSeconds: 7200, does: { say: 'Please stay.' } }] };
    const all = told(never, { agents: [ash] }).gaveUp;

    it('where it is open and somebody is on they wait, and words change nothing', () => {
      expect(all).toBeGreaterThan(20);
      const says = [{ when: { waitingMoreThan: 0 }, does: { say: 'Many call.' } }];
      expect(told({ ...never, before: says }, { agents: [ash] }).gaveUp).toBe(all);
    });
    it('nobody is left in nothing where it is closed or nobody is on, also without rules', () => {
      for (const more of [{ agents: [ash], open: [] }, { agents: [] }]) {
        const { gaveUp } = told(never, more);
        expect(gaveUp / all).toBeGreaterThan(0.3);
        expect(gaveUp / all).toBeLessThan(0.7);
      }
    });
    it('before they wait they are offered something, go to a partner, or to another service', () => {
      const before = (does: CallerDoes) => ({ ...never, before: [{ when: 'nobody-on' as const, does }] });
      const { gaveUp } = told(before({ offer: ['voicemail'] }));
      expect(gaveUp / all).toBeLessThan(0.7);
      expect(gaveUp).toBeGreaterThan(0);
      expect(told(before(partner))).toEqual({ gaveUp: 0, kept: 0 });
      expect(told(before({ service: 'parking' }), { agents: [birch] }).kept).toBeGreaterThan(20);
    });
    it('while they wait each rule comes in its time', () => {
      const waiting = (does: CallerDoes) => ({ waiting: [{ afterSeconds: 30, does }] });
      const offered = told(waiting({ offer: ['callback-later'] }), { agents: [ash] }).gaveUp;
      expect(offered / all).toBeLessThan(0.7);
      const away = told(waiting(partner), { agents: [ash] });
      expect(away.gaveUp / all).toBeLessThan(0.4);
      const passed = told(waiting({ service: 'parking' }), { agents: [ash, birch] });
      expect(passed.kept).toBeGreaterThan(15);
      // Whoever gave up had done so before.
      expect(passed.gaveUp).toBe(away.gaveUp);
    });
    it('whoever waits is offered what the charter has, where the service says nothing of them', () => {
      const { gaveUp } = told({}, { agents: [ash] });
      expect(gaveUp / all).toBeLessThan(0.9);
      expect(gaveUp / all).toBeGreaterThan(0.4);
    });
    it('of a call that waits already, what came before is done', () => {
      const waits = work(60, {
        ...{ channel: 'phone', queuedAt: FROM - MINUTE },
        promise: { id: 'C1', keptBy: 'answer', dueAt: FROM + 20 * MINUTE, isMissed: false },
      });
      const passes = (afterSeconds: number) =>
        told(
          { waiting: [{ afterSeconds, does: { service: 'parking' } }] },
          {
            agents: [ash, birch],
            work: [waits],
            flows: [{ ...call, service: 'parking', arrivals: [0, 0, 0, 0] }],
          },
        ).kept;
      expect(passes(30)).toBe(0);
      expect(passes(90)).toBe(1);
    });
  });

  it('ends when its time is up, with what it has', () => {
    let time = 0;
    const asked = { centres: [centre({ work: [work(25)] })], seed: 1, runs: 1000, milliseconds: 50 };
    const { runs } = lookAhead(asked, { clock: () => (time += 1000) });
    expect(runs).toBe(5);
  });

  it('sends whoever comes while too many wait to another service', () => {
    const promise = { id: 'E1', keptBy: 'reply' as const, after: HALVES.map(() => 5 * MINUTE) };
    const flow = { ...mail, arrivals: [30, 0, 0, 0], promise, patience: null };
    const parking = { ...flow, service: 'parking', arrivals: [0.001, 0, 0, 0], promise: null };
    const both = centre({
      flows: [flow, parking],
      agents: [{ id: 'ash', ...anybody, on }],
      handling: ['waste', 'parking'].map((service) => ({ service, channel: 'email', seen: [10 * MINUTE] })),
    });
    const relieved = {
      ...both,
      flows: [{ ...flow, overflow: [{ when: { waitingMoreThan: 3 }, service: 'parking' }] }, parking],
    };
    const { ofCentres } = look([both, relieved], 10);
    expect(ofCentres[1]!.missed.mean).toBeLessThan(ofCentres[0]!.missed.mean);
  });

  describe('what was recorded comes again, one by one', () => {
    const promise = { id: 'E1', keptBy: 'reply' as const, after: HALVES.map(() => 25 * MINUTE) };
    const came = (...contacts: { minute: number; takes?: number }[]) => ({
      times: 1,
      contacts: contacts.map(({ minute, takes }) => ({
        at: FROM + minute * MINUTE,
        ...(takes !== undefined && { handling: takes * MINUTE }),
      })),
    });
    const replayed = (recorded: CentreFlow['recorded'], factor = 1, usual = 10) => {
      const handling = [{ service: 'waste', channel: 'email', seen: [usual * MINUTE] }];
      const flow = { ...mail, arrivals: [0, 0, 0, 0], promise, patience: null, recorded: recorded! };
      const { kept, missed } = look(
        [centre({ handling, flows: [{ ...flow, ...timesOften(flow, factor) }] })],
        20,
      ).ofCentres[0]!;
      return { kept: kept.mean, missed: missed.mean, width: kept.high - kept.low };
    };

    it('at its time, and takes as long as it took; else as long as others', () => {
      // Ten minutes each, one after the other: done 10, 20 and 30 minutes after.
      const three = came({ minute: 5 }, { minute: 5 }, { minute: 5 });
      expect(replayed(three)).toEqual({ kept: 2, missed: 1, width: 0 });
      const quick = came({ minute: 5, takes: 5 }, { minute: 5 }, { minute: 5 });
      expect(replayed(quick)).toEqual({ kept: 3, missed: 0, width: 0 });
      const apart = came({ minute: 5 }, { minute: 20 }, { minute: 40 });
      expect(replayed(apart)).toEqual({ kept: 3, missed: 0, width: 0 });
    });
    it('more or less often, by chance, and the busier day has all of the other', () => {
      const many = came(...Array.from({ length: 40 }, (_, n) => ({ minute: n * 2 })));
      expect(replayed(many, 1, 0.5).kept).toBe(40);
      expect(replayed(many, 2, 0.5).kept).toBe(80);
      const fewer = replayed(many, 0.5, 0.5).kept;
      expect(fewer).toBeGreaterThan(15);
      expect(fewer).toBeLessThan(25);
      const [random, again] = [randomRow(1, 2, 3, 4), randomRow(1, 2, 3, 4)];
      const since = { ...many, contacts: many.contacts.map((each) => ({ ...each, at: each.at - FROM })) };
      const end = 120 * MINUTE;
      const [less, more] = [
        replayOf({ ...since, times: 0.5 }, random, end),
        replayOf({ ...since, times: 1.5 }, again, end),
      ];
      expect(more).toEqual(expect.arrayContaining([...less]));
      expect(more.map(({ at }) => at)).toEqual(more.map(({ at }) => at).toSorted((a, b) => a - b));
    });
  });

  describe('has rules of overflow as the live service has them', () => {
    const all = HALVES.map(() => 5 * MINUTE);
    const promise = (id: string) => ({ id, keptBy: 'reply' as const, after: all });
    const flow = { ...mail, arrivals: [30, 0, 0, 0], patience: null };
    const named = ['waste', 'parking', 'planning'];
    const missedOf = (overflow: CentreFlow['overflow'], more: Partial<Centre> = {}): number => {
      const built = centre({
        agents: [],
        handling: named.map((service) => ({ service, channel: 'email', seen: [10 * MINUTE] })),
        flows: [
          { ...flow, promise: promise('waste'), ...(overflow && { overflow }) },
          { ...flow, service: 'parking', arrivals: [0, 0, 0, 0], promise: promise('parking') },
          {
            ...{ ...flow, service: 'planning', arrivals: [0, 0, 0, 0], promise: promise('planning') },
            overflow: [{ when: 'nobody-on', service: 'waste' }],
          },
        ],
        ...more,
      });
      const { promises } = look([built]).ofCentres[0]!;
      return promises.find(({ promise: id }) => id === 'waste')?.missed.mean ?? 0;
    };
    const there = { agents: [{ id: 'ash', ...anybody, capacity: 1000, on }] };

    it('what is there already counts among what waits', () => {
      const waits = (n: number) => ({ work: Array.from({ length: n }, () => work(500)) });
      const rule = [{ when: { waitingMoreThan: 50 }, service: 'parking' }];
      expect(missedOf(rule, waits(51))).toBe(0);
      expect(missedOf(rule, waits(10))).toBeGreaterThan(10);
    });
    it('when nobody is on', () => {
      const rule = [{ when: 'nobody-on' as const, service: 'parking' }];
      expect(missedOf(rule)).toBe(0);
      expect(missedOf(rule, there)).toBeGreaterThan(10);
    });
    it('when it is closed', () => {
      const rule = [{ when: 'closed' as const, service: 'parking' }];
      expect(missedOf(rule, { open: [] })).toBe(0);
      expect(missedOf(rule, { open: [[FROM, FROM + 60 * MINUTE]] })).toBeGreaterThan(10);
    });
    it('when the wait by the latest answers is long', () => {
      const rule = [{ when: { expectedWaitAboveSeconds: 300 }, service: 'parking' }];
      const answered = (minutes: number) => [
        {
          service: 'waste',
          channel: 'email',
          at: [4, 3, 2, 1].map((each) => FROM - each * minutes * MINUTE),
        },
      ];
      expect(missedOf(rule, { answered: answered(20) })).toBe(0);
      expect(missedOf(rule)).toBeGreaterThan(10);
    });
    it('the first that fits counts, what only speaks too', () => {
      const speaks = { when: 'nobody-on' as const, service: null };
      expect(missedOf([speaks, { when: { waitingMoreThan: 0 }, service: 'parking' }])).toBeGreaterThan(10);
    });
    it('under the rules of where it goes, and never back', () => {
      // Planning would send it on to waste, where it came from: it stays with planning.
      expect(missedOf([{ when: 'nobody-on', service: 'planning' }])).toBe(0);
    });
  });
});
