import { describe, expect, it } from 'vitest';
import { loadPack } from '../spec/read-charters.js';
import { at, received } from '../spec/stories.js';
import type { EnquiryEvent } from '../words/events.js';
import { lifecycle } from './lifecycle.js';

const city = loadPack('cambridge-city');

/** An email to another service on Monday 1 June 2026: due on Wednesday 10 June at 17:00. */
const email = received('2026-06-01T10:00:00Z');
const stateAt = (events: EnquiryEvent[], now: string): string | undefined =>
  lifecycle(city, events, at(now)).commitments.find(({ clockId }) => clockId === 'CITY-E2')?.state;
const asked = (when: string): EnquiryEvent => ({
  type: 'paused',
  at: at(when),
  reason: 'a plan',
  by: 'Maple',
});

describe('a wait for the customer', () => {
  it('stops a promise in days when it begins before the last of them', () => {
    expect(stateAt([email, asked('2026-06-09T10:00:00Z')], '2026-06-09T11:00:00Z')).toBe('paused');
    expect(stateAt([email, asked('2026-06-09T10:00:00Z')], '2026-06-29T11:00:00Z')).toBe('paused');
  });

  it('stops it from the very instant in which it begins, and again one that opens while it goes on', () => {
    expect(stateAt([email, asked('2026-06-08T10:00:00Z')], '2026-06-08T10:00:00Z')).toBe('paused');
    const during = [asked('2026-06-01T09:00:00Z'), email];
    expect(stateAt(during, '2026-06-01T10:00:00Z')).toBe('paused');
  });

  it('stops nothing when it begins on the last day: the promise runs, and is missed', () => {
    expect(stateAt([email, asked('2026-06-10T10:00:00Z')], '2026-06-10T11:00:00Z')).toBe('running');
    expect(stateAt([email, asked('2026-06-10T10:00:00Z')], '2026-06-11T11:00:00Z')).toBe('missed');
  });

  it('does not move a later date that was agreed', () => {
    const agreed: EnquiryEvent = {
      type: 'extended',
      at: at('2026-06-05T10:00:00Z'),
      clockId: 'CITY-E2',
      until: at('2026-06-19T16:00:00Z'),
      reason: 'ill',
      customerToldAt: at('2026-06-05T10:00:00Z'),
    };
    const events = [email, agreed, asked('2026-06-08T10:00:00Z')];
    expect(stateAt(events, '2026-06-08T11:00:00Z')).toBe('running');
    expect(stateAt(events, '2026-06-20T11:00:00Z')).toBe('missed');
  });
});
