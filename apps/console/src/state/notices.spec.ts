import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { dismiss, dismissAll, notices, notify, readNotices } from './notices.js';

const titles = () => notices.read().map(({ title }) => title);

describe('notices', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => {
    dismissAll();
    vi.useRealTimers();
  });

  it('go after a while, but for those that stay', () => {
    notify({ tone: 'good', title: 'passing' });
    notify({ tone: 'bad', title: 'staying', stays: true });
    vi.advanceTimersByTime(60_000);
    expect(titles()).toEqual(['staying']);
  });

  it('take the place of one of the same name', () => {
    notify({ tone: 'bad', name: 'alarms', stays: true, title: '1 alarm' });
    notify({ tone: 'bad', name: 'alarms', stays: true, title: '2 alarms' });
    expect(titles()).toEqual(['2 alarms']);
  });

  it('never push out one that stays', () => {
    notify({ tone: 'bad', title: 'staying', stays: true });
    for (let i = 1; i <= 40; i++) notify({ tone: 'good', title: `passing ${i}` });
    expect(titles()).toHaveLength(30);
    expect(titles().slice(0, 2)).toEqual(['staying', 'passing 12']);
  });

  it('stay while their list is read, and go when that is over', () => {
    notify({ tone: 'good', title: 'passing' });
    readNotices(true);
    vi.advanceTimersByTime(60_000);
    expect(titles()).toEqual(['passing']);
    notify({ tone: 'good', title: 'new' });
    readNotices(false);
    expect(titles()).toEqual(['new']);
    vi.advanceTimersByTime(60_000);
    expect(titles()).toEqual([]);
  });

  it('all go with the session', () => {
    notify({ tone: 'bad', title: 'staying', stays: true });
    dismissAll();
    expect(titles()).toEqual([]);
  });

  it('tell who dismisses them by hand, and only then', () => {
    const onDismiss = vi.fn();
    notify({ tone: 'good', title: 'passing', onDismiss });
    vi.advanceTimersByTime(60_000);
    expect(onDismiss).not.toHaveBeenCalled();
    notify({ tone: 'good', title: 'dismissed', onDismiss });
    dismiss(notices.read()[0]!.id);
    expect(onDismiss).toHaveBeenCalledOnce();
  });
});
