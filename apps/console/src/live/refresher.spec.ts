import { describe, expect, it } from 'vitest';
import { staleAfter } from './refresher.js';

describe('staleAfter', () => {
  it('refreshes one enquiry when the event names it', () =>
    expect(staleAfter({ topic: 'enquiry', id: 'e1' })).toContainEqual(['enquiry', 'e1']));
  it('refreshes all enquiries when it does not', () =>
    expect(staleAfter({ topic: 'enquiry' })).toContainEqual(['enquiry']));
  it('refreshes the queue for an offer', () => expect(staleAfter({ topic: 'offer' })).toEqual([['queue']]));
  it('refreshes the enquiry and, with the queue, the open promises for an alarm', () =>
    expect(staleAfter({ topic: 'alarm', id: 'e1' })).toEqual([['queue'], ['enquiry', 'e1']]));
  it('refreshes who else looks at an enquiry', () =>
    expect(staleAfter({ topic: 'attention', id: 'e1' })).toEqual([['attention', 'e1']]));
  it('refreshes the mentions for one', () =>
    expect(staleAfter({ topic: 'mention', id: 'e1' })).toEqual([['mentions']]));
  it('refreshes nothing for a heartbeat', () => expect(staleAfter({ topic: 'heartbeat' })).toEqual([]));
  it('refreshes everything for a reset', () => expect(staleAfter({ topic: 'reset' })).toBeNull());
});
