import { type Channel, CHANNELS, type Endpoint, type AnswerOf } from '@frontdoor/contracts';
import { keys } from '../../../api/keys.js';
import { useAction } from '../../../api/use-action.js';
import { notify } from '../../../state/notices.js';

/** An action on an appointment: afterwards the enquiry with its appointments is fetched anew. */
export const useAppointmentAction = <E extends Endpoint>(
  endpoint: E,
  onDone?: (answer: AnswerOf<E>) => void,
) => useAction(endpoint, { refresh: [keys.enquiries], ...(onDone ? { onDone } : {}) });

/** Says how the customer hears of it, or that somebody has to tell them. */
export const notifyTold = (title: string, told: Channel | null) =>
  notify(
    told
      ? { tone: 'good', title, text: `The customer is told ${CHANNELS[told].by}.` }
      : {
          tone: 'bad',
          title,
          text: 'The customer cannot be written to from here: tell them yourself.',
        },
  );
