import type { Centre } from '@frontdoor/routing/simulator';
import { expect, it } from 'vitest';
import { type Circumstances, withSteps } from './with-steps.js';

const flow = (service: string, channel: string) => ({
  ...{ service, channel, language: 'en', weight: 1, arrivals: [3], promise: null, patience: null },
});
const centre: Centre = {
  ...{ from: 0, periodEnds: [1_800_000], agents: [], work: [], handling: [] },
  flows: [flow('waste', 'email'), flow('waste', 'web'), flow('parking', 'email')],
};
const circumstances: Circumstances = {
  ...{ byEntryPoint: [], paused: [], callers: [], offerAfterSeconds: null },
  written: [
    {
      service: 'waste',
      rules: {
        email: {
          before: [
            { when: 'closed', does: { offer: ['callback'] } },
            { when: { waitingMoreThan: 5 }, does: { service: 'parking' } },
          ],
        },
      },
    },
  ],
};

it('reckons with what is done with what is written, on its channel alone, and says of what it does not', () => {
  const { centre: ahead, notes } = withSteps(centre, circumstances, []);
  expect(ahead.flows.map(({ overflow }) => overflow)).toEqual([
    [
      { when: 'closed', service: null },
      { when: { waitingMoreThan: 5 }, service: 'parking' },
    ],
    undefined,
    undefined,
  ]);
  expect(notes).toEqual(['Nobody who is offered a callback in a receipt is taken to want one.']);
});
