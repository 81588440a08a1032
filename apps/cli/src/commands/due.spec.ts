import { describe, expect, it } from 'vitest';
import { frontdoor } from '../run.test-io.js';

const QUESTION = ['cambridge-city', 'CITY-E1', '2025-12-24T16:30:00Z'] as const;
const line = JSON.stringify({ pack: QUESTION[0], standard: QUESTION[1], at: QUESTION[2] });

describe('frontdoor due', () => {
  it('answers one question in plain text or JSON', async () => {
    expect(await frontdoor(['due', ...QUESTION])).toMatchObject({
      code: 0,
      out: '2025-12-29T12:30:00Z\n',
      err: '',
    });
    expect((await frontdoor(['due', '--json', ...QUESTION])).json()).toEqual({
      due: '2025-12-29T12:30:00Z',
      pack: 'cambridge-city',
      standard: 'CITY-E1',
    });
  });

  it('answers JSON lines in order, and goes on after a bad one', async () => {
    const { code, out, err } = await frontdoor(['due', '--json'], { input: `${line}\nnonsense\n${line}` });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const answers = out
      .trimEnd()
      .split('\n')
      .map((text) => JSON.parse(text) as unknown);
    expect(answers).toMatchObject([
      { due: '2025-12-29T12:30:00Z' },
      { error: { code: 'line-invalid', message: expect.any(String) } },
      { due: '2025-12-29T12:30:00Z' },
    ]);
  });

  it('answers lines in plain text without --json', async () => {
    const { out } = await frontdoor(['due'], { input: `${line}\n{}\n` });
    expect(out).toBe('2025-12-29T12:30:00Z\nerror: The line needs the texts pack, standard and at.\n');
  });

  it('prints the account with --explain, wherever it stands', async () => {
    const { out } = await frontdoor(['due', '--explain', ...QUESTION]);
    expect(out).toMatch(/^Received on Wednesday 24 December 2025 at 16:30\.\n/);
    expect(out).toMatch(/Due on Monday 29 December 2025 at 12:30\.\n$/);
    expect((await frontdoor(['due', ...QUESTION, '--explain'])).out).toBe(out);
    expect((await frontdoor(['due', '--explain', '--json', ...QUESTION])).json()).toMatchObject({
      due: '2025-12-29T12:30:00Z',
      explanation: out.trimEnd().split('\n'),
    });
  });

  it.each([
    [['nowhere', QUESTION[1], QUESTION[2]], 'pack-unknown'],
    [['../charters', QUESTION[1], QUESTION[2]], 'pack-unknown'],
    [[QUESTION[0], 'CITY-X9', QUESTION[2]], 'promise-unknown'],
    [[QUESTION[0], QUESTION[1], 'tomorrow'], 'instant-invalid'],
  ])('fails plainly on %j', async (words, code) => {
    const ran = await frontdoor(['due', '--json', ...words]);
    expect(ran).toMatchObject({ code: 1, out: '' });
    expect(JSON.parse(ran.err)).toMatchObject({ error: { code } });
  });

  it('wants all three words or none', async () => {
    expect(await frontdoor(['due', 'cambridge-city'])).toMatchObject({ code: 2, out: '' });
    expect(await frontdoor(['due', '--explain'])).toMatchObject({ code: 2, out: '' });
  });

  it('says when there is no pack at all', async () => {
    const ran = await frontdoor(['due', '--json'], {
      environment: { CHARTERS_DIR: '/nonexistent' },
      input: line,
    });
    expect(ran).toMatchObject({ code: 1, out: '' });
    expect(ran.err).toContain('no-charter-pack');
  });
});
