import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { Icon } from '../../ui/icon.js';
import { type Column, type Sort, sortAfter } from './sort.js';

interface Props {
  column: Column;
  sort: Sort;
  onSort: (sort: Sort) => void;
  children: ReactNode;
}

/** A column head that sorts. */
export const SortHead = ({ column, sort, onSort, children }: Props) => {
  const isSorted = sort.column === column;
  const order = sort.descending ? 'descending' : 'ascending';
  return (
    <th
      scope="col"
      className={column === 'promise' ? undefined : 'number'}
      aria-sort={isSorted ? order : 'none'}
    >
      <Button className="sort-button" onPress={() => onSort(sortAfter(sort, column))}>
        {children}
        {isSorted && <Icon name={sort.descending ? 'down' : 'up'} size={14} />}
      </Button>
    </th>
  );
};
