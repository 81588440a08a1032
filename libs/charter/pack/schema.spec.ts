import { describe, expect, it } from 'vitest';
import { charterFile } from './schema.js';

const clock = {
  name: 'response',
  per: 'contact',
  starts: 'contact-received',
  stops: ['responded'],
  within: '4 working hours',
};
const promise = {
  id: 'CITY-E1',
  title: 'A',
  kinds: ['clock'],
  source: 'B',
  kept: 'C',
  published: true,
  clocks: [clock],
};
const charter = {
  id: 'city-2012',
  version: '1.0',
  title: 'Charter',
  organisation: 'City',
  source: 'Website',
  promises: [promise],
};

/** What is wrong with a charter file, as `path: message`; of unknown fields the keys. */
const faults = (file: unknown): string[] =>
  charterFile.safeParse(file).error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? [];
const paths = (file: unknown): string[] => faults(file).map((fault) => fault.slice(0, fault.indexOf(':')));
const withClock = (change: object): unknown => ({
  ...charter,
  promises: [{ ...promise, clocks: [{ ...clock, ...change }] }],
});
const withPromise = (change: object): unknown => ({ ...charter, promises: [{ ...promise, ...change }] });

describe('the shape of a charter file', () => {
  it('is held by the least that a charter says', () => expect(faults(charter)).toEqual([]));

  it('is held by all that a charter can say', () => {
    const conditions = {
      channel: ['email'],
      service: ['Planning'],
      'customer-service-centre': true,
      kind: ['foi'],
      complex: false,
      stage: 2,
      'response-requested': true,
      'received-from': '2026-01-16T17:00',
      'received-before': '2027-01-16',
    };
    const span = { within: '2 working days', calendar: 'office', 'moves-to-next-working-day': true };
    const everything = {
      ...charter,
      'in-force': { from: '2026-01-16', until: '2026-12-31T23:59' },
      assumptions: ['D'],
      promises: [
        {
          ...promise,
          kinds: ['clock', 'rate', 'rule', 'content', 'step', 'audit', 'feature'],
          pending: 'E',
          assumptions: ['F'],
          clocks: [
            {
              ...clock,
              whose: 'customer',
              per: 'enquiry',
              'applies-when': conditions,
              within: { 'smaller-of': [span, { within: '1 calendar month' }] },
              calendar: 'office',
              'moves-to-next-working-day': false,
              'at-risk': [0.5, 0.01, 0.99],
              pauses: true,
              extends: true,
              waiver: 'person-unavailable',
              'resets-on-clarification': true,
            },
            { ...clock, whose: 'council', waiver: 'out-of-office' },
          ],
          content: [
            {
              in: ['acknowledged', 'responded', 'extended', 'refused', 'out-of-office'],
              'applies-when': conditions,
              'must-say': ['outcome'],
            },
          ],
          step: { when: ['taken-on'], ask: 'G', 'applies-when': conditions },
          rate: { of: 'H', 'at-least': 0, 'at-most': 100, per: 'month' },
          audit: { 'every-months': 1, checks: ['I'] },
        },
        { ...promise, rate: { of: 'H', per: 'quarter' } },
        { ...promise, rate: { of: 'H', per: 'year' } },
      ],
    };
    expect(faults(everything)).toEqual([]);
  });

  it.each([
    '2026-01-16',
    '2024-02-29',
    '2026-01-16T00:00',
    '2026-01-16T09:59',
    '2026-01-16T19:30',
    '2026-01-16T23:59',
  ])('knows the local time %s', (from) => expect(faults({ ...charter, 'in-force': { from } })).toEqual([]));

  const NO_TIME = 'in-force.from: must be a date or local time such as 2026-01-16T17:00';
  it.each([
    ['2026-01-16T24:00', [NO_TIME]],
    ['2026-01-16T17:60', [NO_TIME]],
    ['2026-01-16T7:00', [NO_TIME]],
    ['2026-01-16T17:00:00', [NO_TIME]],
    ['2026-01-16 17:00', [NO_TIME]],
    ['on 2026-01-16', [NO_TIME, 'in-force.from: must be a date that exists']],
    ['2026-1-16', [NO_TIME, 'in-force.from: must be a date that exists']],
    ['226-01-16', [NO_TIME, 'in-force.from: must be a date that exists']],
    ['2026-02-29', ['in-force.from: must be a date that exists']],
    ['2026-02-30T17:00', ['in-force.from: must be a date that exists']],
  ])('knows no local time %s', (from, expected) =>
    expect(faults({ ...charter, 'in-force': { from } })).toEqual(expected),
  );

  it.each(['CITY-E1', 'CITY-01', 'CARE-T1', 'A-1', 'CITY-W12'])('takes the ID %s', (id) =>
    expect(faults(withPromise({ id }))).toEqual([]),
  );
  it.each([
    'City-E1',
    'CITY-EE1',
    'CITY-E',
    'CITY-E123',
    'CITY',
    '-E1',
    'CITY-e1',
    'CITY-E1 ',
    ' CITY-E1',
    '1-E1',
  ])('takes no ID "%s"', (id) =>
    expect(faults(withPromise({ id }))).toEqual(['promises.0.id: must be an ID such as CITY-E1']),
  );

  it.each(['response', 'first-reply', 'a'])('takes the name %s for a clock', (name) =>
    expect(faults(withClock({ name }))).toEqual([]),
  );
  it.each(['Response', '-reply', 'reply2', 'first reply', '', 'rePly'])(
    'takes no name "%s" for a clock',
    (name) =>
      expect(faults(withClock({ name }))).toEqual([
        'promises.0.clocks.0.name: must be a word in lower case, with hyphens',
      ]),
  );

  it.each(['city', 'city-2', '2012'])('takes the id %s for a pack', (id) =>
    expect(faults({ ...charter, id })).toEqual([]),
  );
  it.each(['City', 'city 2', '', 'city_2', 'city/'])('takes no id "%s" for a pack', (id) =>
    expect(paths({ ...charter, id })).toEqual(['id']),
  );

  it('says what is wrong with an amount of time', () =>
    expect(faults(withClock({ within: '4 hours' }))).toContain(
      'promises.0.clocks.0.within: must be an amount of time such as "4 working hours"',
    ));

  it.each([
    ['a text of blanks', { ...charter, title: '  ' }, 'title'],
    ['no promise', { ...charter, promises: [] }, 'promises'],
    ['a promise of no kind', withPromise({ kinds: [] }), 'promises.0.kinds'],
    ['no clock in the list', withPromise({ clocks: [] }), 'promises.0.clocks'],
    ['no rule in the list', withPromise({ content: [] }), 'promises.0.content'],
    [
      'a rule on no message',
      withPromise({ content: [{ in: [], 'must-say': ['outcome'] }] }),
      'promises.0.content.0.in',
    ],
    [
      'a rule that wants nothing',
      withPromise({ content: [{ in: ['refused'], 'must-say': [] }] }),
      'promises.0.content.0.must-say',
    ],
    ['a step at no moment', withPromise({ step: { when: [], ask: 'G' } }), 'promises.0.step.when'],
    ['a clock that nothing stops', withClock({ stops: [] }), 'promises.0.clocks.0.stops'],
    [
      'one span to choose from',
      withClock({ within: { 'smaller-of': [{ within: '1 minute' }] } }),
      'promises.0.clocks.0.within.smaller-of',
    ],
    ['all of the time left', withClock({ 'at-risk': [1] }), 'promises.0.clocks.0.at-risk.0'],
    ['none of the time left', withClock({ 'at-risk': [0] }), 'promises.0.clocks.0.at-risk.0'],
    [
      'an empty list of channels',
      withClock({ 'applies-when': { channel: [] } }),
      'promises.0.clocks.0.applies-when.channel',
    ],
    [
      'an empty list of services',
      withClock({ 'applies-when': { service: [] } }),
      'promises.0.clocks.0.applies-when.service',
    ],
    [
      'an empty list of kinds',
      withClock({ 'applies-when': { kind: [] } }),
      'promises.0.clocks.0.applies-when.kind',
    ],
    [
      'a stage before the first',
      withClock({ 'applies-when': { stage: 0 } }),
      'promises.0.clocks.0.applies-when.stage',
    ],
    [
      'a share below none',
      withPromise({ rate: { of: 'H', 'at-least': -1, per: 'year' } }),
      'promises.0.rate.at-least',
    ],
    [
      'a share above all',
      withPromise({ rate: { of: 'H', 'at-least': 101, per: 'year' } }),
      'promises.0.rate.at-least',
    ],
    [
      'at most less than none',
      withPromise({ rate: { of: 'H', 'at-most': -1, per: 'year' } }),
      'promises.0.rate.at-most',
    ],
    [
      'at most more than all',
      withPromise({ rate: { of: 'H', 'at-most': 101, per: 'year' } }),
      'promises.0.rate.at-most',
    ],
    [
      'an audit at once',
      withPromise({ audit: { 'every-months': 0, checks: ['I'] } }),
      'promises.0.audit.every-months',
    ],
    [
      'an audit of nothing',
      withPromise({ audit: { 'every-months': 1, checks: [] } }),
      'promises.0.audit.checks',
    ],
  ])('does not hold %s', (_, file, path) => expect(paths(file)).toEqual([path]));

  it('does not hold fields that nobody reads', () => {
    expect(faults({ ...charter, extra: 1 })).toEqual([': Unrecognized key: "extra"']);
    expect(faults({ ...charter, 'in-force': { extra: 1 } })).toEqual(['in-force: Unrecognized key: "extra"']);
    expect(faults(withPromise({ extra: 1 }))).toEqual(['promises.0: Unrecognized key: "extra"']);
    expect(faults(withClock({ extra: 1 }))).toEqual(['promises.0.clocks.0: Unrecognized key: "extra"']);
    expect(faults(withPromise({ step: { when: ['taken-on'], ask: 'G', extra: 1 } }))).toEqual([
      'promises.0.step: Unrecognized key: "extra"',
    ]);
  });

  it.each([
    ['clock', { clocks: undefined }],
    ['content', {}],
    ['rate', {}],
    ['audit', {}],
  ])('wants of a promise of kind %s that it says so, unless it is pending', (kind, change) => {
    const silent = { kinds: [kind], ...change };
    expect(faults(withPromise(silent))).toEqual([
      `promises.0: is of kind ${kind} but does not say its ${kind}`,
    ]);
    expect(faults(withPromise({ ...silent, pending: 'later' }))).toEqual([]);
  });

  it('wants a step of a promise of kind step, pending or not', () => {
    const fault = ['promises.0: is of kind step but does not say its step'];
    expect(faults(withPromise({ kinds: ['step'] }))).toEqual(fault);
    expect(faults(withPromise({ kinds: ['step'], pending: 'later' }))).toEqual(fault);
  });
});
