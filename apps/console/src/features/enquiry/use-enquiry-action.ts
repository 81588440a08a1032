import type { AnswerOf, Endpoint } from '@frontdoor/contracts';
import type { Input } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { useAction } from '../../api/use-action.js';

/** An action on an enquiry: afterwards the enquiry, the queue and my load are fetched anew. */
export const useEnquiryAction = <E extends Endpoint>(
  endpoint: E,
  onDone?: (answer: AnswerOf<E>, input: Input<E>) => void,
) =>
  useAction(endpoint, {
    refresh: [keys.enquiries, keys.queue, keys.session],
    ...(onDone ? { onDone } : {}),
  });
