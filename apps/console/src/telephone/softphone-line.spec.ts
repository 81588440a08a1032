import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { makeSoftphoneLine } from './softphone-line.js';
import { makeStandIn } from './softphone.test-fixture.js';

const MINUTE = 60_000;

describe('the softphone of a tab', () => {
  let standIn: ReturnType<typeof makeStandIn>;
  let tokens: number;
  let left: number;
  const make = () =>
    makeSoftphoneLine({
      load: () => Promise.resolve(standIn.open),
      askToken: () => Promise.resolve(`token ${++tokens}`),
      leave: () => void left++,
    });
  const settle = () => vi.advanceTimersByTimeAsync(0);

  beforeEach(() => {
    vi.useFakeTimers();
    standIn = makeStandIn();
    tokens = 0;
    left = 0;
  });
  afterEach(() => vi.useRealTimers());

  it('is opened once, renewed every minute, and closed', async () => {
    const line = make();
    line.turnOn();
    line.turnOn();
    await settle();
    expect(line.state.read()).toEqual({ is: 'ready' });
    await vi.advanceTimersByTimeAsync(2 * MINUTE);
    line.turnOff();
    line.turnOff();
    await vi.advanceTimersByTimeAsync(2 * MINUTE);
    expect(standIn.done).toEqual([
      'opened with token 1',
      'renewed with token 2',
      'renewed with token 3',
      'closed',
    ]);
    expect(left).toBe(1);
  });

  it('takes a call once, and is free after it', async () => {
    const line = make();
    line.turnOn();
    await settle();
    const end = standIn.ring();
    expect(line.state.read().call).toMatchObject({ isAccepted: false });
    line.accept();
    line.accept();
    expect(standIn.done.filter((what) => what === 'accepted')).toHaveLength(1);
    // A fault while somebody speaks does not take the call away.
    standIn.fail('a bad line');
    expect(line.state.read().call).toMatchObject({ isAccepted: true });
    end();
    expect(line.state.read()).toEqual({ is: 'ready' });
    standIn.ring();
    line.reject();
    expect(standIn.done.at(-1)).toBe('rejected');
  });

  it('says why it failed, and opens again by itself', async () => {
    const line = make();
    standIn.refuse('No microphone');
    line.turnOn();
    await settle();
    expect(line.state.read()).toEqual({ is: 'failed', why: 'No microphone' });
    // The hub is told, and rings the telephone meanwhile.
    expect(left).toBe(1);
    standIn.refuse(undefined);
    await vi.advanceTimersByTimeAsync(MINUTE);
    expect(line.state.read()).toEqual({ is: 'ready' });
    standIn.fail('The line broke');
    expect(line.state.read()).toEqual({ is: 'failed', why: 'The line broke' });
    await vi.advanceTimersByTimeAsync(MINUTE);
    expect(standIn.done).toEqual(['opened with token 2', 'closed', 'opened with token 3']);
  });

  it('that was turned off while it opened is closed', async () => {
    const line = make();
    line.turnOn();
    line.turnOff();
    await settle();
    expect(standIn.done).toEqual([]);
    expect(line.state.read()).toEqual({ is: 'off' });
    // What rings at one that is off is rejected.
    line.turnOn();
    await settle();
    line.turnOff();
    standIn.ring();
    expect(standIn.done.at(-1)).toBe('rejected');
  });
});
