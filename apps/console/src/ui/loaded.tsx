import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Failure } from './failure.js';
import { Skeleton } from './skeleton.js';

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
