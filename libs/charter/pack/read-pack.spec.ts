import { describe, expect, it } from 'vitest';
import { formatInstant } from '../calendar/instant.js';
import { loadPack, packFiles } from '../spec/read-charters.js';
import type { PackFile } from './pack.js';
import { readPack } from './read-pack.js';

const edited = (name: string, edit: (text: string) => string): PackFile[] =>
  packFiles('cambridge-city', (file) =>
    file.path.endsWith(name) ? { ...file, text: edit(file.text) } : file,
  );
const faults = (files: readonly PackFile[]): string[] =>
  readPack(files).faults.map(({ file, path, message }) => `${file}: ${path}: ${message}`);

describe('reading a pack', () => {
  it('gives what its files say', () => {
    const pack = loadPack('cambridge-city-2012');
    expect(pack).toMatchObject({
      id: 'cambridge-city-2012',
      version: '1.0',
      organisation: 'Cambridge City Council',
      zone: 'Europe/London',
    });
    expect([pack.inForceFrom, pack.inForceUntil].map((at) => formatInstant(at!))).toEqual([
      '2012-11-01T00:00:00Z',
      '2016-01-01T00:00:00Z',
    ]);
    expect(formatInstant(loadPack('cambridgeshire-feedback').inForceFrom!)).toBe('2026-01-16T17:00:00Z');
    const [promise] = loadPack('cambridgeshire-county').promises.filter(({ id }) => id === 'COUNTY-T5');
    expect(promise).toEqual({
      id: 'COUNTY-T5',
      title: '85 % of all calls are answered',
      kinds: ['rate'],
      source: 'When you telephone us: point 5',
      kept: 'Calls answered by a person as a share of all calls offered, per month.',
      published: true,
      pending: undefined,
      assumptions: [],
      clocks: [],
      content: [],
      rate: { of: 'calls answered', atLeast: 85, atMost: undefined, per: 'month' },
      audit: undefined,
      reception: [],
    });
  });

  it('pins the content with a hash that bank holidays do not change', () => {
    const one = loadPack('cambridge-city');
    expect(one.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(
      readPack(edited('charter.yaml', (text) => text.replace('4 working hours', '5 working hours'))).pack!
        .hash,
    ).not.toBe(one.hash);
    expect(readPack(edited('calendar.yaml', (text) => text.replace('17:00', '18:00'))).pack!.hash).not.toBe(
      one.hash,
    );
    const other = readPack(
      edited('united-kingdom.json', (text) => text.replace('World Cup', 'Football')),
    ).pack!;
    expect(other.hash).toBe(one.hash);
    expect(other.calendarHash).not.toBe(one.calendarHash);
  });

  it('knows its files by name, in a folder or not, and leaves others alone', () => {
    const bare = packFiles('cambridge-city').map((file) => ({
      ...file,
      path: file.path.replace('cambridge-city/', ''),
    }));
    const old = [...bare, { path: 'calendar-changes.json', text: '{}' }].map(({ path }) => ({
      path: `${path}.old`,
      text: 'nothing to read',
    }));
    const { pack, faults: found } = readPack([...bare, ...old]);
    expect(found).toEqual([]);
    expect(pack!.assumptions).toHaveLength(3);
    expect(pack!.assumptions[2]).toMatch(/^Compliments, suggestions and representations/);
    expect(loadPack('cambridgeshire-feedback').calendars.get('office')!.calendar.divisions).toEqual([
      'england-and-wales',
    ]);
    const changes = { path: 'calendar-changes.json', text: '{}' };
    expect(faults([...bare, changes, { ...changes, path: 'x/calendar-changes.json' }])).toEqual([
      'x/calendar-changes.json: : there is more than one calendar-changes.json',
    ]);
  });

  it('knows the bank holidays of whole years', () => {
    const { holidaysKnown } = loadPack('cambridge-city').calendars.get('information-law')!.calendar;
    expect(
      [holidaysKnown.from, holidaysKnown.until].map((day) => formatInstant(day * 86_400_000).slice(0, 10)),
    ).toEqual(['2012-01-01', '2028-12-31']);
  });
});

describe('faults', () => {
  it('are all told at once, with file and place', () => {
    const files = edited('charter.yaml', (text) =>
      text
        .replace('within: 7 working days', 'within: a week')
        .replace('kinds: [feature]', 'kinds: [wish]')
        .replace('starts: contact-received', 'starts: contact-recieved'),
    ).map((file) =>
      file.path.endsWith('calendar.yaml')
        ? { ...file, text: file.text.replace('09:00-17:00', '17:00-09:00') }
        : file,
    );
    const found = faults(files);
    expect(found).toHaveLength(4);
    expect(found[0]).toMatch(/^cambridge-city\/charter\.yaml: promises\.CITY-01\.kinds\.0: /);
    expect(found[1]).toMatch(/^cambridge-city\/charter\.yaml: promises\.CITY-E1\.clocks\.0\.starts: /);
    expect(found[2]).toMatch(/^cambridge-city\/charter\.yaml: promises\.CITY-E2\.clocks\.0\.within: /);
    expect(found[3]).toBe(
      'cambridge-city/calendar.yaml: calendars.office.hours.0.monday.0: must close after it opens',
    );
  });

  it.each([
    ['id: CITY-02', 'id: CITY-01', 'promises.CITY-01: this ID is used twice'],
    ['id: CITY-02', 'id: City 2', 'promises.City 2.id: must be an ID such as CITY-E1'],
    [
      'name: first-reply',
      'name: First',
      'promises.CITY-E1.clocks.1.name: must be a word in lower case, with hyphens',
    ],
    [
      'calendar: information-law',
      'calendar: school',
      'promises.CITY-F1.clocks.response.calendar: names no calendar of calendar.yaml (office, information-law)',
    ],
    [
      'published: true',
      'published: perhaps',
      'promises.CITY-E1.published: Invalid input: expected boolean, received string',
    ],
    ['zone: Europe/London', 'zone: Europe/Cambridge', 'zone: there is no time zone Europe/Cambridge'],
    [
      "- monday: ['09:00-17:00']",
      "- monday: ['09:00-13:00', '12:00-17:00']",
      'calendars.office.hours.0.monday: must be in order and not overlap',
    ],
    [
      "- monday: ['09:00-17:00']",
      "- from: '2026-02-30'\n        monday: ['09:00-17:00']",
      'calendars.office.hours.0.from: must be a date such as 2026-01-16',
    ],
    [
      'kept: Contacts of every',
      'keeping: Contacts of every',
      'promises.CITY-02.kept: Invalid input: expected string, received undefined',
    ],
    [
      'when: [taken-on]',
      'when: [taken-off]',
      'promises.CITY-04.step.when.0: Invalid option: expected one of "call-answered"|"calling-back"|"taken-on"|"visitor-seen"|"home-visit"',
    ],
    ['kinds: [rule]', 'kinds: [rule, step]', 'promises.CITY-02: is of kind step but does not say its step'],
    [
      'bank-holidays: [england-and-wales]\n    hours:',
      'bank-holidays: [england-and-wales]\n    hours:\n      - {}',
      'calendars.office.hours.0: opens on no day; for days without opening give closures',
    ],
    ['kinds: [rule]', 'kinds: [rule, rate]', 'promises.CITY-02: is of kind rate but does not say its rate'],
  ])('%s as %s is one', (from, to, fault) => {
    const files = packFiles('cambridge-city', (file) => ({ ...file, text: file.text.replace(from, to) }));
    expect(faults(files).map((text) => text.slice(text.indexOf(': ') + 2))).toContain(fault);
    expect(readPack(files).pack).toBeUndefined();
  });

  it('tell two clocks of one name apart', () => {
    const files = packFiles('cambridge-city');
    const twice = files.map((file) => ({
      ...file,
      text: file.text.replace(/(      - name: first-reply[\s\S]*?calendar: office\n)/, '$1$1'),
    }));
    expect(faults(twice)).toEqual([
      'cambridge-city/charter.yaml: promises.CITY-E1.clocks: two clocks are called first-reply',
    ]);
  });

  it('name the line of broken YAML', () => {
    const found = faults(edited('calendar.yaml', (text) => text.replace('office:', 'office: [')));
    expect(found).not.toHaveLength(0);
    for (const fault of found) expect(fault).toMatch(/^cambridge-city\/calendar\.yaml: line \d+: \S[^\n]*$/);
  });

  it('tell of files that are missing or given twice', () => {
    expect(faults([])).toEqual([
      'charter.yaml: : the file is missing',
      'calendar.yaml: : the file is missing',
      'holidays/*.json: : the file is missing',
    ]);
    const files = packFiles('cambridge-city');
    expect(faults([...files, { ...files[0]!, path: 'other/charter.yaml' }])).toEqual([
      'other/charter.yaml: : there is more than one charter.yaml',
    ]);
  });

  it('tell of a bank holiday list without one nation', () => {
    expect(
      faults(edited('united-kingdom.json', (text) => text.replaceAll('"scotland"', '"wales"'))),
    ).not.toEqual([]);
  });
});

describe('what a pack can say', () => {
  it('includes the earlier of two spans on two calendars', () => {
    const files = packFiles('cambridge-city', (file) => ({
      ...file,
      text: file.text
        .replace(
          'within: 20 statutory working days\n        calendar: information-law',
          'within:\n          smaller-of:\n            - { within: 20 working days, calendar: school }\n            - { within: 60 working days, calendar: office }',
        )
        .replace(
          '  information-law:',
          "  school:\n    title: School days\n    bank-holidays: []\n    hours: [{ monday: ['09:00-15:00'] }]\n\n  information-law:",
        ),
    }));
    const { pack, faults: found } = readPack(files);
    expect(found).toEqual([]);
    expect(
      pack!.clocks.get('CITY-F1')!.spans.map(({ amount, calendar }) => `${amount} ${calendar.calendar.name}`),
    ).toEqual(['20 school', '60 office']);
  });
});
