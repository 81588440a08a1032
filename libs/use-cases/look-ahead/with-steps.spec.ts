import type { CallRules } from '@frontdoor/contracts';
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
  ...{ byEntryPoint: [], paused: [], callers: [] },
  usualOffer: { offerAfterSeconds: 60, offerAgainAfterSeconds: 120, offers: ['callback'] },
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

it('hands on all rules about callers, with where they go, also to a service that nobody rang', () => {
  const rules: CallRules = {
    before: [
      { when: 'closed', does: { offer: ['voicemail'] } },
      { when: { waitingMoreThan: 5 }, does: { service: 'parking' } },
    ],
    waiting: [{ afterSeconds: 60, does: { number: '+441223457000', name: 'Citizens Advice' } }],
  };
  const rung: Centre = {
    ...centre,
    flows: [flow('waste', 'phone')],
    handling: [{ service: 'waste', channel: 'phone', seen: [60_000] }],
  };
  const step = { what: 'caller-rules', service: 'waste', rules } as const;
  const { centre: ahead, notes } = withSteps(rung, circumstances, [step]);
  expect(ahead.callers).toMatchObject({ channel: 'phone', rules: [{ service: 'waste', rules }] });
  expect(ahead.callers!.usual).toBe(circumstances.usualOffer);
  expect(ahead.flows.map(({ service, arrivals }) => ({ service, arrivals }))).toEqual([
    { service: 'waste', arrivals: [3] },
    { service: 'parking', arrivals: [0] },
  ]);
  expect(ahead.handling).toContainEqual({ service: 'parking', channel: 'phone', seen: [60_000] });
  expect(notes).toEqual([
    expect.stringMatching(/^40 % of the callers/),
    expect.stringMatching(/^Partners are taken to answer/),
  ]);
});
