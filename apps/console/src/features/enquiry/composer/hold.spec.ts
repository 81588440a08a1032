import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { hold } from './hold.js';

describe('hold', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('does it after the while', () => {
    const act = vi.fn();
    hold(5000, act);
    vi.advanceTimersByTime(4999);
    expect(act).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(act).toHaveBeenCalledOnce();
  });

  it('does nothing when undone', () => {
    const act = vi.fn();
    const held = hold(5000, act);
    held.undo();
    held.now();
    vi.advanceTimersByTime(9000);
    expect(act).not.toHaveBeenCalled();
  });

  it('does it once when hurried', () => {
    const act = vi.fn();
    const held = hold(5000, act);
    held.now();
    held.now();
    vi.advanceTimersByTime(9000);
    expect(act).toHaveBeenCalledOnce();
  });
});
