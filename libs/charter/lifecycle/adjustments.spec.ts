import { describe, expect, it } from 'vitest';
import { formatInstant } from '../calendar/instant.js';
import { loadPack } from '../spec/read-charters.js';
import { at, outline, received } from '../spec/stories.js';
import type { EnquiryEvent } from '../words/events.js';
import { lifecycle } from './lifecycle.js';

const city = loadPack('cambridge-city');

describe('waiting for the customer', () => {
  const wait = {
    type: 'paused',
    at: at('2026-06-02T10:00:00Z'),
    reason: 'asked for the account number',
    by: 'A. Clerk',
  } as const;

  it('pauses what may pause and shows it', () => {
    const { commitments } = lifecycle(
      city,
      [received('2026-06-01T09:00:00Z'), wait],
      at('2026-06-04T09:00:00Z'),
    );
    expect(commitments[0]).toMatchObject({
      state: 'paused',
      pauses: [{ from: wait.at, to: at('2026-06-04T09:00:00Z') }],
    });
    expect(formatInstant(commitments[0]!.dueAt)).toBe('2026-06-12T16:00:00Z');
    expect(commitments[0]!.explanation.join('\n')).toContain('waiting for the customer');
    expect(commitments[0]!.explanation.at(-1)).toBe(
      'Waiting for the customer: the due time moves on until the wait is over.',
    );
  });

  it('concerns a later contact only from its own start', () => {
    const events: EnquiryEvent[] = [
      received('2026-06-01T09:00:00Z'),
      wait,
      { type: 'resumed', at: at('2026-06-04T10:00:00Z') },
      received('2026-06-05T09:00:00Z'),
    ];
    const { commitments } = lifecycle(city, events, at('2026-06-08T09:00:00Z'));
    expect(commitments.map(({ pauses }) => pauses)).toEqual([
      [{ from: wait.at, to: at('2026-06-04T10:00:00Z') }],
      [],
    ]);
  });

  it('is nothing when only its end is told', () => {
    const events: EnquiryEvent[] = [
      received('2026-06-01T09:00:00Z'),
      { type: 'resumed', at: at('2026-06-04T10:00:00Z') },
    ];
    const [commitment] = lifecycle(city, events, at('2026-06-08T09:00:00Z')).commitments;
    expect(commitment).toMatchObject({ state: 'running', pauses: [], dueAt: at('2026-06-10T16:00:00Z') });
  });

  it('does not pause what may not', () => {
    const complaint = received('2026-06-01T09:00:00Z', { enquiryKind: 'complaint' });
    expect(outline(city, [complaint, wait], '2026-06-04T09:00:00Z')).toEqual([
      'CITY-C1 running 2026-06-15T16:00:00Z',
    ]);
  });

  it('counts from the first of two that were told, and ends with the first end', () => {
    const events: EnquiryEvent[] = [
      received('2026-06-01T09:00:00Z'),
      wait,
      { ...wait, at: at('2026-06-03T10:00:00Z') },
      { type: 'resumed', at: at('2026-06-04T10:00:00Z') },
      { type: 'resumed', at: at('2026-06-05T10:00:00Z') },
    ];
    const [commitment] = lifecycle(city, events, at('2026-06-08T09:00:00Z')).commitments;
    expect(commitment).toMatchObject({
      state: 'running',
      pauses: [{ from: wait.at, to: at('2026-06-04T10:00:00Z') }],
    });
    expect(formatInstant(commitment!.dueAt)).toBe('2026-06-12T16:00:00Z');
  });

  it('counts only while the promise is open', () => {
    const answered = at('2026-06-02T09:00:00Z');
    const pausesOf = (from: number): unknown => {
      const events: EnquiryEvent[] = [
        received('2026-06-01T09:00:00Z'),
        { type: 'responded', at: answered },
        { ...wait, at: from },
        { type: 'resumed', at: at('2026-06-05T09:00:00Z') },
        received('2026-06-05T09:00:00Z'),
      ];
      return lifecycle(city, events, at('2026-06-08T09:00:00Z')).commitments.map(({ pauses }) => pauses);
    };
    expect(pausesOf(answered)).toEqual([[], []]);
    expect(pausesOf(answered + 60_000)).toEqual([[], []]);
  });

  it('is not forgotten when the calendar changes', () => {
    const events: EnquiryEvent[] = [
      received('2026-06-01T09:00:00Z'),
      wait,
      { type: 'resumed', at: at('2026-06-04T10:00:00Z') },
    ];
    const closed = loadPack('cambridge-city', (file) => ({
      ...file,
      text: file.text.replace(
        '    bank-holidays: [england-and-wales]\n',
        "    bank-holidays: [england-and-wales]\n    closures: [{ date: '2026-06-11', title: Office move }]\n",
      ),
    }));
    expect(outline(closed, events, '2026-06-08T09:00:00Z')).toEqual(['CITY-E2 running 2026-06-15T16:00:00Z']);
  });
});

