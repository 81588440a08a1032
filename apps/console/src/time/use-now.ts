import { useSyncExternalStore } from 'react';
import { makeStore, useStore } from '../state/store.js';
import { fullTime } from './format.js';

const now = makeStore(Date.now(), () => {
  const tick = () => now.write(Date.now());
  tick();
  const timer = setInterval(tick, 1000);
  return () => clearInterval(timer);
});

/** The present instant in milliseconds, ticking once a second: one clock for the whole console. */
export const useNow = (): number => useStore(now);

let dayBegan = { day: '', at: 0 };

/** An instant of this day that stays the same until the day is over: for what says times by the day. */
export const useToday = (zone: string): number =>
  useSyncExternalStore(now.listen, () => {
    const day = fullTime(new Date(now.read()).toISOString(), zone).replace(/ at .*$/, '');
    if (day !== dayBegan.day) dayBegan = { day, at: now.read() };
    return dayBegan.at;
  });
