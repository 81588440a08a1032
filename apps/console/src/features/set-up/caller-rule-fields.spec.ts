import { callRules } from '@frontdoor/contracts';
import { describe, expect, it } from 'vitest';
import { fieldsOf, newRule, rulesOf } from './caller-rule-fields.js';

const rules = callRules.parse({
  before: [
    { when: { waitingMoreThan: 5 }, does: { service: 'waste' } },
    { when: { expectedWaitAboveSeconds: 300 }, does: { say: 'Many call.' } },
    { when: 'closed', does: { offer: ['voicemail'] } },
    { when: 'nobody-on', does: { number: '+441223457000', name: 'Citizens Advice' } },
  ],
  waiting: [{ afterSeconds: 60, does: { offer: ['callback', 'voicemail'] } }],
  quicker: 'You can also write to us.',
});

describe('the form of rules about callers', () => {
  it('gives back what it was filled with', () => {
    expect(rulesOf(fieldsOf(rules))).toEqual(rules);
    expect(rulesOf(fieldsOf(null))).toEqual({ before: [], waiting: [] });
  });

  it.each([
    ['no offer is ticked', { ...newRule('closed'), offers: [] }],
    ['no service is chosen', { ...newRule('closed'), does: 'service' as const }],
    [
      'the number of a partner has no country',
      { ...newRule('closed'), does: 'partner' as const, phone: '01223 457000', name: 'Advice' },
    ],
    ['nothing is to be said', { ...newRule('closed'), does: 'say' as const, words: '  ' }],
    ['the number is missing', newRule('waiting-more-than')],
    ['the number is a word', newRule('expected-wait', 'five')],
  ])('sends nothing while %s', (_why, rule) => {
    expect(rulesOf({ before: [rule], waiting: [], quicker: '' })).toBeNull();
  });

  it('sends no rule for whoever has waited less than five seconds', () => {
    expect(rulesOf({ before: [], waiting: [newRule('after', '4')], quicker: '' })).toBeNull();
    expect(rulesOf({ before: [], waiting: [newRule('after', '5')], quicker: '' })).not.toBeNull();
  });
});