describe('extensions and waivers', () => {
  const complaint = received('2026-06-01T09:00:00Z', { enquiryKind: 'complaint' });
  const extended = {
    type: 'extended',
    at: at('2026-06-10T09:00:00Z'),
    clockId: 'CITY-C1',
    until: at('2026-06-24T16:00:00Z'),
    reason: 'two services have to be asked',
    customerToldAt: at('2026-06-10T09:00:00Z'),
  } as const;
  const responded = (when: string) => ({ type: 'responded', at: at(when) }) as const;

  it('end as extended when the later date was needed, as kept when not', () => {
    expect(
      outline(city, [complaint, extended, responded('2026-06-24T16:00:00Z')], '2026-07-01T09:00:00Z'),
    ).toEqual(['CITY-C1 extended 2026-06-24T16:00:00Z']);
    expect(
      outline(city, [complaint, extended, responded('2026-06-15T16:00:00Z')], '2026-07-01T09:00:00Z'),
    ).toEqual(['CITY-C1 kept 2026-06-24T16:00:00Z']);
    expect(
      outline(city, [complaint, extended, responded('2026-06-24T16:00:01Z')], '2026-07-01T09:00:00Z'),
    ).toEqual(['CITY-C1 missed 2026-06-24T16:00:00Z']);
  });

  it('say how long it took all the same', () => {
    const events = [complaint, extended, responded('2026-06-24T16:00:00Z')];
    expect(lifecycle(city, events, at('2026-07-01T09:00:00Z')).commitments[0]).toMatchObject({
      state: 'extended',
      taken: 17,
    });
  });

  it('concern one promise, and no other of the enquiry', () => {
    const letter = received('2026-06-01T09:00:00Z', { channel: 'letter' });
    const events = [
      received('2026-06-01T09:00:00Z'),
      letter,
      { ...extended, at: at('2026-06-01T09:00:00Z'), customerToldAt: letter.at, clockId: 'CITY-L1' },
    ];
    const { commitments, refusals } = lifecycle(city, events, at('2026-06-02T09:00:00Z'));
    expect(refusals).toEqual([]);
    expect(commitments).toMatchObject([
      { clockId: 'CITY-E2', dueAt: at('2026-06-10T16:00:00Z'), extensions: [] },
      { clockId: 'CITY-L1', dueAt: extended.until },
    ]);
  });

  it('count at the instant at which it is met', () => {
    const events = [complaint, extended, { ...responded('2026-06-01T09:00:00Z'), at: extended.at }];
    const { commitments, refusals } = lifecycle(city, events, at('2026-06-11T09:00:00Z'));
    expect(refusals).toEqual([]);
    expect(commitments[0]).toMatchObject({ state: 'kept', dueAt: extended.until });
  });

  it('are refused before the promise is open', () => {
    const early = { ...extended, at: complaint.at - 1 };
    expect(lifecycle(city, [early, complaint], at('2026-06-11T09:00:00Z')).refusals).toMatchObject([
      { reason: 'no such promise is open' },
    ]);
  });

  it('keep the old due time and say why', () => {
    const [commitment] = lifecycle(city, [complaint, extended], at('2026-06-11T09:00:00Z')).commitments;
    expect(commitment).toMatchObject({
      state: 'running',
      firstDueAt: at('2026-06-15T16:00:00Z'),
      extensions: [
        {
          from: at('2026-06-15T16:00:00Z'),
          until: at('2026-06-24T16:00:00Z'),
          reason: 'two services have to be asked',
        },
      ],
    });
    expect(commitment!.explanation.at(-1)).toBe(
      'Extended on Wednesday 10 June 2026 at 10:00 to Wednesday 24 June 2026 at 17:00: two services have to be asked',
    );
  });

  it.each([
    [
      { at: at('2026-06-15T16:00:01Z'), customerToldAt: at('2026-06-15T16:00:00Z') },
      'it was already overdue',
    ],
    [{ reason: ' ' }, 'there is no reason'],
    [{ until: at('2026-06-15T16:00:00Z') }, 'the new date is not later'],
    [{ customerToldAt: undefined }, 'the customer was not told'],
    [{ customerToldAt: at('2026-06-15T16:00:01Z') }, 'the customer was told too late'],
    [{ clockId: 'CITY-E2' }, 'no such promise is open'],
  ])('are refused with %j: %s', (change, reason) => {
    const event = { ...extended, ...change };
    const { commitments, refusals } = lifecycle(city, [complaint, event], at('2026-07-01T09:00:00Z'));
    expect(refusals).toEqual([{ event, clockId: event.clockId, reason }]);
    expect(commitments[0]!.state).toBe('missed');
  });

  it('count at the very due time', () => {
    const last = at('2026-06-15T16:00:00Z');
    const { commitments, refusals } = lifecycle(
      city,
      [complaint, { ...extended, at: last, customerToldAt: last }],
      last + 1,
    );
    expect(refusals).toEqual([]);
    expect(commitments[0]).toMatchObject({ state: 'running', dueAt: extended.until });
  });

  it('are refused once the promise was met', () => {
    const events = [complaint, responded('2026-06-09T09:00:00Z'), extended];
    expect(lifecycle(city, events, at('2026-06-11T09:00:00Z')).refusals).toEqual([
      { event: extended, clockId: 'CITY-C1', reason: 'no such promise is open' },
    ]);
  });

  it('are refused where the promise allows no later date', () => {
    const events = [
      received('2026-06-01T09:00:00Z', { customerServiceCentre: true }),
      { ...extended, at: at('2026-06-01T10:00:00Z'), clockId: 'CITY-E1' },
    ];
    expect(lifecycle(city, events, at('2026-06-01T11:00:00Z')).refusals).toMatchObject([
      { reason: 'the promise does not allow a later date' },
    ]);
  });

  const notice = {
    type: 'waived',
    at: at('2026-06-01T09:05:00Z'),
    waiver: 'out-of-office',
    evidence: 'message 17',
    urgentContact: 'duty officer',
    returnDate: '2026-06-15',
  } as const;

  it('are recorded when the standard names them', () => {
    const [commitment] = lifecycle(
      city,
      [received('2026-06-01T09:00:00Z'), notice],
      at('2026-07-01T09:00:00Z'),
    ).commitments;
    expect(commitment).toMatchObject({ state: 'waived', endedAt: notice.at });
    expect(commitment!.taken).toBeUndefined();
  });

  it('are recorded at the very due time', () => {
    const last = { ...notice, at: at('2026-06-10T16:00:00Z') };
    const events = [received('2026-06-01T09:00:00Z'), last];
    expect(lifecycle(city, events, at('2026-07-01T09:00:00Z'))).toMatchObject({
      commitments: [{ state: 'waived', endedAt: last.at }],
      refusals: [],
    });
  });

  it.each([
    [{ urgentContact: ' ' }, 'the notice names nobody for urgent enquiries'],
    [{ urgentContact: undefined }, 'the notice names nobody for urgent enquiries'],
    [{ returnDate: undefined }, 'the notice gives no date of return'],
    [{ returnDate: '2026-06-31' }, 'the notice gives no date of return'],
    [{ evidence: ' ' }, 'there is no evidence'],
    [{ waiver: 'person-unavailable' as const }, 'the promise does not name this exemption'],
    [{ at: at('2026-06-11T09:00:00Z') }, 'it was already overdue'],
  ])('are refused with %j: %s', (change, reason) => {
    const events = [received('2026-06-01T09:00:00Z'), { ...notice, ...change }];
    const { commitments, refusals } = lifecycle(city, events, at('2026-07-01T09:00:00Z'));
    expect(refusals).toMatchObject([{ clockId: 'CITY-E2', reason }]);
    expect(commitments[0]!.state).toBe('missed');
  });
});

