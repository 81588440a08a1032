import type { Endpoint } from '@frontdoor/contracts';
import { keys } from '../api/keys.js';
import { useAction } from '../api/use-action.js';

/** An action on a customer: afterwards they, their enquiries and the queue are fetched anew. */
export const useCustomerAction = <E extends Endpoint>(endpoint: E, onDone?: () => void) =>
  useAction(endpoint, {
    refresh: [keys.customers, keys.enquiries, keys.queue],
    ...(onDone ? { onDone } : {}),
  });
