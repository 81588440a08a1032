import { expect, it } from 'vitest';
import { MemoryHub } from '../../../test/support/memory-hub.js';
import { SteppedClock } from '../../../test/support/stepped-clock.js';
import { LeaseLost } from './hub-trouble.js';
import { type Lease, underLease } from './lease.js';

const underIt = (work: (lease: Lease, clock: SteppedClock) => void): Promise<boolean> => {
  const clock = new SteppedClock('2026-03-02T09:00:00Z');
  const intake = new MemoryHub([], clock).intake();
  return underLease('a mailbox', { intake, clock }, new AbortController().signal, async (lease) => {
    lease.check();
    work(lease, clock);
  });
};

it('the right to read goes with the time it was given for', async () => {
  await underIt((lease, clock) => {
    clock.step(29_000);
    lease.check();
  });
});

it('a clock that goes back does not make it last longer: it is taken anew', async () => {
  await underIt((lease, clock) => {
    clock.setBack(3_600_000);
    expect(() => lease.check()).toThrow(LeaseLost);
  });
});
