import type { HandoverFigures, Scoreboard, ScoreRow } from '@frontdoor/contracts';

type Cell = string | number | boolean | null;

const COLUMNS: readonly (readonly [string, (row: ScoreRow, board: Scoreboard) => Cell])[] = [
  ['from', (_, { from }) => from],
  ['to', (_, { to }) => to],
  ['promise', ({ promiseId }) => promiseId],
  ['clock', ({ clockId }) => clockId],
  ['title', ({ title }) => title],
  ['within', ({ within }) => within],
  ['source', ({ source }) => source],
  ['published', ({ published }) => (published ? 'yes' : 'no')],
  ['charter', ({ charter }) => charter.id],
  ['charter version', ({ charter }) => charter.version],
  ['charter hash', ({ charter }) => charter.hash],
  ['channel', ({ channel }) => channel],
  ['service', ({ service }) => service],
  ['team', ({ team }) => team],
  ['opened', ({ opened }) => opened],
  ['kept', ({ kept }) => kept],
  ['missed', ({ missed }) => missed],
  ['extended', ({ extended }) => extended],
  ['waived', ({ waived }) => waived],
  ['withdrawn', ({ withdrawn }) => withdrawn],
  ['running', ({ running }) => running],
  ['kept share', ({ keptShare }) => keptShare],
  ['median', ({ median }) => median],
  ['90th percentile', ({ p90 }) => p90],
  ['unit', ({ unit }) => unit],
];

/** By this mark spreadsheets know that a CSV file is UTF-8; without it they take it for the code page of the machine. */
const BYTE_ORDER_MARK = '\ufeff';

/** RFC 4180, with a heading, UTF-8 with a byte order mark. */
const csv = (rows: readonly (readonly Cell[])[]): string =>
  BYTE_ORDER_MARK + rows.map((cells) => `${cells.map(cell).join(',')}\r\n`).join('');

/** The rows of a scoreboard as CSV. */
export const scoreboardCsv = (board: Scoreboard): string =>
  csv([
    COLUMNS.map(([name]) => name),
    ...board.rows.map((row) => COLUMNS.map(([, read]) => read(row, board))),
  ]);

const HANDOVER_COLUMNS: readonly (readonly [string, (row: HandoverFigures) => Cell])[] = [
  ['service', ({ service }) => service],
  ['channel', ({ channel }) => channel],
  ['enquiries', ({ enquiries }) => enquiries],
  ['closed', ({ closed }) => closed],
  ['first contact share', ({ firstContact }) => firstContact],
  ['repeated', ({ repeated }) => repeated],
  ['handed on', ({ handedOn }) => handedOn],
  ['hops', ({ hops }) => hops],
  ['back to where it was', ({ returns }) => returns],
  ['minutes lost in handover', ({ lostMinutes }) => lostMinutes],
  ['replies', ({ replies }) => replies],
  ['asked again share', ({ askedAgain }) => askedAgain],
];

/** How enquiries were handed on as CSV, with the period in each row. */
export const handoversCsv = (
  { from, to }: { from: string; to: string },
  rows: readonly HandoverFigures[],
): string =>
  csv([
    ['from', 'to', ...HANDOVER_COLUMNS.map(([name]) => name)],
    ...rows.map((row) => [from, to, ...HANDOVER_COLUMNS.map(([, read]) => read(row))]),
  ]);

/** Says which period it is about. */
export const scoreboardFileName = ({ from, to }: Scoreboard): string => `scoreboard-${from}-to-${to}.csv`;

/** A text that a spreadsheet would calculate gets an apostrophe in front, which shows it as text. */
function cell(value: Cell): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
