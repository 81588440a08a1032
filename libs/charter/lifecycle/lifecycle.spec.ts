import { describe, expect, it } from 'vitest';
import { loadPack } from '../spec/read-charters.js';
import { at, outline, received } from '../spec/stories.js';
import type { EnquiryEvent } from '../words/events.js';
import { lifecycle } from './lifecycle.js';

const city = loadPack('cambridge-city');
const county = loadPack('cambridgeshire-county');
const feedback = loadPack('cambridgeshire-feedback');

describe('the life of a complaint in two stages', () => {
  const events: EnquiryEvent[] = [
    received('2026-06-01T09:00:00Z', { channel: 'web', enquiryKind: 'complaint' }),
    { type: 'acknowledged', at: at('2026-06-03T09:00:00Z') },
    { type: 'responded', at: at('2026-06-15T09:00:00Z') },
    { type: 'response-received', at: at('2026-06-15T09:00:00Z') },
    { type: 'escalated', at: at('2026-06-20T09:00:00Z') },
    { type: 'acknowledged', at: at('2026-06-24T09:00:00Z') },
    { type: 'responded', at: at('2026-07-30T09:00:00Z') },
    { type: 'response-received', at: at('2026-07-30T10:00:00Z') },
  ];

  it('opens each promise on its own event and closes it on its own', () => {
    expect(outline(feedback, events, '2026-08-01T09:00:00Z')).toEqual([
      'FEEDBACK-C1 kept 2026-06-08T16:00:00Z',
      'FEEDBACK-C2 kept 2026-06-17T16:00:00Z',
      'FEEDBACK-C4 kept 2026-07-13T16:00:00Z',
      'FEEDBACK-C6 kept 2026-06-26T15:30:00Z',
      'FEEDBACK-C6/response missed 2026-07-22T16:00:00Z',
      'FEEDBACK-C7 running 2027-07-30T22:59:59Z',
    ]);
  });

  it('reads the same in the middle: what lies ahead is not known yet', () => {
    expect(outline(feedback, events, '2026-06-16T09:00:00Z')).toEqual([
      'FEEDBACK-C1 kept 2026-06-08T16:00:00Z',
      'FEEDBACK-C2 kept 2026-06-17T16:00:00Z',
      'FEEDBACK-C4 running 2026-07-13T16:00:00Z',
    ]);
  });

  it('lets the customer’s window lapse, also when they come too late', () => {
    const late = [...events.slice(0, 4), { type: 'escalated', at: at('2026-07-20T09:00:00Z') } as const];
    expect(outline(feedback, events.slice(0, 4), '2026-07-20T09:00:00Z')).toContain(
      'FEEDBACK-C4 lapsed 2026-07-13T16:00:00Z',
    );
    expect(outline(feedback, late, '2026-07-21T09:00:00Z')).toContain(
      'FEEDBACK-C4 lapsed 2026-07-13T16:00:00Z',
    );
  });

  it('says how long each took, in its own unit', () => {
    const { commitments } = lifecycle(feedback, events, at('2026-08-01T09:00:00Z'));
    expect(commitments.map(({ taken, unit }) => `${taken} ${unit}`)).toEqual([
      '2 working-days',
      '8 working-days',
      '4 working-days',
      '3 working-days',
      '26 working-days',
      'undefined calendar-months',
    ]);
  });
});

describe('contacts of one enquiry', () => {
  it('each open the promises of a contact, and one response meets them all', () => {
    const events = [
      received('2026-06-01T09:00:00Z'),
      received('2026-06-02T09:00:00Z'),
      { type: 'responded', at: at('2026-06-10T16:30:00Z') } as const,
      received('2026-06-11T09:00:00Z'),
    ];
    expect(outline(city, events, '2026-06-12T09:00:00Z')).toEqual([
      'CITY-E2 missed 2026-06-10T16:00:00Z',
      'CITY-E2 kept 2026-06-11T16:00:00Z',
      'CITY-E2 running 2026-06-22T16:00:00Z',
    ]);
  });

  it('that came at one instant each open their promises', () => {
    const email = received('2026-06-01T09:00:00Z');
    const letter = received('2026-06-01T09:00:00Z', { channel: 'letter' });
    expect(outline(city, [email, letter, email], '2026-06-02T09:00:00Z')).toEqual([
      'CITY-E2 running 2026-06-10T16:00:00Z',
      'CITY-L1 running 2026-06-10T16:00:00Z',
      'CITY-E2 running 2026-06-10T16:00:00Z',
    ]);
    const responded = { type: 'responded', at: email.at } as const;
    expect(outline(city, [email, responded, email], '2026-06-02T09:00:00Z')).toEqual([
      'CITY-E2 kept 2026-06-10T16:00:00Z',
      'CITY-E2 running 2026-06-10T16:00:00Z',
    ]);
  });

  it('open the promises of an enquiry once', () => {
    const events = [
      received('2026-06-01T09:00:00Z', { enquiryKind: 'foi' }),
      received('2026-06-05T09:00:00Z', { enquiryKind: 'foi' }),
    ];
    expect(outline(city, events, '2026-06-12T09:00:00Z')).toEqual(['CITY-F1 running 2026-06-30T22:59:59Z']);
  });

  it('count an arrival once that is told twice', () => {
    const visit = received('2026-06-01T09:00:00Z', { channel: 'visit' });
    const events = [
      visit,
      { type: 'arrived', at: visit.at } as const,
      { type: 'greeted', at: visit.at + 60_000 } as const,
    ];
    expect(outline(county, events, '2026-06-01T09:10:00Z')).toEqual([
      'COUNTY-V2 kept 2026-06-01T09:05:00Z',
      'COUNTY-V3 running 2026-06-01T09:15:00Z',
    ]);
  });
});

