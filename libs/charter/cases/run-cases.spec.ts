import { describe, expect, it } from 'vitest';
import { formatInstant } from '../calendar/instant.js';
import { loadPack, type PackId } from '../spec/read-charters.js';
import { runCases } from './run-cases.js';

interface Story {
  [field: string]: unknown;
  happens: unknown[];
}
const kept: Story = {
  story: 'An email',
  shows: ['kept'],
  happens: ['2026-06-09 10:15 contact-received', '2026-06-10 09:00:30 responded'],
  'looked-at': '2026-06-30 09:00',
  due: '2026-06-18 17:00',
  state: 'kept',
};
const run = (stories: object[], file: object = {}, id: PackId = 'cambridge-city') =>
  runCases(loadPack(id), {
    path: 'cases/X.yaml',
    text: JSON.stringify({ promise: 'CITY-E2', matter: {}, cases: stories, ...file }),
  });
const faults = (...given: Parameters<typeof run>): string[] =>
  run(...given).faults.map(({ file, path, message }) => `${file} ${path}: ${message}`);

describe('a story', () => {
  it('gives the commitment that came of it', () => {
    const { runs, faults } = run([kept]);
    expect(faults).toEqual([]);
    expect(runs).toEqual([
      {
        clockId: 'CITY-E2',
        story: 'An email',
        shows: ['kept'],
        commitment: expect.objectContaining({ clockId: 'CITY-E2', state: 'kept' }),
      },
    ]);
    expect(formatInstant(runs[0]!.commitment!.endedAt!)).toBe('2026-06-10T08:00:30Z');
  });

  it('is about an email to no particular service, unless it says otherwise', () => {
    expect(faults([kept], { matter: { 'customer-service-centre': true } })).toEqual([
      'cases/X.yaml cases.0 (An email): is not-opened, expected kept',
    ]);
    const matter = { channel: 'letter', complex: true };
    const letter = { ...kept, matter, due: '2026-06-16 17:00' };
    expect(faults([letter], { promise: 'CITY-L2', matter: { channel: 'fax' } })).toEqual([]);
    const complaint = { ...kept, due: '2026-06-23 17:00' };
    expect(
      faults([complaint], { promise: 'CITY-C1', matter: { kind: 'complaint', service: 'Planning' } }),
    ).toEqual([]);
  });

  it('can ask for a response', () => {
    const decided = {
      ...kept,
      happens: ['2026-06-09 10:15 final-decision', '2026-06-10 09:00 responded'],
      due: '2026-06-23 17:00',
    };
    const ask = (asked: boolean): string[] =>
      faults(
        [{ ...decided, clock: 'response' }],
        { promise: 'FEEDBACK-R1', matter: { kind: 'representation', 'response-requested': asked } },
        'cambridgeshire-feedback',
      );
    expect(ask(true)).toEqual([]);
    expect(ask(false)).toEqual(['cases/X.yaml cases.0 (An email): is not-opened, expected kept']);
  });

  it('can expect that nothing opens', () => {
    const nothing = { ...kept, due: undefined, state: 'not-opened' };
    const { runs, faults } = run([nothing], { matter: { channel: 'phone' } });
    expect(faults).toEqual([]);
    expect(runs[0]).toMatchObject({ clockId: 'CITY-E2', commitment: undefined });
  });

  it('can name another clock of the promise', () => {
    const first = { ...kept, clock: 'first-reply', due: '2026-06-09 14:15', state: 'missed' };
    const matter = { kind: 'foi', 'customer-service-centre': true };
    expect(faults([first], { promise: 'CITY-E1', matter })).toEqual([]);
    expect(run([first], { promise: 'CITY-E1', matter }).runs[0]!.clockId).toBe('CITY-E1/first-reply');
  });

  it('tells of waits, later dates, exemptions, clarifications and new classifications', () => {
    const received = '2026-06-09 10:15 contact-received';
    const stories = [
      {
        ...kept,
        happens: [
          received,
          { at: '2026-06-10 11:00', paused: 'asked', by: 'A. Clerk' },
          '2026-06-12 11:00 resumed',
          '2026-06-22 16:59 responded',
        ],
        due: '2026-06-22 17:00',
      },
      {
        ...kept,
        happens: [
          received,
          {
            at: '2026-06-10 11:00',
            extended: 'more time',
            until: '2026-06-22 12:00',
            'customer-told': '2026-06-10 11:00',
          },
        ],
        'looked-at': '2026-06-20 09:00',
        due: '2026-06-22 12:00',
        state: 'running',
      },
      {
        ...kept,
        happens: [received, { at: '2026-06-10 11:00', extended: 'more time', until: '2026-06-22 12:00' }],
        state: 'missed',
      },
      {
        ...kept,
        happens: [
          received,
          {
            at: '2026-06-10 11:00',
            waived: 'out-of-office',
            evidence: 'notice',
            'urgent-contact': 'desk',
            'return-date': '2026-06-22',
          },
        ],
        state: 'waived',
      },
      {
        ...kept,
        happens: [received, { at: '2026-06-10 11:00', classified: { kind: 'complaint' } }],
        state: 'withdrawn',
      },
      {
        ...kept,
        happens: [received, { at: '2026-06-10 11:00', withdrawn: 'spam', by: 'A. Clerk' }],
        state: 'withdrawn',
      },
    ];
    const { runs, faults } = run(stories);
    expect(faults).toEqual([]);
    expect(runs[1]!.commitment!.extensions).toMatchObject([{ reason: 'more time' }]);
    expect(runs[4]!.commitment!.withdrawnBecause).toBe('the matter was classified anew.');
    expect(runs[5]!.commitment!.withdrawnBecause).toBe('spam');
  });

  it('tells of a clarification', () => {
    const clarified = {
      ...kept,
      happens: ['2026-06-09 10:15 contact-received', '2026-06-10 11:00 clarification-received'],
      'looked-at': '2026-06-11 09:00',
      due: '2026-07-09 23:59:59',
      state: 'running',
    };
    expect(faults([clarified], { promise: 'CITY-F1', matter: { kind: 'foi' } })).toEqual([]);
  });
});

