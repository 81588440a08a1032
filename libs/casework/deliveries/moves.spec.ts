import { deliveryState, type DeliveryState } from '@frontdoor/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DELIVERY_MOVES, type DeliveryMoveName, deliveryStatesBefore } from './moves.js';

const STATES = deliveryState.options;
const NAMES: readonly DeliveryMoveName[] = [
  ...['claimed', 'accepted', 'handed-over', 'postponed', 'refused', 'lost', 'not-rung', 'never-came'],
  ...['left', 'not-left', 'delivered', 'undeliverable', 'let-be'],
  ...['sent-again', 'said-arrived', 'said-lost', 'unsaid'],
  ...['withdrawn', 'called-off', 'not-returned', 'to-post-after-all'],
] as const;

const BY_A_PERSON = new Set<DeliveryMoveName>([
  ...(['sent-again', 'said-arrived', 'unsaid', 'not-returned', 'to-post-after-all'] as const),
]);

const anything = fc.array(fc.constantFrom(...NAMES), { maxLength: 30 });
/** The provider's answer to a send, and its reports twice, in any order. */
const heard = fc
  .array(fc.constantFrom<DeliveryMoveName[]>('delivered', 'undeliverable'), { maxLength: 6 })
  .map((reports): DeliveryMoveName[] => ['accepted', ...reports, ...reports])
  .chain((names) => fc.shuffledSubarray(names, { minLength: names.length }));

/** The states that a delivery goes through, and how often it came to count. */
function follow(from: DeliveryState, names: readonly DeliveryMoveName[]) {
  const states = [from];
  let counted = 0;
  for (const name of names) {
    const move = DELIVERY_MOVES[states.at(-1)!][name];
    if (!move) continue;
    states.push(move.to);
    if (move.counts) counted++;
    // What did not arrive counts no longer, nor what nobody knows of.
    if (move.to === 'failed' || move.to === 'unknown' || move.takenBack) counted = 0;
  }
  return { states, last: states.at(-1)!, counted };
}

describe('the moves of a delivery', () => {
  it('lead from the beginning to every state', () => {
    const seen = new Set<DeliveryState>(['queued']);
    for (const state of seen) for (const { to } of Object.values(DELIVERY_MOVES[state])) seen.add(to);
    expect([...seen].toSorted()).toEqual(STATES.toSorted());
  });

  it('of one name lead to one state, wherever they begin', () => {
    for (const name of NAMES) {
      const ends = deliveryStatesBefore(name).map((state) => DELIVERY_MOVES[state][name]!.to);
      expect([name, new Set(ends).size]).toEqual([name, 1]);
    }
  });

  it('leave delivered for failed only, and failed by a person only', () => {
    fc.assert(
      fc.property(anything, (names) => {
        const { states } = follow('queued', names);
        states.slice(1).forEach((to, i) => {
          if (states[i] === 'delivered') expect(['failed', 'unknown']).toContain(to);
          if (states[i] === 'failed')
            expect(['queued', 'delivered', 'unknown', 'sent', 'to-post']).toContain(to);
        });
        if (!names.some((name) => BY_A_PERSON.has(name)))
          expect(states.filter((each) => each === 'failed').length).toBeLessThan(2);
      }),
    );
  });

  it('come to the same whatever the order of reports, and however often they come', () => {
    fc.assert(
      fc.property(heard, (names) => {
        const reported = names.includes('delivered') ? 'delivered' : 'sent';
        expect(follow('sending', names).last).toBe(names.includes('undeliverable') ? 'failed' : reported);
      }),
    );
  });

  it('of what waits to be posted count once it is, and come to the same in any order after that', () => {
    expect(follow('sending', ['handed-over'])).toMatchObject({ last: 'to-post', counted: 0 });
    expect(follow('sending', ['handed-over', 'left', 'left'])).toMatchObject({ last: 'sent', counted: 1 });
    expect(follow('sending', ['handed-over', 'undeliverable', 'left'])).toMatchObject({
      last: 'failed',
      counted: 0,
    });
    expect(follow('sending', ['handed-over', 'left', 'undeliverable'])).toMatchObject({
      last: 'failed',
      counted: 0,
    });
  });

  it('have what has left count once, and nothing else', () => {
    fc.assert(
      fc.property(anything, (names) => {
        const { last, counted } = follow('queued', names);
        expect(counted).toBe(last === 'sent' || last === 'delivered' ? 1 : 0);
      }),
    );
  });

  it('let a person say whether it arrived where nobody knows, and put right what was said', () => {
    expect(deliveryStatesBefore('said-arrived').toSorted()).toEqual(['failed', 'unknown']);
    expect(deliveryStatesBefore('said-lost').toSorted()).toEqual(['delivered', 'unknown']);
    expect(deliveryStatesBefore('unsaid').toSorted()).toEqual(['delivered', 'failed']);
  });

  it('let a person send again what failed or what nobody knows of, and nothing else', () => {
    expect(deliveryStatesBefore('sent-again').toSorted()).toEqual(['failed', 'unknown']);
  });
});
