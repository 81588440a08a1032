import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { noteWriting, stopWriting, writingOn } from './writing.js';

describe('whether this window writes', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => {
    stopWriting();
    vi.useRealTimers();
  });

  it('lasts until twelve seconds after the last key, and is told once', () => {
    const told: (string | null)[] = [];
    const stop = writingOn.listen(() => told.push(writingOn.read()));
    noteWriting('e1');
    vi.advanceTimersByTime(11_000);
    noteWriting('e1');
    vi.advanceTimersByTime(11_000);
    expect(told).toEqual(['e1']);
    vi.advanceTimersByTime(1000);
    expect(told).toEqual(['e1', null]);
    stop();
  });

  it('ends when it is sent', () => {
    noteWriting('e1');
    stopWriting();
    expect(writingOn.read()).toBeNull();
  });
});