describe('faults of a case file', () => {
  it.each([
    [{ ...kept, state: 'missed' }, 'is kept, expected missed'],
    [
      { ...kept, due: '2026-06-18 17:01' },
      'is due on Thursday 18 June 2026 at 17:00, expected 2026-06-18 17:01',
    ],
    [{ ...kept, due: undefined }, 'is due on Thursday 18 June 2026 at 17:00, expected no due time'],
    [{ ...kept, clock: 'reply' }, 'there is no such clock of CITY-E2'],
  ])('%j', (story, message) => {
    expect(faults([kept, story])).toEqual([`cases/X.yaml cases.1 (An email): ${message}`]);
  });

  it('name a promise without a clock, or none at all', () => {
    for (const promise of ['CITY-02', 'CITY-99'])
      expect(faults([kept], { promise })).toEqual([
        `cases/X.yaml cases.0 (An email): there is no such clock of ${promise}`,
      ]);
    expect(run([kept], { promise: 'CITY-02' }).runs).toMatchObject([{ clockId: '', commitment: undefined }]);
  });

  it('give no runs', () => {
    const { runs, faults } = run([{ ...kept, 'looked-at': '2026-06-30 9am' }]);
    expect(runs).toEqual([]);
    expect(faults).toEqual([
      {
        file: 'cases/X.yaml',
        path: 'cases.0.looked-at',
        message: 'must be a local time such as 2026-04-02 16:30',
      },
    ]);
  });

  it('name a day that does not exist', () => {
    expect(faults([{ ...kept, due: '2026-06-31 17:00' }])).toEqual([
      'cases/X.yaml cases.0.due: must be a date that exists',
    ]);
    expect(faults([{ ...kept, happens: ['2026-06-31 10:15 contact-received'] }])).toHaveLength(1);
  });

  const happens = (...list: unknown[]) => [{ ...kept, happens: list }];
  const received = '2026-06-09 10:15 contact-received';
  it.each([
    ['no story', []],
    ['a story in which nothing happens', happens()],
    ['a story that shows nothing', [{ ...kept, shows: [] }]],
    ['a story without words', [{ ...kept, story: ' ' }]],
    ['an hour that does not exist', [{ ...kept, due: '2026-06-18 24:00' }]],
    ['a minute that does not exist', [{ ...kept, due: '2026-06-18 17:60' }]],
    ['a second that does not exist', [{ ...kept, due: '2026-06-18 17:00:60' }]],
    ['a time with more', [{ ...kept, due: '2026-06-18 17:00 or so' }]],
    ['a time after a word', [{ ...kept, due: 'by 2026-06-18 17:00' }]],
    ['a field that nobody reads', [{ ...kept, extra: 1 }]],
    ['an unknown happening', happens('2026-06-09 10:15 forgotten')],
    ['a happening with more', happens(`${received} again`)],
    ['a happening after a word', happens(`on ${received}`)],
    ['a happening without a time', happens('contact-received')],
    ['a wait that nobody recorded', happens(received, { at: '2026-06-10 11:00', paused: 'asked' })],
    ['a later date without the date', happens(received, { at: '2026-06-10 11:00', extended: 'more time' })],
    ['an exemption without evidence', happens(received, { at: '2026-06-10 11:00', waived: 'out-of-office' })],
    [
      'a withdrawal without a reason',
      happens(received, { at: '2026-06-10 11:00', withdrawn: '', by: 'A. Clerk' }),
    ],
  ])('include %s', (_, stories) => {
    const found = run(stories);
    expect(found.faults).not.toEqual([]);
    expect(found.runs).toEqual([]);
  });

  it('include an unknown channel or kind', () => {
    expect(faults([kept], { matter: { channel: 'pigeon' } })[0]).toMatch(/^cases\/X\.yaml matter\.channel: /);
    expect(faults([kept], { matter: { kind: 'wish' } })[0]).toMatch(/^cases\/X\.yaml matter\.kind: /);
    expect(faults([kept], { matter: { stage: 1 } })).toHaveLength(1);
    expect(faults([kept], { extra: 1 })).toHaveLength(1);
  });
});

