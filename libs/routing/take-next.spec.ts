import { describe, expect, it } from 'vitest';
import type { Available } from './eligible.js';
import type { Waiting } from './rank.js';
import { takeNext } from './take-next.js';

const NOW = 1000;
const item = (id: string, over: Partial<Waiting> = {}): Waiting => ({
  ...{ id, service: 'tax', language: 'en', channel: 'email', weight: 1, urgentAt: 100, queuedAt: 0 },
  ...{ notBefore: null, preferredAgentId: null, declinedBy: [] },
  ...over,
});
const agent = (id: string, over: Partial<Available> = {}): Available => ({
  ...{ id, services: ['tax'], languages: ['en'], channels: ['email'], spare: 2, lastAssignedAt: null },
  ...over,
});
const next = (items: Waiting[], others: Available[] = [], me = agent('me')): string | undefined =>
  takeNext(items, { agent: me, others, now: NOW })?.id;

describe('the next work item for an agent who asks', () => {
  it('is the most urgent they have the skills for', () => {
    const foreign = item('foreign', { urgentAt: 1, language: 'pl' });
    expect(next([item('late'), item('soon', { urgentAt: 50 }), foreign])).toBe('soon');
    expect(next([foreign])).toBeUndefined();
  });

  it('is nothing that they have no room for, or whose time has not come', () => {
    const heavy = item('heavy', { weight: 3 });
    const later = item('later', { notBefore: NOW + 1 });
    expect(next([heavy, later])).toBeUndefined();
    expect(next([heavy, later, item('now', { urgentAt: 500, notBefore: NOW })])).toBe('now');
  });

  it('is left to the owner of its enquiry, as long as they are free for it', () => {
    const owned = item('owned', { urgentAt: 1, preferredAgentId: 'owner' });
    expect(next([owned, item('other')], [agent('owner')])).toBe('other');
    expect(next([owned, item('other')], [agent('owner', { spare: 0 })])).toBe('owned');
    expect(next([{ ...owned, declinedBy: ['owner'] }, item('other')], [agent('owner')])).toBe('owned');
  });

  it('is what they declined before when there is nothing else', () => {
    const declined = item('declined', { urgentAt: 1, declinedBy: ['me'] });
    expect(next([declined, item('other')])).toBe('other');
    expect(next([declined])).toBe('declined');
  });
});
