import { api, type CallView } from '@frontdoor/contracts';
import { useQuery } from '@tanstack/react-query';
import { call } from '../api/client.js';
import { keys } from '../api/keys.js';
import { mayUse, useMe } from '../session/me.js';

/** What rings at mine, what I am in, and what I have not said the end of; fetched anew now and then even without news. */
export const useMyCalls = () =>
  useQuery({
    queryKey: [...keys.calls, 'mine'],
    queryFn: ({ signal }) => call(api.listMyCalls, {}, { signal }),
    enabled: mayUse(useMe(), api.listMyCalls),
    refetchInterval: 20_000,
  });

/** Calls that last, of everybody. */
export const useLastingCalls = () =>
  useQuery({
    queryKey: [...keys.calls, 'all'],
    queryFn: ({ signal }) => call(api.listCalls, {}, { signal }),
    select: ({ calls }) => calls,
    refetchInterval: 20_000,
  });

/** The enquiries whose calls stand in the call bar: what is offered with them is not said a second time. */
export const useEnquiriesOfMyCalls = (): ReadonlySet<string> =>
  new Set((useMyCalls().data?.calls ?? []).flatMap(({ enquiryId }: CallView) => enquiryId ?? []));