describe('a story without a clock', () => {
  const at = '2026-06-09 10:15';
  const told = (file: object, id: PackId = 'cambridge-city'): string[] => faults([], file, id);

  it('tells when a step is asked that should not be, and the other way round', () => {
    const asked = { story: 'A call', at, moment: 'call-answered', asked: false };
    const missing = { story: 'A letter', at, moment: 'taken-on', asked: true };
    expect(told({ promise: 'CITY-T1', steps: [asked, missing] })).toEqual([
      'cases/X.yaml steps.0 (A call): is asked, expected not to be',
      'cases/X.yaml steps.1 (A letter): is not asked, expected to be',
    ]);
  });

  it('tells what callers are offered, and when', () => {
    const early = { story: 'A ring', rang: at, 'looked-at': `${at}:20`, offered: ['callback'] };
    const late = { story: 'Seven rings', rang: at, 'looked-at': `${at}:21`, offered: [] };
    expect(told({ promise: 'CARE-T3', callers: [early, late] }, 'county-care')).toEqual([
      'cases/X.yaml callers.0 (A ring): is offered nothing, expected callback',
      'cases/X.yaml callers.1 (Seven rings): is offered callback, callback-later, voicemail, expected nothing',
    ]);
  });

  it('tells which number a customer sees', () => {
    const rung = [{ story: 'A callback', at, shown: '01632 960000' }];
    expect(told({ promise: 'CITY-T4', rung })).toEqual([
      'cases/X.yaml rung.0 (A callback): shows +441223457000, expected 01632 960000',
    ]);
    expect(told({ promise: 'CAS-T2', rung }, 'cambridge-city-2012')).toEqual([
      'cases/X.yaml rung.0 (A callback): shows nothing, expected 01632 960000',
    ]);
  });

  it('names a promise that there is, and tells something', () => {
    expect(told({ promise: 'CITY-T99' })).toEqual([
      'cases/X.yaml promise: there is no promise CITY-T99',
      'cases/X.yaml : has no story',
    ]);
  });
});
