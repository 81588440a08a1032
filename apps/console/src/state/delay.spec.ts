import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { delay } from './delay.js';

describe('a delayed action', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('does it after the while', () => {
    const act = vi.fn();
    delay(5000, act);
    vi.advanceTimersByTime(4999);
    expect(act).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(act).toHaveBeenCalledOnce();
  });

  it('does nothing when undone', () => {
    const act = vi.fn();
    const delayed = delay(5000, act);
    delayed.undo();
    delayed.now();
    vi.advanceTimersByTime(9000);
    expect(act).not.toHaveBeenCalled();
  });

  it('does it once when hurried', () => {
    const act = vi.fn();
    const delayed = delay(5000, act);
    delayed.now();
    delayed.now();
    vi.advanceTimersByTime(9000);
    expect(act).toHaveBeenCalledOnce();
  });
});