describe('an arrival told on its own', () => {
  const visit = received('2026-06-01T09:00:00Z', { channel: 'visit' });
  const greetings = (events: readonly EnquiryEvent[]): string[] =>
    outline(county, events, '2026-06-01T10:02:00Z').filter((line) => line.startsWith('COUNTY-V2 '));

  it('is the same visit at the same instant, whichever is told first', () => {
    expect(greetings([{ type: 'arrived', at: visit.at }, visit])).toEqual([
      'COUNTY-V2 missed 2026-06-01T09:05:00Z',
    ]);
  });

  it('is another visit at another', () => {
    expect(greetings([visit, { type: 'arrived', at: visit.at + 3_600_000 }])).toEqual([
      'COUNTY-V2 missed 2026-06-01T09:05:00Z',
      'COUNTY-V2 running 2026-06-01T10:05:00Z',
    ]);
  });
});

describe('when a matter was received', () => {
  const complaint = (when: string) => received(when, { channel: 'web', enquiryKind: 'complaint' });

  it('decides for the milestones after it which policy it follows', () => {
    const events: EnquiryEvent[] = [
      complaint('2026-01-16T16:59:59Z'),
      { type: 'acknowledged', at: at('2026-01-19T09:00:00Z') },
    ];
    expect(outline(feedback, events, '2026-01-20T09:00:00Z')).toEqual([]);
  });

  it.each<EnquiryEvent>([
    { type: 'classified', at: at('2026-01-15T09:00:00Z'), complex: true },
    { type: 'clarification-received', at: at('2026-01-15T09:00:00Z') },
    { type: 'waived', at: at('2026-01-15T09:00:00Z'), waiver: 'out-of-office', evidence: 'a notice' },
    { type: 'extended', at: at('2026-01-15T09:00:00Z'), clockId: 'X', until: 0, reason: 'none' },
  ])('is not changed by $type before it', (event) => {
    expect(outline(feedback, [event, complaint('2026-01-20T09:00:00Z')], '2026-01-21T09:00:00Z')).toEqual([
      'FEEDBACK-C1 running 2026-01-27T17:00:00Z',
    ]);
  });
});

