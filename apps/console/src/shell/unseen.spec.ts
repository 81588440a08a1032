import type { WorkItem } from '@frontdoor/contracts';
import { describe, expect, it } from 'vitest';
import { readSeen, seenAfter, unseenMentions, unseenOf } from './unseen.js';

const item = (more: Partial<WorkItem>) =>
  ({
    id: 'w1',
    state: 'assigned',
    enquiryId: 'e1',
    reference: 'KHTK-Q2ZW',
    channel: 'email',
    service: 'Waste',
    customer: 'Amina Rahman',
    contactsIn: 1,
    ...more,
  }) as WorkItem;

describe('what calls for a look', () => {
  it('is an offer, without the name of its customer', () => {
    const [offer, ...others] = unseenOf({}, [item({ state: 'offered' })]);
    expect(others).toEqual([]);
    expect(offer).toMatchObject({ key: 'offer w1', text: 'Offered to you: Email, Waste' });
    expect(JSON.stringify(offer)).not.toContain('Amina');
  });

  it('is an answer of a customer since the enquiry was on screen, until it is on screen again', () => {
    const seen = seenAfter({}, [item({})], null);
    expect(unseenOf(seen, [item({})])).toEqual([]);
    const after = [item({ contactsIn: 2 })];
    expect(unseenOf(seenAfter(seen, after, null), after)).toMatchObject([
      { key: 'answer e1 2', enquiryId: 'e1' },
    ]);
    expect(unseenOf(seenAfter(seen, after, 'e1'), after)).toEqual([]);
  });

  it('is a mention that was not looked at', () => {
    const mention = { noteId: 'n1', enquiryId: 'e1', reference: 'KHTK-Q2ZW', by: 'Ash', seenAt: null };
    const seen = { ...mention, noteId: 'n2', seenAt: '2026-07-07T09:00:00.000Z' };
    expect(unseenMentions([mention, seen])).toEqual([
      { key: 'mention n1', enquiryId: 'e1', text: 'Ash mentions you on KHTK-Q2ZW' },
    ]);
  });

  it('is each enquiry once, however many pieces of work there are on it', () =>
    expect(
      unseenOf({ e1: 1 }, [item({ contactsIn: 3 }), item({ id: 'w2', contactsIn: 3, kind: 'callback' })]),
    ).toHaveLength(1));

  it('is nothing of what is no longer in hand', () =>
    expect(seenAfter({ e1: 1, e2: 4 }, [item({ enquiryId: 'e2', contactsIn: 4 })], null)).toEqual({ e2: 4 }));
});

it.each([
  [null, {}],
  ['nonsense', {}],
  ['null', {}],
  ['{"e1":2,"e2":"x"}', { e1: 2 }],
])('what was kept as %s is read as %j', (kept, seen) => expect(readSeen(kept)).toEqual(seen));
