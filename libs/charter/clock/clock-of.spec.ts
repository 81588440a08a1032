import { describe, expect, it } from 'vitest';
import { loadPack } from '../spec/read-charters.js';
import type { Clock, Pack } from '../pack/pack.js';
import { ClockError, clockOf } from './clock-of.js';

const city = loadPack('cambridge-city');

/** Promises A and B, each with a limit up to an instant of 100 and another from then on, told in an awkward order. */
const packOf = (...clocks: [id: string, appliesWhen: Clock['appliesWhen']][]): Pack => ({
  ...city,
  clocks: new Map(
    clocks.map(([id, appliesWhen]) => [
      id,
      { ...city.clocks.get('CITY-C1')!, id, promiseId: id.split('/')[0]!, appliesWhen },
    ]),
  ),
});

describe('the clock of an id', () => {
  it('is found by promise and by its own name', () => {
    expect(clockOf(city, 'CITY-E1').name).toBe('response');
    expect(clockOf(city, 'CITY-E1/first-reply').name).toBe('first-reply');
    expect(() => clockOf(city, 'CITY-E1/second-reply')).toThrow(ClockError);
  });

  it('is the one of the same promise in force at the time, where they are dated', () => {
    const pack = packOf(
      ['B-1', { receivedFrom: 100 }],
      ['A-1', { receivedBefore: 100 }],
      ['A-1/aside', {}],
      ['A-1/new', { receivedFrom: 100 }],
    );
    expect(clockOf(pack, 'A-1').id).toBe('A-1');
    expect(clockOf(pack, 'A-1', 99).id).toBe('A-1');
    expect(clockOf(pack, 'A-1', 100).id).toBe('A-1/new');
    expect(clockOf(pack, 'B-1', 99).id).toBe('B-1');
  });

  it('may be the earlier one', () => {
    const pack = packOf(['A-1', { receivedFrom: 100 }], ['A-1/old', { receivedBefore: 100 }]);
    expect(clockOf(pack, 'A-1', 99).id).toBe('A-1/old');
  });

  it('is itself where none was in force', () => {
    expect(clockOf(packOf(['A-1', { receivedFrom: 100 }], ['A-1/aside', {}]), 'A-1', 99).id).toBe('A-1');
  });

  it('that there is none is an error of its own kind', () => {
    expect(new ClockError('promise-unknown', 'none')).toMatchObject({ name: 'ClockError', message: 'none' });
  });
});
