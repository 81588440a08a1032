import { describe, expect, it } from 'vitest';
import { erlang } from './erlang.js';

describe('Erlang C', () => {
  // Tables: 10 erlangs offered to 12 agents; and one agent, where it is known in closed form.
  it('gives the chance to wait and the mean wait', () => {
    const { waits, wait } = erlang({ arrivals: 10, rate: 1, agents: 12 });
    expect(waits).toBeCloseTo(0.4494, 3);
    expect(wait).toBeCloseTo(0.4494 / 2, 3);
    const one = erlang({ arrivals: 0.8, rate: 1, agents: 1 });
    expect(one.waits).toBeCloseTo(0.8, 10);
    expect(one.wait).toBeCloseTo(4, 8);
  });

  it('has no answer where more comes than can be done', () => {
    expect(() => erlang({ arrivals: 5, rate: 1, agents: 5 })).toThrow(RangeError);
  });
});

describe('Erlang A', () => {
  it('is Erlang C where nobody gives up for long', () => {
    const setting = { arrivals: 10, rate: 1, agents: 12 };
    const patient = erlang({ ...setting, patience: 1e7 });
    expect(patient.waits).toBeCloseTo(erlang(setting).waits, 4);
    expect(patient.abandons).toBeLessThan(1e-6);
  });

  it('is a line of infinitely many servers where patience is as long as the handling', () => {
    // Then the number in the centre is Poisson: the chance to wait is that of at least 5 where 5 are the mean.
    const { waits, abandons, wait } = erlang({ arrivals: 5, rate: 1, agents: 5, patience: 1 });
    expect(waits).toBeCloseTo(0.5595, 3);
    expect(abandons).toBeCloseTo(wait, 10);
  });

  it('holds with a load above what can be done', () => {
    const { abandons } = erlang({ arrivals: 20, rate: 1, agents: 10, patience: 1 });
    expect(abandons).toBeGreaterThan(0.5);
    expect(abandons).toBeLessThan(0.55);
  });
});
