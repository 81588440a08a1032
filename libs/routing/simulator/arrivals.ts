import type { ContactType, Scenario } from './scenario.js';
import { Traffic } from './traffic.js';

/** A contact as it comes in a scenario, by whom it may be dealt with left aside. */
export interface Arrival {
  /** Milliseconds after the start. */
  at: number;
  type: ContactType;
}

/** Everything that comes in one run of a scenario, in order: the same as a simulation of this seed and day meets. */
export function arrivalsOf(scenario: Scenario, { seed, day }: { seed: number; day: number }): Arrival[] {
  const traffic = new Traffic(scenario, seed, day);
  return scenario.types
    .flatMap((type, number) => {
      const found: Arrival[] = [];
      for (let at = traffic.nextAfter(number, 0); at < Infinity; at = traffic.nextAfter(number, at))
        found.push({ at, type });
      return found;
    })
    .sort((a, b) => a.at - b.at);
}
