import type { ReactNode } from 'react';
import type { UseQueryResult } from '@tanstack/react-query';
import { asApiError } from '../api/api-error.js';
import { ActionButton } from './action-button.js';
import { Message } from './message.js';
import './loaded.css';

/** Grey lines where content is about to appear. */
export const Skeleton = ({ rows = 5, label = 'Loading' }: { rows?: number; label?: string }) => (
  <div className="skeleton" role="status">
    <span className="visually-hidden">{label}…</span>
    {Array.from({ length: rows }, (_, row) => (
      <div key={row} className="skeleton-row" aria-hidden="true">
        <span />
        <span />
      </div>
    ))}
  </div>
);

/** Something could not be fetched: what, and what to do. */
export const Failure = ({ error, onRetry }: { error: unknown; onRetry: () => void }) => {
  const { message, remedy } = asApiError(error);
  return (
    <Message icon="at-risk" title={message} tone="bad">
      <p>{remedy}</p>
      <ActionButton onPress={onRetry}>Try again</ActionButton>
    </Message>
  );
};

interface Props<Data> {
  query: Pick<UseQueryResult<Data>, 'data' | 'error' | 'refetch'>;
  rows?: number;
  children: (data: Data) => ReactNode;
}

/** The three states of anything fetched: on its way, refused, here. What is here stays while it is fetched anew. */
export const Loaded = <Data,>({ query, rows = 5, children }: Props<Data>) => {
  if (query.data !== undefined) return children(query.data);
  if (query.error) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  return <Skeleton rows={rows} />;
};
