import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { frontdoor } from '../run.test-io.js';

let folder: string;
const file = (name: string, text: string): string => {
  const place = path.join(folder, name);
  writeFileSync(place, text);
  return place;
};
beforeAll(() => (folder = mkdtempSync(path.join(os.tmpdir(), 'frontdoor-scenario-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const SMALL = `
title: A small centre
periods: [60]
types: [{ id: calls, arrivals: 2, handling: { exponential: { mean: 4 } }, groups: [desk], promise: { within: 20 seconds } }]
groups: [{ id: desk, agents: 10 }]
`;

describe('frontdoor simulate', () => {
  it('says what a scenario comes to, the same for the same seed', async () => {
    const place = file('small.yaml', SMALL);
    const json = async (...more: string[]): Promise<unknown> =>
      (await frontdoor(['simulate', place, '--days', '20', '--json', ...more])).json();
    const first = await json();
    expect(first).toMatchObject({
      title: 'A small centre',
      policy: 'frontdoor',
      days: 20,
      seed: 1,
      load: expect.closeTo(0.8, 9),
      counts: { arrived: { mean: expect.any(Number), low: expect.any(Number), high: expect.any(Number) } },
    });
    expect(await json()).toEqual(first);
    expect(await json('--seed', '2')).not.toEqual(first);
    expect(await json('--load', '0.5')).toMatchObject({ load: expect.closeTo(0.5, 9) });
  });

  it('refuses a scenario without measure, all of it at once, before it begins', async () => {
    const place = file(
      'boundless.yaml',
      SMALL.replace('periods: [60]', 'periods: { each: 1e12, count: 3 }')
        .replace('agents: 10', 'agents: [1, 2, 3]')
        .replace('arrivals: 2', 'arrivals: { a-day: 1e15 }'),
    );
    const { code, err } = await frontdoor(['simulate', place, '--days', '2']);
    expect(code).toBe(1);
    expect(err).toContain('periods: together they take longer than 3660 days');
    expect(err).toContain('types: more than 2000000 contacts are expected in one run');
    for (const agents of ['-1', '.nan', '1e9', '.inf', '2.5']) {
      const faulty = file('agents.yaml', SMALL.replace('agents: 10', `agents: ${agents}`));
      const refused = await frontdoor(['simulate', faulty, '--days', '2']);
      expect([refused.code, refused.err], agents).toEqual([1, expect.stringContaining('groups.desk.agents')]);
    }
    const again =
      'patience: { constant: 0 }, retry: { probability: 1, delay: { constant: 0 } }, groups: [desk]';
    const endless = file(
      'endless.yaml',
      SMALL.replace('groups: [desk]', again).replace('agents: 10', 'agents: 0'),
    );
    const refused = await frontdoor(['simulate', endless, '--days', '2']);
    expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('types.calls.retry')]);
  });

  it('refuses a file that a few lines make very large', async () => {
    const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x]'];
    for (let n = 1; n < 12; n++)
      lines.push(`a${n}: &a${n} [${Array.from({ length: 9 }, () => `*a${n - 1}`).join(', ')}]`);
    const { code, err } = await frontdoor(['simulate', file('bomb.yaml', lines.join('\n'))]);
    expect(code).toBe(1);
    expect(err).toContain('its aliases (such as *this) stand for too much');
  });

  it('sets policies beside each other on the same traffic', async () => {
    const { code, out, err } = await frontdoor([
      'simulate',
      file('all.yaml', SMALL),
      '--days',
      '3',
      '--policy',
      'all',
    ]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out.match(/^(frontdoor|earliest-due-first|round-robin-with-cap|\S+) +[\d.]+ % /gm)).toHaveLength(
      5,
    );
  });

  it('tells everything at once that is wrong in a scenario', async () => {
    const place = file(
      'faulty.yaml',
      SMALL.replace('groups: [desk]', 'groups: [nobody]')
        .replace('periods: [60]', 'periods: [60, 60, 60]')
        .replace('arrivals: 2', 'arrivals: [1, 2]'),
    );
    const { code, out, err } = await frontdoor(['simulate', place]);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain('types.calls.groups: there is no group nobody. docs/simulate.md');
    expect(err).toContain('types.calls.arrivals: has 2 values, which cannot be repeated over 3 periods;\n');
    const shape = await frontdoor([
      'simulate',
      file('shape.yaml', SMALL.replace('{ id: desk, agents: 10 }', '{ id: desk, agents: many }')),
    ]);
    expect(shape.err).toContain('groups.desk.agents: must be a number of people');
  });

  it('lists the scenarios that come with it, each of which can be run', async () => {
    const { code, out } = await frontdoor(['simulate', '--list', '--json']);
    expect(code).toBe(0);
    const all = JSON.parse(out) as { name: string }[];
    expect(all.map(({ name }) => name)).toContain('ordinary-week');
    for (const { name } of all) {
      const { code: ended, err } = await frontdoor(['simulate', '--scenario', name, '--days', '1', '--json']);
      expect({ name, ended, err }).toEqual({ name, ended: 0, err: '' });
    }
  });

  it('is used with a file or a name', async () => {
    expect((await frontdoor(['simulate'])).code).toBe(2);
    expect((await frontdoor(['simulate', '--scenario', 'nowhere'])).err).toContain(
      'There is no scenario nowhere. Known: ',
    );
    expect((await frontdoor(['simulate', path.join(folder, 'missing.yaml')])).err).toContain(
      'cannot be read (ENOENT)',
    );
  });
});
