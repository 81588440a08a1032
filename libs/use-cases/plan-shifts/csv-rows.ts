import { type CsvError, type Info, parse } from 'csv-parse/sync';

/** A row of a CSV file and the line on which it ends, from 1. */
export interface CsvRow {
  line: number;
  cells: string[];
}

const SIGNS = [',', ';', '\t'] as const;

/**
 * The rows of a CSV file that have something in them, cells without space around them. Cells are parted by a comma, a semicolon
 * or a tab, whichever the first line has most of; quoted cells may hold any of them and line breaks.
 *
 * @returns also the rows that cannot be read, in words
 */
export function csvRows(text: string): { rows: CsvRow[]; faults: { line: number; text: string }[] } {
  const lines = text.replaceAll(/\r\n?/g, '\n');
  const first = /^\n*([^\n]*)/.exec(lines)![1]!;
  const faults: { line: number; text: string }[] = [];
  const rows = parse(lines, {
    delimiter: SIGNS.reduce((best, sign) =>
      first.split(sign).length > first.split(best).length ? sign : best,
    ),
    info: true,
    relax_column_count: true,
    trim: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    on_skip: (error: CsvError | undefined) => {
      if (error) faults.push({ line: Number(error.lines), text: sayFault(error) });
    },
  }) as unknown as { info: Info; record: string[] }[];
  return {
    rows: rows
      .map(({ info, record }) => ({ line: info.lines, cells: record }))
      .filter(({ cells }) => cells.some((each) => each !== '')),
    faults,
  };
}

const sayFault = ({ code }: CsvError): string =>
  code === 'CSV_QUOTE_NOT_CLOSED'
    ? 'A quotation mark above is opened and never closed.'
    : 'Its quotation marks do not fit: one within a quoted cell is written twice.';
