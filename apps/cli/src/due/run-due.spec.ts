import { describe, expect, it } from 'vitest';
import { loadPacks } from '../charter/index.js';
import { explainDue, runDue } from './index.js';

const { packs } = await loadPacks(new URL('../../../../charters', import.meta.url).pathname);

async function ask(...pieces: string[]): Promise<unknown[]> {
  async function* input(): AsyncGenerator<string> {
    await Promise.resolve();
    yield* pieces;
  }
  let output = '';
  await runDue(input(), packs, (text) => {
    output += text;
  });
  expect(output === '' || output.endsWith('\n')).toBe(true);
  return output
    .split('\n')
    .slice(0, -1)
    .map((line): unknown => JSON.parse(line));
}
const line = (pack: string, standard: string, at: string): string => JSON.stringify({ pack, standard, at });

describe('frontdoor due', () => {
  it('answers one line each, in order', async () => {
    const questions = [
      line('cambridge-city', 'CITY-E1', '2025-12-24T16:30:00Z'),
      line('cambridgeshire-county', 'COUNTY-D1', '2026-06-05T10:00:00+01:00'),
      line('cambridge-city-2012', 'CAS-T1', '2013-06-11T09:00:00Z'),
    ];
    expect(await ask(questions.join('\n') + '\n')).toEqual([
      { due: '2025-12-29T12:30:00Z', pack: 'cambridge-city', standard: 'CITY-E1' },
      { due: '2026-06-12T15:30:00Z', pack: 'cambridgeshire-county', standard: 'COUNTY-D1' },
      { due: '2013-06-11T09:00:12Z', pack: 'cambridge-city-2012', standard: 'CAS-T1' },
    ]);
  });

  it('takes text in any pieces, with either line end and without the last one', async () => {
    const text = `${line('county-care', 'CARE-V1', '2026-06-09T09:00:00Z')}\r\n${line('county-care', 'CARE-V2', '2026-06-09T09:00:00Z')}`;
    const expected = ['2026-06-09T09:05:00Z', '2026-06-09T09:15:00Z'];
    expect((await ask(text)).map((said) => (said as { due: string }).due)).toEqual(expected);
    expect((await ask(...Array.from(text))).map((said) => (said as { due: string }).due)).toEqual(expected);
    expect(await ask()).toEqual([]);
    expect(await ask('')).toEqual([]);
  });

  it('adds the other limit of a promise that has two', async () => {
    expect(await ask(line('county-care', 'CARE-W1', '2026-06-09T09:00:00Z'))).toEqual([
      {
        due: '2026-06-23T16:00:00Z',
        pack: 'county-care',
        standard: 'CARE-W1',
        also: [{ standard: 'CARE-W1/acknowledgement', due: '2026-06-16T16:00:00Z' }],
      },
    ]);
    expect(await ask(line('county-care', 'CARE-W1/acknowledgement', '2026-06-09T09:00:00Z'))).toMatchObject([
      { due: '2026-06-16T16:00:00Z' },
    ]);
  });

  it('says so beyond the published bank holidays', async () => {
    expect(await ask(line('cambridge-city', 'CITY-F1', '2028-12-20T10:00:00Z'))).toMatchObject([
      { provisional: true },
    ]);
  });

  it.each([
    ['nonsense', 'line-invalid', 'The line is not a JSON document.'],
    ['', 'line-invalid', 'The line is not a JSON document.'],
    ['null', 'line-invalid', 'The line is not a JSON object.'],
    ['[1]', 'line-invalid', 'The line needs the texts pack, standard and at.'],
    [
      '{"pack":"cambridge-city","standard":"CITY-E1"}',
      'line-invalid',
      'The line needs the texts pack, standard and at.',
    ],
    [
      '{"pack":"cambridge-city","standard":"CITY-E1","at":1}',
      'line-invalid',
      'The line needs the texts pack, standard and at.',
    ],
    [line('oxford', 'CITY-E1', '2026-06-09T09:00:00Z'), 'pack-unknown', 'There is no charter pack oxford.'],
    [
      line('cambridge-city', 'CITY-E9', '2026-06-09T09:00:00Z'),
      'promise-unknown',
      'Pack cambridge-city has no promise CITY-E9.',
    ],
    [
      line('cambridge-city', '__proto__', '2026-06-09T09:00:00Z'),
      'promise-unknown',
      'Pack cambridge-city has no promise __proto__.',
    ],
    [
      line('cambridge-city', 'CITY-02', '2026-06-09T09:00:00Z'),
      'promise-without-clock',
      'CITY-02 has no time limit: it is not a promise of kind clock.',
    ],
    [
      line('cambridge-city', 'CITY-E1', '2026-06-09'),
      'instant-invalid',
      '2026-06-09 is not an instant such as 2025-12-24T16:30:00Z.',
    ],
    [line('cambridge-city', 'CITY-E1', '1066-10-14T09:00:00Z'), 'outside-calendar', 'Not within 1990-2199.'],
    [' '.repeat(65_537), 'line-too-long', 'The line is longer than 65536 characters.'],
  ])('answers %s with an error and goes on', async (bad, code, message) => {
    const good = line('cambridge-city', 'CITY-E1', '2025-12-24T16:30:00Z');
    expect(await ask(`${bad}\n${good}\n`)).toEqual([
      { error: { code, message } },
      expect.objectContaining({ due: '2025-12-29T12:30:00Z' }),
    ]);
  });

  it('skips a line that does not end, without keeping it', async () => {
    const good = line('cambridge-city', 'CITY-E1', '2025-12-24T16:30:00Z');
    const endless = Array.from({ length: 10 }, () => 'x'.repeat(30_000));
    expect(await ask(...endless, `tail\n${good}\n`)).toMatchObject([
      { error: { code: 'line-too-long' } },
      { due: '2025-12-29T12:30:00Z' },
    ]);
    expect(await ask(...endless)).toMatchObject([{ error: { code: 'line-too-long' } }]);
  });

  it('waits for a slow reader', async () => {
    const order: string[] = [];
    async function* input(): AsyncGenerator<string> {
      await Promise.resolve();
      order.push('first asked');
      yield 'a\n';
      order.push('second asked');
      yield 'b\n';
    }
    await runDue(input(), packs, async () => {
      await Promise.resolve();
      order.push('written');
    });
    expect(order).toEqual(['first asked', 'written', 'second asked', 'written']);
  });
});

describe('frontdoor due --explain', () => {
  it('gives the account line by line', () => {
    const lines = explainDue(packs, { pack: 'county-care', standard: 'CARE-T1', at: '2026-06-09T09:00:00Z' });
    expect(lines).toEqual([
      'First ring on Tuesday 9 June 2026 at 10:00.',
      'Allowed: 21 seconds, on the clock.',
      'Tuesday 9 June 2026, 10:00 to 10:00:21: 21 seconds counted, 21 seconds so far.',
      'Due on Tuesday 9 June 2026 at 10:00:21.',
    ]);
  });

  it('refuses what has no answer', () => {
    expect(() => explainDue(packs, { pack: 'oxford', standard: 'X', at: '' })).toThrow(
      'There is no charter pack oxford.',
    );
    expect(() =>
      explainDue(packs, { pack: 'county-care', standard: 'CARE-T2', at: '2026-06-09T09:00:00Z' }),
    ).toThrow('has no time limit');
  });
});
