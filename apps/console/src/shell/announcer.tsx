import { CHANNELS } from '@frontdoor/contracts';
import { useMine } from '../casework/use-mine.js';
import { useMyOffers } from '../casework/use-my-offers.js';

/** Says new offers and newly missed promises to screen readers: a change of these words is read out. */
export const Announcer = () => {
  const offer = useMyOffers()[0];
  const missed = useMine().data?.counts.missed ?? 0;
  return (
    <>
      <p className="visually-hidden" aria-live="polite">
        {offer && `Offered to you: ${CHANNELS[offer.channel].label} from ${offer.customer}. ${offer.subject}`}
      </p>
      <p className="visually-hidden" aria-live="polite">
        {missed > 0 && `Missed promises in the queue: ${missed}`}
      </p>
    </>
  );
};
