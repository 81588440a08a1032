import { api } from '@frontdoor/contracts';
import { skipToken, useQuery } from '@tanstack/react-query';
import { call } from '../../../api/client.js';
import { keys } from '../../../api/keys.js';
import { useEnquiry } from '../enquiry-context.js';

/** What another day of receipt would do to the promises, asked of the hub that would correct it; nothing while `date` is null. */
export const useForeseenReceipt = (contactId: string, date: string | null) => {
  const { id } = useEnquiry();
  return useQuery({
    queryKey: [...keys.enquiry(id), 'foreseen-receipt', contactId, date],
    queryFn:
      date === null
        ? skipToken
        : ({ signal }) => call(api.foreseeReceipt, { params: { id: contactId }, body: { date } }, { signal }),
    retry: false,
  });
};
