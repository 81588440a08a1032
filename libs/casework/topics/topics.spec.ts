import { describe, expect, it } from 'vitest';
import { byRules, sureByRules } from './by-rules.js';
import { measure, sureByLearning } from './measure.js';
import { NaiveBayes } from './naive-bayes.js';
import { tellingWords, wordsOf } from './words-of.js';

const RULES = [
  { serviceId: 'waste', phrase: 'bin', weight: 3 },
  { serviceId: 'waste', phrase: 'not collected', weight: 2 },
  { serviceId: 'waste', phrase: 'parking', weight: -4 },
  { serviceId: 'parking', phrase: 'parking permit', weight: 4 },
];

describe('what a text is about', () => {
  it('is told by words of the organisation, several in a row, and words that speak against it', () => {
    expect(sureByRules(byRules('Our BINS were not collected', RULES))).toEqual({
      ...{ serviceId: 'waste', score: 5 },
      why: ['bin', 'not collected'],
    });
    expect(sureByRules(byRules('The bin stands where I need a parking permit', RULES))?.serviceId).toBe(
      'parking',
    );
    expect(sureByRules(byRules('A permit for parking', RULES))).toBeNull();
    expect(sureByRules(byRules('A cabinet', RULES))).toBeNull();
    expect(byRules('', RULES)).toEqual([]);
  });

  it('is learnt from texts of the past, in shares that make one', () => {
    const model = new NaiveBayes([
      { serviceId: 'waste', words: ['bin', 'lorry'], times: 1 },
      { serviceId: 'waste', words: ['bin', 'late'], times: 1 },
      { serviceId: 'parking', words: ['car', 'fine'], times: 1 },
    ]);
    const [best, ...others] = model.of(tellingWords('The bin lorry was here'));
    expect(best).toMatchObject({ serviceId: 'waste', why: expect.arrayContaining(['bin']) as unknown });
    expect([best!, ...others].reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1);
    expect(model.of(['zebra'])).toEqual([]);
    // Of so few it is not sure, whatever it thinks.
    expect(sureByLearning(model, 'bin lorry')).toBeNull();
  });

  it('a correction counts for more than what lies where it came in', () => {
    const wrong = { serviceId: 'desk', words: ['allotment'], times: 1 };
    const model = new NaiveBayes([wrong, wrong, { serviceId: 'parks', words: ['allotment'], times: 3 }]);
    expect(model.of(['allotment'])[0]?.serviceId).toBe('parks');
  });

  it('is measured on texts that nothing was learnt from, the same ones in any order', () => {
    const texts = Array.from({ length: 200 }, (_, i) => ({
      id: `00000000-0000-4000-8000-${(i * 7919).toString(16).padStart(12, '0')}`,
      serviceId: i % 2 === 0 ? 'waste' : 'parking',
      text: i % 2 === 0 ? `Bin number ${i} smells of rubbish` : `My car got a ticket in bay ${i}`,
      isCorrected: false,
    }));
    const measured = measure(texts, RULES);
    expect(measured).toEqual(measure(texts.toReversed(), RULES));
    expect(measured.heldOut + measured.learntFrom).toBe(200);
    expect(measured.heldOut).toBeGreaterThan(20);
    expect(measured.rules.wrong).toBe(0);
    expect(measured.rules.silent).toBeGreaterThan(0);
    expect(measured.learnt).toEqual({ right: measured.heldOut, wrong: 0, silent: 0 });
    expect(measured.both).toEqual(measured.learnt);
  });

  it('is read in no more time than a long hostile text takes to be cut', () => {
    expect(wordsOf('a'.repeat(1_000_000)).length).toBeLessThan(200);
    expect(wordsOf('bin '.repeat(100_000)).length).toBe(600);
    expect(wordsOf('Bin’s BÎNS ßtraße')).toEqual(['bin', 'bin', 'ßtraße']);
  });
});
