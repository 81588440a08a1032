import { api } from '@frontdoor/contracts';
import { skipToken, useQuery } from '@tanstack/react-query';
import { call, type Input } from '../../../api/client.js';
import { keys } from '../../../api/keys.js';

type Change = Input<typeof api.foreseeChange>['body'];

/** What a change would do to the promises of an enquiry, asked of the hub that would do it; nothing while `change` is undefined. */
export const useForeseen = (id: string, change: Change) =>
  useQuery({
    queryKey: [...keys.enquiry(id), 'foreseen', change],
    queryFn: change
      ? ({ signal }) => call(api.foreseeChange, { params: { id }, body: change }, { signal })
      : skipToken,
  });
