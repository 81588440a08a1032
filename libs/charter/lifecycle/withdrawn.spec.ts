import { describe, expect, it } from 'vitest';
import { loadPack } from '../spec/read-charters.js';
import { at, outline, received } from '../spec/stories.js';
import type { EnquiryEvent, Withdrawn } from '../words/events.js';
import { lifecycle } from './lifecycle.js';

const city = loadPack('cambridge-city');
const feedback = loadPack('cambridgeshire-feedback');

const withdrawn = (when: string): Withdrawn => ({
  type: 'withdrawn',
  at: at(when),
  reason: 'the customer found the answer online',
  by: 'A. Clerk',
});
const email = received('2026-06-01T09:00:00Z');

describe('a matter that was taken back', () => {
  it('ends what is open and says why', () => {
    const [commitment] = lifecycle(
      city,
      [email, withdrawn('2026-06-03T09:00:00Z')],
      at('2026-07-01T09:00:00Z'),
    ).commitments;
    expect(commitment).toMatchObject({
      state: 'withdrawn',
      endedAt: at('2026-06-03T09:00:00Z'),
      withdrawnBecause: 'the customer found the answer online',
      dueAt: at('2026-06-10T16:00:00Z'),
      taken: undefined,
    });
    expect(commitment!.explanation.at(-1)).toBe(
      'Withdrawn on Wednesday 3 June 2026 at 10:00: the customer found the answer online',
    );
  });

  it('leaves missed what was overdue, also for what comes later', () => {
    const events: EnquiryEvent[] = [
      email,
      withdrawn('2026-06-10T16:00:01Z'),
      { type: 'responded', at: at('2026-06-11T09:00:00Z') },
    ];
    const [commitment] = lifecycle(city, events, at('2026-07-01T09:00:00Z')).commitments;
    expect(commitment).toMatchObject({ state: 'missed', endedAt: undefined, withdrawnBecause: undefined });
    expect(commitment!.explanation.at(-1)).toBe('Missed; not met yet.');
  });

  it('is in time at the very due time', () => {
    expect(outline(city, [email, withdrawn('2026-06-10T16:00:00Z')], '2026-07-01T09:00:00Z')).toEqual([
      'CITY-E2 withdrawn 2026-06-10T16:00:00Z',
    ]);
  });

  it('leaves kept what was kept', () => {
    const responded = { type: 'responded', at: at('2026-06-02T09:00:00Z') } as const;
    expect(
      outline(city, [email, responded, withdrawn('2026-06-03T09:00:00Z')], '2026-07-01T09:00:00Z'),
    ).toEqual(['CITY-E2 kept 2026-06-10T16:00:00Z']);
  });

  it('ends the windows that the customer has, save those that lapsed', () => {
    const sent = {
      type: 'response-received',
      at: at('2026-06-01T09:00:00Z'),
      enquiryKind: 'complaint',
    } as const;
    expect(outline(feedback, [sent, withdrawn('2026-06-05T09:00:00Z')], '2026-07-20T09:00:00Z')).toEqual([
      'FEEDBACK-C4 withdrawn 2026-06-29T16:00:00Z',
    ]);
    expect(outline(feedback, [sent, withdrawn('2026-06-30T09:00:00Z')], '2026-07-20T09:00:00Z')).toEqual([
      'FEEDBACK-C4 lapsed 2026-06-29T16:00:00Z',
    ]);
  });

  it('ends the wait for the customer as well', () => {
    const events: EnquiryEvent[] = [
      email,
      { type: 'paused', at: at('2026-06-02T09:00:00Z'), reason: 'account number', by: 'A. Clerk' },
      withdrawn('2026-06-04T09:00:00Z'),
      received('2026-06-15T09:00:00Z'),
    ];
    const { commitments } = lifecycle(city, events, at('2026-06-16T09:00:00Z'));
    expect(commitments).toMatchObject([
      { state: 'withdrawn', pauses: [{ from: at('2026-06-02T09:00:00Z'), to: at('2026-06-04T09:00:00Z') }] },
      { state: 'running', pauses: [] },
    ]);
  });

  it('has nothing to extend any more', () => {
    const complaint = received('2026-06-01T09:00:00Z', { enquiryKind: 'complaint' });
    const extended = {
      type: 'extended',
      at: at('2026-06-04T09:00:00Z'),
      clockId: 'CITY-C1',
      until: at('2026-06-24T16:00:00Z'),
      reason: 'two services',
      customerToldAt: at('2026-06-04T09:00:00Z'),
    } as const;
    const events = [complaint, withdrawn('2026-06-03T09:00:00Z'), extended];
    expect(lifecycle(city, events, at('2026-06-05T09:00:00Z')).refusals).toMatchObject([
      { reason: 'no such promise is open' },
    ]);
  });

  it('opens nothing when it is classified anew afterwards', () => {
    const events: EnquiryEvent[] = [
      email,
      withdrawn('2026-06-03T09:00:00Z'),
      { type: 'classified', at: at('2026-06-04T09:00:00Z'), enquiryKind: 'complaint' },
    ];
    expect(outline(city, events, '2026-06-05T09:00:00Z')).toEqual(['CITY-E2 withdrawn 2026-06-10T16:00:00Z']);
  });
});

describe('what comes in after that', () => {
  it('opens the promises of an enquiry again', () => {
    const complaint = (when: string) => received(when, { enquiryKind: 'complaint' });
    const events = [
      complaint('2026-06-01T09:00:00Z'),
      withdrawn('2026-06-03T09:00:00Z'),
      complaint('2026-06-05T09:00:00Z'),
      complaint('2026-06-08T09:00:00Z'),
    ];
    expect(outline(city, events, '2026-06-09T09:00:00Z')).toEqual([
      'CITY-C1 withdrawn 2026-06-15T16:00:00Z',
      'CITY-C1 running 2026-06-19T16:00:00Z',
    ]);
  });

  it('is at its first stage, and received when it came', () => {
    const events: EnquiryEvent[] = [
      received('2026-01-12T09:00:00Z', { channel: 'web', enquiryKind: 'complaint' }),
      { type: 'escalated', at: at('2026-01-13T09:00:00Z') },
      withdrawn('2026-01-14T09:00:00Z'),
      received('2026-01-20T09:00:00Z', { channel: 'web', enquiryKind: 'complaint' }),
    ];
    expect(outline(feedback, events, '2026-01-21T09:00:00Z')).toEqual([
      'FEEDBACK-C1 running 2026-01-27T17:00:00Z',
    ]);
  });
});