describe('a new classification', () => {
  const enquiry = received('2026-06-01T09:00:00Z');
  const complaint = { type: 'classified', at: at('2026-06-03T09:00:00Z'), enquiryKind: 'complaint' } as const;

  it('withdraws what no longer applies and opens what now does, from the receipt', () => {
    expect(outline(city, [enquiry, complaint], '2026-06-04T09:00:00Z')).toEqual([
      'CITY-E2 withdrawn 2026-06-10T16:00:00Z',
      'CITY-C1 running 2026-06-15T16:00:00Z',
    ]);
  });

  it('takes nothing back when it is itself taken back', () => {
    const back = { type: 'classified', at: at('2026-06-04T09:00:00Z'), enquiryKind: 'enquiry' } as const;
    expect(outline(city, [enquiry, complaint, back], '2026-06-05T09:00:00Z')).toEqual([
      'CITY-E2 running 2026-06-10T16:00:00Z',
      'CITY-C1 withdrawn 2026-06-15T16:00:00Z',
    ]);
  });

  it('leaves alone what was met or missed before', () => {
    const responded = { type: 'responded', at: at('2026-06-02T09:00:00Z') } as const;
    expect(outline(city, [enquiry, responded, complaint], '2026-06-04T09:00:00Z')[0]).toBe(
      'CITY-E2 kept 2026-06-10T16:00:00Z',
    );
    const late = { ...complaint, at: at('2026-06-11T09:00:00Z') };
    expect(outline(city, [enquiry, late], '2026-06-12T09:00:00Z')[0]).toBe(
      'CITY-E2 missed 2026-06-10T16:00:00Z',
    );
  });

  it('lets a later contact open what an earlier one was withdrawn from', () => {
    const first = received('2026-06-01T09:00:00Z', { enquiryKind: 'complaint' });
    const enquiryAfterAll = { ...complaint, enquiryKind: 'enquiry' } as const;
    const second = received('2026-06-05T09:00:00Z', { enquiryKind: 'complaint' });
    expect(outline(city, [first, enquiryAfterAll, second], '2026-06-06T09:00:00Z')).toEqual([
      'CITY-E2 running 2026-06-10T16:00:00Z',
      'CITY-C1 withdrawn 2026-06-15T16:00:00Z',
      'CITY-C1 running 2026-06-19T16:00:00Z',
    ]);
  });

  it('withdraws when it first did, and not again at the next', () => {
    const request = { ...complaint, at: at('2026-06-04T09:00:00Z'), enquiryKind: 'foi' } as const;
    const [email] = lifecycle(city, [enquiry, complaint, request], at('2026-06-05T09:00:00Z')).commitments;
    expect(email).toMatchObject({ clockId: 'CITY-E2', state: 'withdrawn', endedAt: complaint.at });
  });

  it('lets a contact of the same instant open anew, and a response of the same instant meet nothing', () => {
    const first = received('2026-06-01T09:00:00Z', { enquiryKind: 'complaint' });
    const enquiryAfterAll = { ...complaint, enquiryKind: 'enquiry' } as const;
    const second = { ...first, at: complaint.at };
    expect(outline(city, [first, enquiryAfterAll, second], '2026-06-04T09:00:00Z')).toEqual([
      'CITY-E2 running 2026-06-10T16:00:00Z',
      'CITY-C1 withdrawn 2026-06-15T16:00:00Z',
      'CITY-C1 running 2026-06-17T16:00:00Z',
    ]);
    const responded = { type: 'responded', at: complaint.at } as const;
    expect(outline(city, [enquiry, complaint, responded], '2026-06-04T09:00:00Z')).toEqual([
      'CITY-E2 withdrawn 2026-06-10T16:00:00Z',
      'CITY-C1 kept 2026-06-15T16:00:00Z',
    ]);
  });

  it('leaves to a withdrawn promise nothing of what comes later', () => {
    const responded = { type: 'responded', at: at('2026-06-04T09:00:00Z') } as const;
    expect(outline(city, [enquiry, complaint, responded], '2026-06-05T09:00:00Z')).toEqual([
      'CITY-E2 withdrawn 2026-06-10T16:00:00Z',
      'CITY-C1 kept 2026-06-15T16:00:00Z',
    ]);
  });

  it('holds for the milestones after it, and changes only what it names', () => {
    const form = received('2026-06-01T09:00:00Z', { channel: 'web' });
    const empty = { type: 'classified', at: at('2026-06-03T10:00:00Z'), enquiryKind: undefined } as const;
    const acknowledged = { type: 'acknowledged', at: at('2026-06-04T09:00:00Z') } as const;
    expect(outline(feedback, [form, complaint, empty, acknowledged], '2026-06-05T09:00:00Z')).toEqual([
      'FEEDBACK-C1 kept 2026-06-08T16:00:00Z',
      'FEEDBACK-C2 running 2026-06-18T16:00:00Z',
    ]);
  });

  it('counts for what comes after it', () => {
    const again = received('2026-06-05T09:00:00Z', { enquiryKind: 'complaint' });
    expect(outline(city, [enquiry, complaint, again], '2026-06-06T09:00:00Z')).toEqual([
      'CITY-E2 withdrawn 2026-06-10T16:00:00Z',
      'CITY-C1 running 2026-06-15T16:00:00Z',
    ]);
  });
});

describe('an instant', () => {
  it('includes what happens at it', () => {
    const responded = { type: 'responded', at: at('2026-06-10T16:00:00Z') } as const;
    expect(outline(city, [received('2026-06-01T09:00:00Z'), responded], '2026-06-10T16:00:00Z')).toEqual([
      'CITY-E2 kept 2026-06-10T16:00:00Z',
    ]);
  });
});

