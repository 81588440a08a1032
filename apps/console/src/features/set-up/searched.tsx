import { type ReactNode, useState } from 'react';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { SearchField } from 'react-aria-components/SearchField';
import { fits } from '../../ui/fits.js';
import '../../ui/field.css';
import { many } from '../../ui/many.js';

/** A list that is seen at a glance needs no field to search it by. */
const AT_A_GLANCE = 7;

interface Props<Row> {
  /** What one row is, and several: "person", "people". */
  what: readonly [one: string, more: string];
  rows: readonly Row[];
  /** Everything that a row can be found by. */
  wordsOf: (row: Row) => readonly (string | null)[];
  children: (rows: readonly Row[]) => ReactNode;
}

/** A list with a field that narrows it down as people type, and how many are left said aloud. */
export const Searched = <Row,>({ what, rows, wordsOf, children }: Props<Row>) => {
  const [text, setText] = useState('');
  const typed = text.trim();
  const shown = typed === '' ? rows : rows.filter((row) => fits(wordsOf(row).join(' '), typed));
  return (
    <>
      {rows.length > AT_A_GLANCE && (
        <SearchField className="field set-up-search" value={text} onChange={setText} maxLength={100}>
          <Label>Find among {what[1]}</Label>
          <Input className="input" />
        </SearchField>
      )}
      <p className="quiet figures" role="status">
        {typed === '' ? many(rows.length, ...what) : `${shown.length} of ${many(rows.length, ...what)}`}
      </p>
      {shown.length > 0 && <div className="panel">{children(shown)}</div>}
    </>
  );
};
