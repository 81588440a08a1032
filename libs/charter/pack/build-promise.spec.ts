import { describe, expect, it } from 'vitest';
import { parseInstant } from '../calendar/instant.js';
import { loadPack, packFiles } from '../spec/read-charters.js';
import type { CharterPromise, Clock, Pack } from './pack.js';
import { readPack } from './read-pack.js';

const PROMISE = `
  - id: CITY-X1
    title: A title
    kinds: [clock, rate, content, step, audit]
    source: A source
    kept: A way
    published: true
    pending: a thing
    assumptions: [an assumption]
    clocks:
      - name: first
        whose: customer
        per: enquiry
        starts: arrived
        stops: [greeted, seen]
        applies-when:
          channel: [visit, phone]
          service: [Planning]
          customer-service-centre: true
          kind: [complaint]
          complex: false
          stage: 2
          response-requested: true
          received-from: '2026-06-01'
          received-before: '2026-12-24T16:45'
        within: 28 calendar days
        calendar: information-law
        moves-to-next-working-day: true
        at-risk: [0.25]
        pauses: true
        extends: true
        waiver: person-unavailable
        resets-on-clarification: true
      - name: second
        per: contact
        starts: contact-received
        stops: [responded]
        within: 1 working day
    content:
      - in: [refused]
        applies-when: { complex: true }
        must-say: [outcome, remedies]
    step: { when: [visitor-seen], ask: A question, applies-when: { stage: 3 } }
    rate: { of: calls answered, at-least: 85, at-most: 95, per: quarter }
    audit: { every-months: 6, checks: [badges] }

  - id: CITY-02
`;
const pack: Pack = readPack(
  packFiles('cambridge-city', (file) => ({
    ...file,
    text: file.text.replace('\n  - id: CITY-02\n', PROMISE),
  })),
).pack!;
const promise: CharterPromise = pack.promises.find(({ id }) => id === 'CITY-X1')!;

describe('a promise of a pack', () => {
  it('has what its file says', () => {
    const { clocks: _clocks, ...rest } = promise;
    expect(rest).toEqual({
      id: 'CITY-X1',
      title: 'A title',
      kinds: ['clock', 'rate', 'content', 'step', 'audit'],
      source: 'A source',
      kept: 'A way',
      published: true,
      pending: 'a thing',
      assumptions: ['an assumption'],
      content: [{ in: ['refused'], appliesWhen: { complex: true }, mustSay: ['outcome', 'remedies'] }],
      step: { when: ['visitor-seen'], ask: 'A question', appliesWhen: { stage: 3 } },
      rate: { of: 'calls answered', atLeast: 85, atMost: 95, per: 'quarter' },
      audit: { everyMonths: 6, checks: ['badges'] },
      reception: [],
    });
  });

  it('has nothing where the file says nothing', () => {
    const bare = loadPack('cambridge-city').promises.find(({ id }) => id === 'CITY-02');
    expect(bare).toMatchObject({ assumptions: [], clocks: [], content: [] });
    for (const part of ['pending', 'step', 'rate', 'audit']) expect(bare).toHaveProperty(part, undefined);
  });
});

describe('a clock of a promise', () => {
  const plain = ({ spans: _spans, ...rest }: Clock) => rest;

  it('has what its file says', () => {
    expect(plain(promise.clocks[0]!)).toEqual({
      id: 'CITY-X1',
      promiseId: 'CITY-X1',
      name: 'first',
      whose: 'customer',
      per: 'enquiry',
      starts: 'arrived',
      stops: ['greeted', 'seen'],
      appliesWhen: {
        channels: ['visit', 'phone'],
        services: ['Planning'],
        customerServiceCentre: true,
        enquiryKinds: ['complaint'],
        complex: false,
        stage: 2,
        responseRequested: true,
        receivedFrom: parseInstant('2026-05-31T23:00:00Z'),
        receivedBefore: parseInstant('2026-12-24T16:45:00Z'),
      },
      atRisk: [0.25],
      pauses: true,
      extends: true,
      waiver: 'person-unavailable',
      resetsOnClarification: true,
    });
    expect(promise.clocks[0]!.spans).toEqual([
      {
        amount: 28,
        unit: 'calendar-days',
        calendar: pack.calendars.get('information-law'),
        movesToWorkingDay: true,
      },
    ]);
  });

  it('is the council’s, at risk at half and a tenth, and gives no leave, where the file says nothing', () => {
    expect(plain(promise.clocks[1]!)).toEqual({
      id: 'CITY-X1/second',
      promiseId: 'CITY-X1',
      name: 'second',
      whose: 'council',
      per: 'contact',
      starts: 'contact-received',
      stops: ['responded'],
      appliesWhen: {},
      atRisk: [0.5, 0.1],
      pauses: false,
      extends: false,
      waiver: undefined,
      resetsOnClarification: false,
    });
    expect(promise.clocks[1]!.spans).toEqual([
      { amount: 1, unit: 'working-days', calendar: pack.calendars.get('office'), movesToWorkingDay: false },
    ]);
  });

  it('is found by its id and by its promise, in the order of the file', () => {
    expect(pack.clocks.get('CITY-X1/second')).toBe(promise.clocks[1]);
    expect(pack.clocksOf.get('CITY-X1')).toEqual(promise.clocks);
    expect([...pack.clocks.keys()].slice(0, 3)).toEqual(['CITY-X1', 'CITY-X1/second', 'CITY-E1']);
  });
});
