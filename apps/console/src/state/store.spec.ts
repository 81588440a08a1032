import { afterEach, describe, expect, it, vi } from 'vitest';
import { makeKeptStore, makeStore } from './store.js';

describe('a store', () => {
  it('gives what was written last and tells who listens', () => {
    const store = makeStore('first');
    const seen: string[] = [];
    const stop = store.listen(() => seen.push(store.read()));
    store.write('second');
    stop();
    store.write('third');
    expect([store.read(), ...seen]).toEqual(['third', 'second']);
  });

  it('runs something only while somebody listens', () => {
    const end = vi.fn();
    const begin = vi.fn(() => end);
    const store = makeStore(0, begin);
    expect(begin).not.toHaveBeenCalled();
    const stops = [store.listen(() => undefined), store.listen(() => undefined)];
    stops[0]?.();
    stops[0]?.();
    expect([begin.mock.calls.length, end.mock.calls.length]).toEqual([1, 0]);
    stops[1]?.();
    expect(end).toHaveBeenCalledOnce();
    store.listen(() => undefined);
    expect(begin).toHaveBeenCalledTimes(2);
  });
});

describe('a store that the browser keeps', () => {
  afterEach(() => void vi.unstubAllGlobals());

  it('begins with what is kept, keeps what is written and follows other tabs', () => {
    const kept = new Map([['colour', 'dark']]);
    const tabs = new EventTarget();
    vi.stubGlobal('localStorage', {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => kept.set(key, value),
    });
    vi.stubGlobal('addEventListener', tabs.addEventListener.bind(tabs));
    const store = makeKeptStore('colour', (word) => (word === 'dark' ? 'dark' : 'light'));
    expect(store.read()).toBe('dark');
    store.write('light');
    expect(kept.get('colour')).toBe('light');
    kept.set('colour', 'dark');
    tabs.dispatchEvent(Object.assign(new Event('storage'), { key: 'colour' }));
    expect(store.read()).toBe('dark');
  });
});
