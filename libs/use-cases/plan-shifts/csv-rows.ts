/** A row of a CSV file and the line on which it begins, from 1. */
export interface CsvRow {
  line: number;
  cells: string[];
}

/**
 * The rows of a CSV file (RFC 4180) that have something in them, cells without space around them. Cells are parted by a comma,
 * a semicolon or a tab, whichever the first line has most of; quoted cells may hold any of them and line breaks.
 *
 * @returns `open`: the line of a quotation mark that is never closed; what follows it is no row.
 */
export function csvRows(text: string): { rows: CsvRow[]; open?: number } {
  const delimiter = delimiterOf(text);
  const rows: CsvRow[] = [];
  let [line, begun, cell, quoted] = [1, 1, '', 0];
  let cells: string[] = [];
  const endCell = (): void => {
    cells.push(cell.trim());
    cell = '';
  };
  const endRow = (): void => {
    endCell();
    if (cells.some((each) => each !== '')) rows.push({ line: begun, cells });
    cells = [];
  };
  for (let i = 0; i < text.length; i++) {
    const character = text[i]!;
    if (character === '\n') line++;
    if (quoted) {
      if (character !== '"') cell += character;
      else if (text[i + 1] === '"') cell += text[i++];
      else quoted = 0;
    } else if (character === '"' && cell.trim() === '') [cell, quoted] = ['', line];
    else if (character === delimiter) endCell();
    else if (character === '\n') {
      endRow();
      begun = line;
    } else if (character !== '\r') cell += character;
  }
  if (quoted) return { rows, open: quoted };
  endRow();
  return { rows };
}

function delimiterOf(text: string): string {
  const first = /^[^\r\n]*/.exec(text)![0];
  const count = (each: string): number => first.split(each).length;
  return [',', ';', '\t'].reduce((best, each) => (count(each) > count(best) ? each : best));
}