describe('a clarification', () => {
  const request = received('2026-06-01T09:00:00Z', { enquiryKind: 'foi' });

  it('sets the count back to day 0 and says so', () => {
    const event = { type: 'clarification-received', at: at('2026-06-10T09:00:00Z') } as const;
    const [commitment] = lifecycle(city, [request, event], at('2026-06-11T09:00:00Z')).commitments;
    expect(commitment).toMatchObject({
      startedAt: request.at,
      countedFrom: event.at,
      firstDueAt: at('2026-06-30T22:59:59Z'),
      dueAt: at('2026-07-09T22:59:59Z'),
    });
    expect(commitment!.explanation[0]).toBe(
      'First received on Monday 1 June 2026 at 10:00; a clarification on Wednesday 10 June 2026 at 10:00 set the count back to day 0.',
    );
  });

  it('is in time at the very due time', () => {
    const event = { type: 'clarification-received', at: at('2026-06-30T22:59:59Z') } as const;
    expect(lifecycle(city, [request, event], at('2026-07-02T09:00:00Z'))).toMatchObject({
      commitments: [{ state: 'running', countedFrom: event.at }],
      refusals: [],
    });
  });

  it('is too late once the time is up', () => {
    const event = { type: 'clarification-received', at: at('2026-07-01T09:00:00Z') } as const;
    const { commitments, refusals } = lifecycle(city, [request, event], at('2026-07-02T09:00:00Z'));
    expect(commitments[0]).toMatchObject({ state: 'missed', countedFrom: request.at });
    expect(refusals).toMatchObject([{ clockId: 'CITY-F1', reason: 'it was already overdue' }]);
  });

  it('leaves promises alone that do not say so', () => {
    const events = [
      received('2026-06-01T09:00:00Z'),
      { type: 'clarification-received', at: at('2026-06-03T09:00:00Z') } as const,
    ];
    expect(outline(city, events, '2026-06-04T09:00:00Z')).toEqual(['CITY-E2 running 2026-06-10T16:00:00Z']);
  });
});
