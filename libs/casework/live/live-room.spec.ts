import type { LiveEvent } from '@frontdoor/contracts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LiveRoom } from './live-room.js';

/** Longer than anything is gathered. */
const A_MOMENT = 500;

describe('a room of listeners', () => {
  let room: LiveRoom;
  beforeEach(() => {
    vi.useFakeTimers();
    room = new LiveRoom();
  });
  afterEach(() => void vi.useRealTimers());

  /** Somebody who listens, with what they heard as `topic id` and the number of writes it took. */
  function listener(agentId: string) {
    const told: string[] = [];
    const seat = room.join({
      agentId,
      write: (bytes) => void told.push(Buffer.from(bytes).toString()),
      end: () => void told.push('end'),
    });
    const heard = (): string[] =>
      told
        .join('')
        .split('\n')
        .filter((line) => line.startsWith('data: '))
        .map((line) => JSON.parse(line.slice(6)) as LiveEvent)
        .map(({ topic, id = '' }) => `${topic} ${id}`.trim());
    return { ...seat, told, heard };
  }

  /** Somebody who has missed nothing. */
  function present(agentId: string) {
    const someone = listener(agentId);
    someone.open([]);
    someone.told.length = 0;
    return someone;
  }

  const happen = (...events: Omit<LiveEvent, 'cursor'>[]): void =>
    room.tell(events.map((event, n) => ({ cursor: `1.${n}`, ...event })));

  it('hears of what happens at once while little happens', () => {
    const ash = present('ash');
    happen({ topic: 'enquiry', id: 'a' });
    expect(ash.heard()).toEqual(['enquiry a']);
  });

  it('is told of much together, each thing once and in the place of its last time', () => {
    const ash = present('ash');
    happen({ topic: 'presence', id: 'x' });
    happen({ topic: 'enquiry', id: 'a' }, { topic: 'enquiry', id: 'b' });
    happen({ topic: 'enquiry', id: 'a' });
    vi.advanceTimersByTime(A_MOMENT);
    expect(ash.heard()).toEqual(['presence x', 'enquiry b', 'enquiry a']);
    expect(ash.told).toHaveLength(2);
  });

  it('hears an offer at once and behind what came before it; others hear that the queue has changed', () => {
    const [ash, birch] = [present('ash'), present('birch')];
    happen({ topic: 'presence', id: 'x' });
    happen({ topic: 'enquiry', id: 'a' });
    happen({ topic: 'offer', id: 'w', agentId: 'ash', text: 'You have an offer' });
    expect(ash.heard()).toEqual(['presence x', 'enquiry a', 'offer w']);
    expect(birch.heard()).toEqual(['presence x']);
    happen({ topic: 'enquiry', id: 'b' });
    vi.advanceTimersByTime(A_MOMENT);
    expect(ash.heard()).toEqual(['presence x', 'enquiry a', 'offer w', 'enquiry b']);
    expect(birch.heard()).toEqual(['presence x', 'enquiry a', 'queue', 'enquiry b']);
  });

  it('hears at once that it is mentioned; others hear nothing of it, be it now or later', () => {
    const [ash, birch] = [present('ash'), present('birch')];
    happen({ topic: 'presence', id: 'x' });
    happen({ topic: 'enquiry', id: 'a' });
    happen({ topic: 'mention', id: 'a', agentId: 'ash', text: 'Birch mentions you' });
    expect(ash.heard()).toEqual(['presence x', 'enquiry a', 'mention a']);
    vi.advanceTimersByTime(A_MOMENT);
    expect(birch.heard()).toEqual(['presence x', 'enquiry a']);
    const late = listener('birch');
    late.open([{ cursor: '0.1', topic: 'mention', id: 'a', agentId: 'ash', text: 'Birch mentions you' }]);
    expect(late.heard()).toEqual([]);
  });

  it('keeps every alarm, and waits with none', () => {
    const ash = present('ash');
    happen({ topic: 'presence', id: 'x' });
    happen(
      { topic: 'alarm', id: 'a', text: 'CITY-E1 is at risk' },
      { topic: 'alarm', id: 'a', text: 'CITY-E1 was missed' },
    );
    expect(ash.heard()).toEqual(['presence x', 'alarm a', 'alarm a']);
  });

  it('is told first what was missed, without the offers of others', () => {
    const ash = listener('ash');
    happen({ topic: 'enquiry', id: 'now' });
    expect(ash.told).toEqual([]);
    ash.open([
      { cursor: '0.1', topic: 'offer', id: 'w', agentId: 'birch' },
      { cursor: '0.2', topic: 'offer', id: 'v', agentId: 'ash' },
    ]);
    expect(ash.heard()).toEqual(['queue', 'offer v', 'enquiry now']);
  });

  it('hears nothing from before it came, nor after it left', () => {
    const birch = present('birch');
    happen({ topic: 'presence', id: 'x' });
    happen({ topic: 'enquiry', id: 'a' });
    const ash = present('ash');
    happen({ topic: 'enquiry', id: 'b' });
    vi.advanceTimersByTime(A_MOMENT);
    birch.leave();
    happen({ topic: 'enquiry', id: 'c' });
    expect(ash.heard()).toEqual(['enquiry b', 'enquiry c']);
    expect(birch.heard()).toEqual(['presence x', 'enquiry a', 'enquiry b']);
  });

  it('is told everything before the end', () => {
    const ash = present('ash');
    happen({ topic: 'presence', id: 'x' });
    happen({ topic: 'enquiry', id: 'a' });
    room.close();
    expect(ash.heard()).toEqual(['presence x', 'enquiry a']);
    expect(ash.told.at(-1)).toBe('end');
  });
});
