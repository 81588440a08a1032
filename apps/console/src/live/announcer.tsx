import { useEffect, useRef, useState } from 'react';
import { useMine } from '../queue/use-mine.js';
import { useMyOffers } from '../queue/use-my-offers.js';
import { channelWord } from '../ui/words.js';

/** Says new offers and newly missed promises to screen readers. */
export const Announcer = () => {
  const offer = useMyOffers()[0];
  const missed = useMine().data?.counts.missed;
  const [spoken, setSpoken] = useState('');
  const before = useRef(missed);
  useEffect(() => {
    if (offer)
      setSpoken(`Offered to you: ${channelWord[offer.channel]} from ${offer.customer}. ${offer.subject}`);
  }, [offer?.id]);
  useEffect(() => {
    if (missed !== undefined && before.current !== undefined && missed > before.current)
      setSpoken(`A promise was missed. Missed in the queue now: ${missed}.`);
    before.current = missed;
  }, [missed]);
  return (
    <p className="visually-hidden" aria-live="polite">
      {spoken}
    </p>
  );
};
