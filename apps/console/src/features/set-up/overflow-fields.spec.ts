import {
  callRules,
  overflow,
  OVERFLOW_MOMENTS,
  type OverflowMoment,
  writtenMoment,
} from '@frontdoor/contracts';
import { describe, expect, it } from 'vitest';
import {
  callFieldsOf,
  callsFrom,
  newRule,
  onChannel,
  type RuleFields,
  writtenFieldsOf,
  writtenFrom,
} from './overflow-fields.js';

const calls = callRules.parse({
  before: [
    { when: { waitingMoreThan: 5 }, does: { service: 'waste' } },
    { when: { expectedWaitAboveSeconds: 300 }, does: { say: 'Many call.' } },
    { when: 'closed', does: { offer: ['voicemail'] } },
    { when: 'nobody-on', does: { number: '+441223457000', name: 'Citizens Advice' } },
  ],
  waiting: [{ afterSeconds: 60, does: { offer: ['callback', 'voicemail'] } }],
  quicker: 'You can also write to us.',
  tellsListening: true,
});

const written = overflow.parse({
  email: {
    before: [
      { when: { expectedWaitAboveSeconds: 5400 }, does: { say: 'It may take until tomorrow.' } },
      { when: { expectedWaitAboveSeconds: 100 }, does: { service: 'waste' } },
      { when: 'closed', does: { offer: ['callback'] } },
    ],
  },
  letter: { before: [{ when: { waitingMoreThan: 9 }, does: { service: 'waste' } }] },
});

const before = (rule: RuleFields) => callsFrom({ ...callFieldsOf(null), before: [rule] });
const waiting = (rule: RuleFields) => callsFrom({ ...callFieldsOf(null), waiting: [rule] });

describe('the rows of rules for what comes while it is busy or closed', () => {
  it('give back what they were filled with', () => {
    expect(callsFrom(callFieldsOf(calls))).toEqual(calls);
    expect(callsFrom(callFieldsOf(null))).toEqual({ before: [], waiting: [] });
    expect(writtenFrom(writtenFieldsOf(written))).toEqual(written);
    expect(writtenFrom(writtenFieldsOf(null))).toEqual({});
  });

  it('say times of what is written in minutes where they are whole', () => {
    expect(writtenFieldsOf(written).map(({ number, unit }) => [number, unit])).toEqual([
      ['90', 'minutes'],
      ['100', 'seconds'],
      ['', 'minutes'],
      ['9', 'minutes'],
    ]);
  });

  const closed = { ...newRule('calls-before', ''), when: 'closed' } as const;
  it.each([
    ['no offer is ticked', { ...closed, offers: [] }],
    ['no service is chosen', { ...closed, does: 'service' as const }],
    [
      'the number of a partner has no country',
      { ...closed, does: 'number' as const, phone: '01223 457000', name: 'Advice' },
    ],
    ['nothing is to be said', { ...closed, does: 'say' as const, words: '  ' }],
    ['the number is missing', newRule('calls-before', '')],
    [
      'the number is a word',
      { ...newRule('calls-before', 'five'), when: 'expectedWaitAboveSeconds' as const },
    ],
  ])('send nothing while %s', (_why, rule) => {
    expect(before(rule)).toBeNull();
    expect(writtenFrom([{ ...rule, channel: 'email', words: '' }])).toBeNull();
  });

  it('send no rule for whoever has waited less than five seconds', () => {
    expect(waiting(newRule('calls-waiting', '4'))).toBeNull();
    expect(waiting(newRule('calls-waiting', '5'))).not.toBeNull();
  });

  it('do on another channel what can be done there', () => {
    const email = { ...newRule('written', '5', 'email'), words: 'Many write.', service: 'waste' };
    expect(email.does).toBe('say');
    expect(onChannel(email, 'web').does).toBe('say');
    expect(writtenMoment('fax')).toBe('written-silently');
    expect(writtenFrom([onChannel(email, 'fax')])).toEqual({
      fax: { before: [{ when: { waitingMoreThan: 5 }, does: { service: 'waste' } }] },
    });
  });

  it.each(Object.keys(OVERFLOW_MOMENTS) as OverflowMoment[])(
    'offer at %s exactly what rules can say there',
    (moment) => {
      const isCalls = moment.startsWith('calls');
      const channel = isCalls ? null : moment === 'written' ? 'email' : 'fax';
      const from = (rule: RuleFields) => {
        if (channel !== null) return writtenFrom([rule]);
        return moment === 'calls-before' ? before(rule) : waiting(rule);
      };
      const rule: RuleFields = {
        ...newRule(moment, '60', channel),
        ...{ service: 'waste', words: 'Many come.', phone: '+441223457000', name: 'Advice' },
      };
      const possible = OVERFLOW_MOMENTS[moment];
      const offers = { offers: possible.offers.length > 0 ? [...possible.offers] : ['callback' as const] };
      for (const does of OVERFLOW_MOMENTS['calls-before'].does)
        expect([does, from({ ...rule, ...offers, does }) !== null]).toEqual([
          does,
          possible.does.includes(does),
        ]);
      const whens = [...OVERFLOW_MOMENTS['calls-before'].when, 'afterSeconds'] as const;
      for (const when of whens)
        expect([when, from({ ...rule, does: 'service', when }) !== null]).toEqual([
          when,
          possible.when.includes(when),
        ]);
    },
  );
});
