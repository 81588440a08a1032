import { describe, expect, it } from 'vitest';
import { readTerm } from './search-term.js';

describe('what is typed into the search', () => {
  it.each([
    ['K7Q2-9XMA', 'K7Q2-9XMA'],
    ['k7q29xma', 'K7Q2-9XMA'],
    [' k7q2 ', 'K7Q2'],
    ['K7Q2-9', 'K7Q2-9'],
  ])('%j may be a reference or its beginning', (typed, from) =>
    expect(readTerm(typed).reference).toEqual({ from, before: `${from}~` }),
  );

  it.each(['bins', 'K7Q', 'council tax', 'K7Q2-9XMA1'])('%j is no reference', (typed) =>
    expect(readTerm(typed).reference).toBeUndefined(),
  );

  it('is an address when it looks like a whole one', () => {
    expect(readTerm('Resident@Customer.example').addresses).toContainEqual({
      kind: 'email',
      value: 'resident@customer.example',
    });
    expect(readTerm('(07700) 900 123').addresses).toEqual([{ kind: 'phone', value: '+447700900123' }]);
    expect(readTerm('12 Mill Road').addresses).toEqual([]);
  });

  it('is words, of which the last may be the beginning of one', () => {
    expect(readTerm('Council tax, no 4').words).toBe("'Council' & 'tax' & 'no' & '4'");
    expect(readTerm('no 4 council').words).toBe("'no' & '4' & 'council':*");
    expect(readTerm("O'Neill & \\ !").words).toBe("'O' & 'Neill':*");
    expect(readTerm('?').words).toBeNull();
  });

  it('is a part of a name or an address, if it is long enough', () => {
    expect(readTerm('50%_\\').part).toBe('%50\\%\\_\\\\%');
    expect(readTerm('ab').part).toBeNull();
    expect(readTerm('0123 4').part).toBe('%1234%');
  });
});
