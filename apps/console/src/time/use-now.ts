import { makeStore, useStore } from '../state/store.js';

const now = makeStore(Date.now(), () => {
  const tick = () => now.write(Date.now());
  tick();
  const timer = setInterval(tick, 1000);
  return () => clearInterval(timer);
});

/** The present instant in milliseconds, ticking once a second: one clock for the whole console. */
export const useNow = (): number => useStore(now);
