import { toDate } from '@frontdoor/kernel';
import { Column, type ColumnOptions } from 'typeorm';

const fromDate = (value: Date | null): number | null => (value === null ? null : value.getTime());

/** An instant: `timestamptz` in the database, epoch milliseconds (UTC) in the program. */
export const InstantColumn = (options: ColumnOptions = {}): PropertyDecorator =>
  Column({
    type: 'timestamptz',
    precision: 3,
    transformer: {
      to: (value: number | null | undefined) => (typeof value === 'number' ? toDate(value) : value),
      from: fromDate,
    },
    ...options,
  });

/** A list of instants. */
export const InstantListColumn = (): PropertyDecorator =>
  Column({
    type: 'timestamptz',
    array: true,
    default: () => `'{}'`,
    transformer: {
      to: (value: number[] | undefined) => value?.map(toDate),
      from: (value: Date[]) => value.map((each) => each.getTime()),
    },
  });

export const UuidColumn = (options: ColumnOptions = {}): PropertyDecorator =>
  Column({ type: 'uuid', ...options });

export const TextColumn = (options: ColumnOptions = {}): PropertyDecorator =>
  Column({ type: 'text', ...options });

export const WordsColumn = (): PropertyDecorator =>
  Column({ type: 'text', array: true, default: () => `'{}'` });

export const JsonColumn = (options: ColumnOptions = {}): PropertyDecorator =>
  Column({ type: 'jsonb', ...options });
