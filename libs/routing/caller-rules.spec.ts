import { describe, expect, it } from 'vitest';
import { type CallerRules, nextWhileWaiting, ruleBefore, ruleWhileWaiting } from './caller-rules.js';

const CALLER = {
  ...{ offerAfterSeconds: 60, offerAgainAfterSeconds: 120, shortCallSeconds: 5, ringsBack: true },
  offers: ['callback', 'callback-later', 'voicemail'] as const,
};
const load = { isOpen: true, on: 2, ahead: 0, expectedMs: undefined };
const toWaste = { service: 'waste' };
const rulesOf = (some: Partial<CallerRules>): CallerRules => ({ before: [], waiting: [], ...some });

describe('before a caller waits', () => {
  it('nothing holds them up where somebody can come', () => {
    expect(ruleBefore(null, load)).toBeUndefined();
  });

  it.each([
    ['closed', { ...load, isOpen: false }],
    ['nobody-on', { ...load, on: 0 }],
  ])('%s is never a dead end, whatever the service says', (when, given) => {
    const rules = rulesOf({ before: [{ when: { waitingMoreThan: 5 }, does: toWaste }] });
    expect(ruleBefore(rules, given)).toEqual({ when, does: { offer: ['callback-later', 'voicemail'] } });
  });

  it('the first rule of the service that fits counts', () => {
    const rules = rulesOf({
      before: [
        { when: { waitingMoreThan: 5 }, does: { say: 'Many call.' } },
        { when: { expectedWaitAboveSeconds: 300 }, does: toWaste },
        { when: 'closed', does: { offer: ['voicemail'] } },
      ],
    });
    expect(ruleBefore(rules, { ...load, ahead: 6, expectedMs: 400_000 })?.does).toEqual({
      say: 'Many call.',
    });
    expect(ruleBefore(rules, { ...load, ahead: 5, expectedMs: 400_000 })?.does).toEqual(toWaste);
    expect(ruleBefore(rules, { ...load, ahead: 5, expectedMs: 300_000 })).toBeUndefined();
    expect(ruleBefore(rules, { ...load, isOpen: false })?.does).toEqual({ offer: ['voicemail'] });
  });
});

describe('while a caller waits', () => {
  const offers = { offer: ['callback', 'callback-later', 'voicemail'] };

  it('they are offered something else after a minute, and every two minutes after that', () => {
    const at = (waitedMs: number, used: number) => ruleWhileWaiting(null, CALLER, { waitedMs, used });
    expect(at(59_999, 0)).toBeUndefined();
    expect(at(60_000, 0)).toEqual(offers);
    expect(at(179_000, 1)).toBeUndefined();
    expect(at(180_000, 1)).toEqual(offers);
    expect(at(300_000, 2)).toEqual(offers);
  });

  it('the rules of the service come in their time, whatever their order', () => {
    const rules = rulesOf({
      waiting: [
        { afterSeconds: 90, does: { offer: ['voicemail'] } },
        { afterSeconds: 30, does: toWaste },
      ],
    });
    expect(ruleWhileWaiting(rules, CALLER, { waitedMs: 30_000, used: 0 })).toEqual(toWaste);
    expect(ruleWhileWaiting(rules, CALLER, { waitedMs: 30_000, used: 1 })).toBeUndefined();
    expect(ruleWhileWaiting(rules, CALLER, { waitedMs: 90_000, used: 1 })).toEqual({ offer: ['voicemail'] });
  });

  it('what comes next is known beforehand, with when', () => {
    expect(nextWhileWaiting(null, CALLER, 0)).toEqual({ afterSeconds: 60, does: offers });
    expect(nextWhileWaiting(null, CALLER, 2)).toEqual({ afterSeconds: 300, does: offers });
  });

  it('rules that offer nothing are not repeated', () => {
    const rules = rulesOf({ waiting: [{ afterSeconds: 30, does: { say: 'Please stay.' } }] });
    expect(ruleWhileWaiting(rules, CALLER, { waitedMs: 9_000_000, used: 1 })).toBeUndefined();
  });
});
