import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { COLUMNS, type LineOfGazetteer } from '@frontdoor/casework/places';
import type { GazetteerLine } from '@frontdoor/use-cases';
import { type CsvError, parse } from 'csv-parse';
import { CommandFault } from '../faults.js';

const SIGNS = [',', ';', '\t', '|'] as const;
/** Longer than the longest line of a place, and short enough that a forgotten quotation mark is found. */
const LONGEST = 16_384;

type Line = GazetteerLine & { bytes: number };

/**
 * The lines of a CSV file of places, each as soon as it is read; `bytes` counts those up to there. Its columns are found by
 * their headings, whatever their order, capitals, spaces and underlines; others are left out. What stands between two of them
 * is found out from the headings: comma, semicolon, tab or bar.
 *
 * @param text in pieces
 * @throws CommandFault `gazetteer-unreadable` where the headings are not those of a gazetteer.
 */
export async function* readLines(text: AsyncIterable<string>): AsyncGenerator<Line> {
  const { beginning, rest } = await firstLine(text);
  const delimiter = SIGNS.reduce((best, sign) =>
    beginning.split(sign).length > beginning.split(best).length ? sign : best,
  );
  const faults: { line: number; fault: string }[] = [];
  // The parser is ahead of whoever takes its lines: what it met is put in its place by its number.
  let last = 1;
  let hasHeadings = false;
  const parser = parse<LineOfGazetteer & { line: number; bytes: number }>({
    delimiter,
    columns: (given: string[]) => {
      hasHeadings = true;
      return headings(given);
    },
    trim: true,
    skip_empty_lines: true,
    max_record_size: LONGEST,
    skip_records_with_error: true,
    on_record: (record: LineOfGazetteer, { lines, bytes }) => {
      last = lines;
      return { ...record, line: lines, bytes };
    },
    on_skip: (error) => void faults.push(...sayOnce(error!, last + 1, faults)),
  });
  const read = pipeline(Readable.from(rest), parser).catch((error: unknown) => error);
  for await (const { line, bytes, ...fields } of parser as AsyncIterable<
    LineOfGazetteer & { line: number; bytes: number }
  >) {
    while (faults.length > 0 && faults[0]!.line <= line) yield { ...faults.shift()!, bytes };
    if (COLUMNS.some((name) => fields[name] !== '')) yield { line, fields, bytes };
  }
  const error = await read;
  if (error !== undefined) throw error;
  if (!hasHeadings) headings([]);
  yield* faults.map((each) => ({ ...each, bytes: 0 }));
}

/** The headings, and the whole text again. */
async function firstLine(
  text: AsyncIterable<string>,
): Promise<{ beginning: string; rest: AsyncIterable<string> }> {
  const pieces = text[Symbol.asyncIterator]();
  let read = '';
  for (let next = await pieces.next(); !next.done; next = await pieces.next()) {
    read += next.value;
    if (read.length > LONGEST || /\S.*[\r\n]/.test(read)) break;
  }
  async function* all(): AsyncGenerator<string> {
    yield read;
    yield* { [Symbol.asyncIterator]: () => pieces };
  }
  return { beginning: read.trimStart().split(/[\r\n]/, 1)[0]!, rest: all() };
}

/** The names of the columns that count; others have none. */
function headings(given: string[]): (string | undefined)[] {
  const names = given.map((each) => each.toLowerCase().replaceAll(/[\s_]/g, ''));
  const missing = COLUMNS.filter((name) => !names.includes(name));
  const twice = COLUMNS.filter((name) => names.indexOf(name) !== names.lastIndexOf(name));
  if (missing.length + twice.length > 0)
    throw new CommandFault(
      'gazetteer-unreadable',
      missing.length > 0
        ? `The first line has no heading ${missing.join(', ')}. It says: ${given.join(', ').slice(0, 200) || 'nothing'}.`
        : `The first line has the heading ${twice.join(', ')} twice.`,
      'The first line names the columns: UPRN, address, ward, postcode.',
    );
  return names.map((name) => (COLUMNS.includes(name as never) ? name : undefined));
}

const UNENDED =
  'a quotation mark begins here and never ends, or the line is too long. What follows could not be read';

/** @param next the line behind the last one that could be read */
function sayOnce(
  { code, lines }: CsvError,
  next: number,
  before: readonly { line: number; fault: string }[],
): { line: number; fault: string }[] {
  if (code === 'CSV_QUOTE_NOT_CLOSED' || code === 'CSV_MAX_RECORD_SIZE')
    return before.some(({ fault }) => fault === UNENDED) ? [] : [{ line: next, fault: UNENDED }];
  const line = Number(lines);
  if (before.at(-1)?.line === line) return [];
  if (code === 'CSV_RECORD_INCONSISTENT_COLUMNS')
    return [
      {
        line,
        fault:
          'it has another number of columns than the first line. Put quotation marks around an address with commas',
      },
    ];
  return [
    {
      line,
      fault:
        'a quotation mark stands within a value. Write it twice, and quotation marks around the value. What follows could not be read',
    },
  ];
}
