import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { frontdoor } from '../run.test-io.js';

let folder: string;
beforeAll(() => void (folder = mkdtempSync(path.join(os.tmpdir(), 'frontdoor-letters-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('frontdoor letter', () => {
  it('prints our template, finds no fault in it, and writes a letter to look at', async () => {
    const { out } = await frontdoor(['letter', 'template']);
    const [template, sample] = [path.join(folder, 'ours.typ'), path.join(folder, 'sample.pdf')];
    writeFileSync(template, out);
    expect(await frontdoor(['letter', 'check', template, '--sample', sample, '--large'])).toMatchObject({
      code: 0,
      out: `No faults.\nA sample is in ${sample}.\n`,
    });
    expect(readFileSync(sample).subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('tells every fault in a sentence with its line, and ends with 1', async () => {
    const broken = path.join(folder, 'broken.typ');
    const sample = path.join(folder, 'no.pdf');
    writeFileSync(broken, '#set document(title: "x")\n\n#unheard\n');
    expect(await frontdoor(['letter', 'check', broken, '--sample', sample])).toMatchObject({
      code: 1,
      out: 'line 3: Unknown variable: unheard.\n1 fault.\n',
    });
    expect(existsSync(sample)).toBe(false);
    expect((await frontdoor(['letter', 'check', broken, '--json'])).json()).toEqual({
      faults: [{ line: 3, message: 'Unknown variable: unheard.' }],
      sample: null,
    });
  });

  it('says in a sentence that a file is not there, or cannot be written', async () => {
    const missing = await frontdoor(['letter', 'check', path.join(folder, 'none.typ')]);
    expect(missing).toMatchObject({ code: 1, err: expect.stringMatching(/^There is no file .*none\.typ/) });
    const nowhere = await frontdoor(['letter', 'check', '--sample', path.join(folder, 'no/where.pdf')]);
    expect(nowhere).toMatchObject({ code: 1, err: expect.stringMatching(/^The sample cannot be written/) });
  });
});

describe('frontdoor charter lint', () => {
  it('looks at the template of letters that a pack has of its own', async () => {
    const packs = path.join(folder, 'charters');
    cpSync('charters', packs, { recursive: true });
    writeFileSync(path.join(packs, 'county-care/letter.typ'), '\n#unheard');
    const { code, out } = await frontdoor(['charter', 'lint', path.join(packs, 'county-care')]);
    expect(code).toBe(1);
    expect(out).toContain('county-care/letter.typ: line 2: Unknown variable: unheard.\n');
  });
});
