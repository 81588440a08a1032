import type { EnquiryDetail, StepPrompt } from '@frontdoor/contracts';
import { expect, it } from 'vitest';
import { askedNow } from './asked-now.js';

const prompt = (changes: Partial<StepPrompt>): StepPrompt => ({
  id: '00000000-0000-4000-8000-000000000000',
  promiseId: 'CITY-04',
  ask: 'Did you ask whether the customer needs extra help?',
  moment: 'taken-on',
  channel: 'email',
  at: '2026-11-23T10:00:00Z',
  ...changes,
});
const sent = { type: 'contact', direction: 'out', automatic: false };
const receipt = { ...sent, automatic: true };
const came = { ...sent, direction: 'in' };
const timelineOf = (...entries: object[]) => entries as EnquiryDetail['timeline'];

it.each([
  ['an email that nobody has answered', prompt({}), 'open', timelineOf(came, receipt), false],
  ['an email that was answered', prompt({}), 'open', timelineOf(came, receipt, sent), true],
  ['a caller, at once', prompt({ channel: 'phone' }), 'open', timelineOf(came), true],
  ['a talk about an email', prompt({ moment: 'calling-back' }), 'open', timelineOf(came), true],
  ['an email answered and closed in one go', prompt({}), 'closed', timelineOf(came, sent), true],
  ['an email closed without an answer', prompt({}), 'closed', timelineOf(came, receipt), false],
  ['a talk that is closed', prompt({ channel: 'phone' }), 'closed', timelineOf(came, sent), false],
] as const)('of %s', (_, one, state, timeline, isAsked) =>
  expect(askedNow({ state, prompts: [one], timeline })).toHaveLength(isAsked ? 1 : 0),
);
