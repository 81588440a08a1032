import { describe, expect, it } from 'vitest';
import { frontdoor } from './run.test-io.js';

describe('the command line', () => {
  it('shows help on standard output and ends with 0', async () => {
    const { code, out, err } = await frontdoor(['--help']);
    expect(code).toBe(0);
    expect(err).toBe('');
    for (const part of [
      'due',
      'charter',
      'import',
      'admin',
      'status',
      'config',
      'Exit codes:',
      '2  wrong usage',
    ])
      expect(out).toContain(part);
  });

  it('shows the exit codes in the help of every command', async () => {
    for (const words of [
      ['due'],
      ['charter', 'lint'],
      ['import', 'mail'],
      ['admin', 'user', 'add'],
      ['status'],
    ])
      expect((await frontdoor([...words, '--help'])).out).toContain(
        '1  a fault was found, or the command failed',
      );
  });

  it.each([
    [['nonsense'], "Unknown command 'nonsense'."],
    [['status', '--nonsense'], "Unknown option '--nonsense'."],
    [['import', 'mail'], "Missing required argument 'dir'."],
    [['config', 'surplus'], "Too many arguments for 'config'. Expected 0 arguments but got 1."],
    [['admin', 'service', 'add', 'Waste'], "Required option '--team <name>' not specified."],
  ])('answers wrong usage %j with 2 and a sentence', async (words, sentence) => {
    const { code, out, err } = await frontdoor(words);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toBe(`${sentence} Add --help to see how the command is used.\n`);
  });

  it('shows help on standard error where a command is missing', async () => {
    for (const words of [[], ['charter'], ['admin', 'user']]) {
      const { code, out, err } = await frontdoor(words);
      expect({ code, out }).toEqual({ code: 2, out: '' });
      expect(err).toContain('Usage: frontdoor');
    }
  });

  it('says errors as one JSON document with --json', async () => {
    const wrong = await frontdoor(['nonsense', '--json']);
    expect(JSON.parse(wrong.err)).toEqual({
      error: {
        code: 'wrong-usage',
        message: "Unknown command 'nonsense'.",
        remedy: 'Add --help to see how the command is used.',
      },
    });
    const failed = await frontdoor(['config', '--json'], { environment: { PORT: 'x', HOST: 'h' } });
    expect(failed).toMatchObject({ code: 1, out: '' });
    expect(JSON.parse(failed.err)).toMatchObject({ error: { code: 'setting-invalid' } });
  });

  it('takes the signing secret of another system for no secret of its own: what it sealed would open nowhere', async () => {
    const environment = { SECRET: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwAbCd' };
    const { code, err } = await frontdoor(['config'], { environment });
    expect(code).toBe(1);
    expect(err).toContain('signing secret of an integration or a subscriber');
  });
});

describe('frontdoor config', () => {
  const environment = {
    DATABASE_URL: 'postgres://frontdoor:hunter2@db.example/frontdoor',
    SECRET: 'a secret that is long enough to be one',
    PORT: '8080',
  };

  it('hides secrets', async () => {
    const { code, out } = await frontdoor(['config'], { environment });
    expect(code).toBe(0);
    expect(out).not.toMatch(/hunter2|long enough/);
    expect(out).toMatch(/^DATABASE_URL +\(hidden\) +PostgreSQL to use/m);
    expect(out).toMatch(/^PUBLIC_URL +http:\/\/localhost:8080 /m);
    expect(out).toMatch(/^REDIS_URL +\(not set\) /m);
    expect(out).toMatch(/^DEMO +off /m);
  });

  it('prints one JSON document', async () => {
    const { settings } = (await frontdoor(['config', '--json'], { environment })).json() as {
      settings: object[];
    };
    expect(settings).toContainEqual({
      name: 'SECRET',
      value: '(hidden)',
      secret: true,
      meaning: expect.any(String),
    });
    expect(settings).toContainEqual({
      name: 'PORT',
      value: 8080,
      secret: false,
      meaning: expect.any(String),
    });
  });
});

describe('frontdoor status', () => {
  it('says that no hub runs, with 1', async () => {
    const environment = { PORT: '1', DATA_DIR: '/nonexistent/frontdoor' };
    const { code, out } = await frontdoor(['status'], { environment });
    expect(code).toBe(1);
    expect(out).toContain('The hub at http://127.0.0.1:1 cannot do its work.');
    expect(out).toMatch(/^hub +TROUBLE +No hub runs there/m);
    expect(out).toMatch(/^database +TROUBLE +No database runs on/m);
    const report = (await frontdoor(['status', '--json'], { environment })).json();
    expect(report).toMatchObject({
      status: 'failing',
      checks: { hub: { ok: false }, database: { ok: false } },
    });
  });
});
