import type { StepMoment } from '@frontdoor/kernel';
import { fits } from './applies.js';
import type { Facts } from '../words/events.js';
import type { Pack } from '../pack/pack.js';

export interface AskedStep {
  promiseId: string;
  /** What the agent confirms. */
  ask: string;
}

/** The steps that a person is asked to confirm at a moment, in the order of the pack. `at`: epoch milliseconds UTC. */
export const stepsAt = (pack: Pack, moment: StepMoment, facts: Facts, at: number): AskedStep[] =>
  pack.promises.flatMap(({ id, step }) =>
    step?.when.includes(moment) && fits(step.appliesWhen, facts, at)
      ? [{ promiseId: id, ask: step.ask }]
      : [],
  );
