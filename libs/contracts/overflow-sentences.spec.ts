import { expect, it } from 'vitest';
import { sayCallRules } from './overflow-sentences.js';
import { callRules } from './call-rules.js';

it('says what a service does with its callers, in the order in which it counts', () => {
  const rules = callRules.parse({
    before: [
      { when: { waitingMoreThan: 1 }, does: { say: 'Many people call today.' } },
      { when: { expectedWaitAboveSeconds: 90 }, does: { service: 'waste' } },
      { when: 'closed', does: { offer: ['voicemail'] } },
      { when: 'nobody-on', does: { offer: ['callback', 'callback-later', 'voicemail'] } },
    ],
    waiting: [
      { afterSeconds: 60, does: { offer: ['callback', 'voicemail'] } },
      { afterSeconds: 90, does: { number: '+441223457000', name: 'Citizens Advice' } },
    ],
    quicker: 'You can also write to us.',
  });
  expect(sayCallRules(rules, (slug) => `[${slug}]`)).toEqual([
    'When more than 1 person waits, callers hear “Many people call today.”.',
    'When the expected wait is above 90 seconds, [waste] takes the call, with its place.',
    'When it is closed, callers are offered to leave a message.',
    'When nobody who takes its calls is logged in, callers are offered to be rung back in their turn, to be rung back at a time they name or to leave a message.',
    'After 1 minute of waiting, callers are offered to be rung back in their turn or to leave a message.',
    'After 90 seconds of waiting, callers are put through to Citizens Advice (+441223457000).',
    'Whoever waits is told now and then: “You can also write to us.”',
  ]);
  expect(sayCallRules(null, String)).toEqual([]);
});
