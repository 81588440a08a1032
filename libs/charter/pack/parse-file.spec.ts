import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { parseFile } from './parse-file.js';

const schema = z.object({ list: z.array(z.object({ id: z.unknown().optional(), n: z.number() })) });
const parse = (path: string, text: string): string[] | object =>
  parseFile({ path, text }, schema).value ??
  parseFile({ path, text }, schema).faults.map((fault) => `${fault.file} ${fault.path}: ${fault.message}`);

describe('a file of a pack', () => {
  it('is read as YAML or JSON', () => {
    expect(parse('a.yaml', 'list:\n  - n: 1\n')).toEqual({ list: [{ n: 1 }] });
    expect(parse('a.json', '{"list": [{"n": 1}]}')).toEqual({ list: [{ n: 1 }] });
  });

  it('names an entry by its ID where it has one', () => {
    expect(parse('a.yaml', 'list:\n  - id: CITY-E1\n    n: x\n  - n: x\n  - id: 7\n    n: x\n')).toEqual([
      'a.yaml list.CITY-E1.n: Invalid input: expected number, received string',
      'a.yaml list.1.n: Invalid input: expected number, received string',
      'a.yaml list.2.n: Invalid input: expected number, received string',
    ]);
  });

  it('names what is no entry of a list by its name', () => {
    const file = { path: 'a.yaml', text: 'one: { id: CITY-E1, n: x }' };
    const one = z.object({ one: z.object({ id: z.string(), n: z.number() }) });
    expect(parseFile(file, one).faults.map(({ path }) => path)).toEqual(['one.n']);
  });

  it('names the file alone where nothing is in it', () => {
    expect(parse('a.yaml', '')).toEqual(['a.yaml : Invalid input: expected object, received null']);
    expect(parse('a.yaml', 'list: 1')).toEqual([
      'a.yaml list: Invalid input: expected array, received number',
    ]);
    expect(parse('a.yaml', 'list: [null]')).toEqual([
      'a.yaml list.0: Invalid input: expected object, received null',
    ]);
  });

  it.each([
    ['a.yaml', 'list:\n  - n: 1\n  - n: [\n'],
    ['a.json', '{\n  "list": [\n    {"n": 1},\n    {"n": }\n'],
  ])('names the line of what is broken in %s, in one line', (path, text) => {
    const found = parse(path, text) as string[];
    expect(found).not.toHaveLength(0);
    for (const fault of found) expect(fault).toMatch(/^a\.(yaml|json) line [345]: [A-Z][^\n:!]+$/);
  });

  it('reads as YAML what is not quite JSON', () => {
    expect(parse('a.json', '{"list": [{"n": 1},]}')).toEqual({ list: [{ n: 1 }] });
  });

  it('reads a YAML file as YAML even where it looks like JSON', () => {
    expect(parse('a.yaml', '{"list": [], "list": []}')).toEqual([
      expect.stringMatching(/^a\.yaml line 1: Map keys must be unique/),
    ]);
  });
});