describe('the account of a commitment', () => {
  const last = (events: readonly EnquiryEvent[], now: string): string =>
    lifecycle(city, events, at(now)).commitments[0]!.explanation.at(-1)!;
  const email = received('2026-06-01T09:00:00Z');

  it('ends with how it ended', () => {
    expect(last([email], '2026-06-02T09:00:00Z')).toBe('Due on Wednesday 10 June 2026 at 17:00.');
    expect(last([email], '2026-06-10T16:00:00Z')).toBe('Due on Wednesday 10 June 2026 at 17:00.');
    expect(last([email], '2026-06-10T16:00:01Z')).toBe('Missed; not met yet.');
    expect(last([email, { type: 'responded', at: at('2026-06-02T09:00:00Z') }], '2026-07-01T09:00:00Z')).toBe(
      'Kept on Tuesday 2 June 2026 at 10:00.',
    );
    expect(last([email, { type: 'responded', at: at('2026-06-12T09:00:00Z') }], '2026-07-01T09:00:00Z')).toBe(
      'Missed; met late on Friday 12 June 2026 at 10:00.',
    );
    expect(
      last(
        [email, { type: 'classified', at: at('2026-06-02T09:00:00Z'), enquiryKind: 'foi' }],
        '2026-07-01T09:00:00Z',
      ),
    ).toBe('Withdrawn on Tuesday 2 June 2026 at 10:00: the matter was classified anew.');
  });

  it('tells a later date that was kept, a waiver and a window that lapsed', () => {
    const complaint = received('2026-06-01T09:00:00Z', { enquiryKind: 'complaint' });
    const extended = {
      type: 'extended',
      at: at('2026-06-10T09:00:00Z'),
      clockId: 'CITY-C1',
      until: at('2026-06-24T16:00:00Z'),
      reason: 'two services have to be asked',
      customerToldAt: at('2026-06-10T09:00:00Z'),
    } as const;
    const responded = { type: 'responded', at: at('2026-06-22T09:00:00Z') } as const;
    expect(last([complaint, extended, responded], '2026-07-01T09:00:00Z')).toBe(
      'Met on Monday 22 June 2026 at 10:00, within the later date.',
    );
    const notice = {
      type: 'waived',
      at: at('2026-06-01T09:05:00Z'),
      waiver: 'out-of-office',
      evidence: 'message 17',
      urgentContact: 'duty officer',
      returnDate: '2026-06-15',
    } as const;
    expect(last([email, notice], '2026-07-01T09:00:00Z')).toBe(
      'Waived on Monday 1 June 2026 at 10:05, by an exemption that the standard names.',
    );
    const response = {
      type: 'response-received',
      at: at('2026-06-01T09:00:00Z'),
      enquiryKind: 'complaint',
    } as const;
    const { commitments } = lifecycle(feedback, [response], at('2026-07-01T09:00:00Z'));
    expect(commitments[0]!.explanation[0]).toBe(
      'Response received by the customer on Monday 1 June 2026 at 10:00.',
    );
    expect(commitments[0]!.explanation.at(-1)).toBe('The time the customer had is over.');
  });

  it('gives no time taken while nothing met it', () => {
    for (const now of ['2026-06-02T09:00:00Z', '2026-06-12T09:00:00Z']) {
      expect(lifecycle(city, [email], at(now)).commitments[0]).toMatchObject({
        taken: undefined,
        endedAt: undefined,
      });
    }
    const late = { type: 'responded', at: at('2026-06-11T09:00:00Z') } as const;
    expect(lifecycle(city, [email, late], at('2026-06-12T09:00:00Z')).commitments[0]).toMatchObject({
      state: 'missed',
      taken: 8,
    });
  });
});

describe('an answer of somebody who had not seen all', () => {
  const contact = (time: string) => received(time, { channel: 'email', enquiryKind: 'enquiry' });
  const told = (type: 'responded' | 'resolved') => [
    contact('2026-06-01T09:00:00Z'),
    contact('2026-06-01T10:00:00Z'),
    { type, at: at('2026-06-01T11:00:00Z'), unseen: [at('2026-06-01T10:00:00Z')] },
  ];

  it.each(['responded', 'resolved'] as const)('keeps what they saw when it is %s, and no more', (type) => {
    const states = outline(city, told(type), '2026-06-01T12:00:00Z');
    expect(states.map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual([
      'CITY-E2 kept',
      'CITY-E2 running',
    ]);
  });

  it('leaves the rest to the next answer', () => {
    const answered = [...told('responded'), { type: 'responded' as const, at: at('2026-06-01T12:00:00Z') }];
    expect(outline(city, answered, '2026-06-01T13:00:00Z').every((line) => line.includes('kept'))).toBe(true);
  });
});
