import { callRules } from '@frontdoor/contracts';
import { describe, expect, it } from 'vitest';
import { overflowFaults } from './check-overflow.js';

const toWaste = { service: 'waste' };
const service = (slug: string, rules?: object) => ({
  slug,
  name: slug.toUpperCase(),
  callRules: rules ? callRules.parse(rules) : null,
  overflow: null,
});
const waiting = (does: object, afterSeconds = 30) => ({ waiting: [{ afterSeconds, does }] });
const faults = (rules: object, others: ReturnType<typeof service>[] = []): string[] =>
  overflowFaults({ callRules: callRules.parse(rules), overflow: null }, 'planning', [
    ...[service('planning'), service('waste')],
    ...others,
  ]);

describe('rules about callers', () => {
  it('are taken where each can come, and leads somewhere', () => {
    expect(
      faults({
        before: [
          { when: { waitingMoreThan: 9 }, does: toWaste },
          { when: { waitingMoreThan: 3 }, does: { say: 'Many call.' } },
          { when: { expectedWaitAboveSeconds: 60 }, does: toWaste },
          { when: 'closed', does: { offer: ['voicemail'] } },
          { when: 'nobody-on', does: toWaste },
        ],
        waiting: [
          { afterSeconds: 30, does: { say: 'Please stay.' } },
          { afterSeconds: 60, does: toWaste },
        ],
      }),
    ).toEqual([]);
  });

  it('are refused where one above fits whenever they would', () => {
    expect(
      faults({
        before: [
          { when: { waitingMoreThan: 3 }, does: toWaste },
          { when: { waitingMoreThan: 9 }, does: { say: 'Many call.' } },
          { when: 'closed', does: toWaste },
          { when: 'closed', does: { offer: ['voicemail'] } },
          { when: { expectedWaitAboveSeconds: 60 }, does: toWaste },
          { when: { expectedWaitAboveSeconds: 60 }, does: toWaste },
        ],
      }),
    ).toEqual([
      expect.stringMatching(/^Rule 2 .*more than 9 people/),
      expect.stringMatching(/^Rule 4 .*closed/),
      expect.stringMatching(/^Rule 6 /),
    ]);
  });

  it('are refused where two come at one time', () => {
    const two = { waiting: [...waiting(toWaste).waiting, ...waiting({ say: 'Stay.' }).waiting] };
    expect(faults(two)).toEqual([expect.stringContaining('after 30 seconds')]);
  });

  it('are refused where callers would be passed on to nobody, here, or in a circle', () => {
    expect(faults(waiting({ service: 'moon' }))).toEqual(['There is no service moon.']);
    expect(faults(waiting({ service: 'planning' }))).toEqual([expect.stringContaining('itself')]);
    const circle = [
      service('roads', waiting({ service: 'trees' })),
      service('trees', waiting({ service: 'planning' })),
    ];
    expect(faults(waiting({ service: 'roads' }), circle)).toEqual([
      'ROADS passes on to here: it would go round in a circle.',
    ]);
    // Others that go round among themselves hold nothing up here.
    const others = [
      service('roads', waiting({ service: 'trees' })),
      service('trees', waiting({ service: 'roads' })),
    ];
    expect(faults(waiting({ service: 'roads' }), others)).toEqual([]);
  });

  it('are refused where a partner is rung at a number that charges whoever rings it', () => {
    const partner = (number: string) => faults(waiting({ number, name: 'A partner' }));
    expect(partner('+441223457000')).toEqual([]);
    expect(partner('+449098790000')).toEqual([expect.stringContaining('premium-rate')]);
  });
});
