import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { frontdoor } from '../run.test-io.js';

let copy: string;

beforeAll(async () => {
  copy = mkdtempSync(path.join(os.tmpdir(), 'frontdoor-charters-'));
  await cp('charters', copy, { recursive: true });
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

describe('frontdoor charter', () => {
  it('finds no fault in the packs we ship, and lists what is pending', async () => {
    const { code, out } = await frontdoor(['charter', 'lint']);
    expect({ code, out }).toMatchObject({ code: 0, out: expect.stringMatching(/ 0 faults\.\n$/) });
    const { faults, pending } = (await frontdoor(['charter', 'lint', '--json'])).json() as Record<
      string,
      unknown[]
    >;
    expect(faults).toEqual([]);
    expect(out.match(/^ {2}\S+ \S+: /gm) ?? []).toHaveLength(pending!.length);
  });

  it('reports faults with file and path, and ends with 1', async () => {
    writeFileSync(path.join(copy, 'county-care', 'charter.yaml'), 'id: county-care\npromises: 3\n');
    const { code, out } = await frontdoor(['charter', 'lint', copy]);
    expect(code).toBe(1);
    expect(out).toMatch(/^county-care\/charter\.yaml: promises: /m);
    const list = await frontdoor(['charter', 'list', copy, '--json']);
    expect(list.code).toBe(1);
    expect(list.err).toContain('county-care/charter.yaml');
    expect((list.json() as { pack: string }[]).map(({ pack }) => pack)).not.toContain('county-care');
  });

  it('lists every promise with kind, state and how it is kept', async () => {
    const promises = (await frontdoor(['charter', 'list', '--json'])).json();
    expect(promises).toHaveLength(111);
    expect(promises).toContainEqual(
      expect.objectContaining({
        id: 'CITY-E1',
        pack: 'cambridge-city',
        state: 'built',
        kept: expect.any(String),
      }),
    );
    expect((await frontdoor(['charter', 'list'])).out).toMatch(/^CITY-E1 +clock +built +/m);
  });

  it('explains a promise, also by the name of one of its clocks', async () => {
    const { out } = await frontdoor(['charter', 'explain', 'cambridge-city', 'CITY-E1']);
    expect(out).toMatch(/^CITY-E1 {2}/);
    expect(out).toMatch(/^Clock: +CITY-E1: within 4 working hours of /m);
    expect((await frontdoor(['charter', 'explain', 'cambridge-city', 'CITY-E1/first-reply'])).out).toBe(out);
    expect((await frontdoor(['charter', 'explain', 'cambridge-city-2012', 'CAS-T2'])).out).toMatch(
      /^Step: +Did you give your name and section .* \(call-answered, calling-back\)$/m,
    );
    expect(await frontdoor(['charter', 'explain', 'cambridge-city', 'CITY-X9'])).toMatchObject({
      code: 1,
      out: '',
    });
    expect(await frontdoor(['charter', 'explain', 'nowhere', 'CITY-E1'])).toMatchObject({ code: 1, out: '' });
  });

  it('takes over bank holidays, or nothing when the file is wrong', async () => {
    const environment = { CHARTERS_DIR: copy };
    expect(await frontdoor(['charter', 'holidays', '/nonexistent'], { environment })).toMatchObject({
      code: 1,
    });
    const same = path.join(copy, 'holidays', 'united-kingdom.json');
    const { code, out } = await frontdoor(['charter', 'holidays', same], { environment });
    expect({ code, out }).toMatchObject({ code: 0, out: expect.stringContaining('0 added, 0 removed.') });
    const wrong = path.join(copy, 'wrong.json');
    writeFileSync(wrong, '{"england-and-wales":1}');
    const refused = await frontdoor(['charter', 'holidays', wrong], { environment });
    expect(refused).toMatchObject({ code: 1, out: expect.stringContaining('Nothing was written.') });
  });
});
