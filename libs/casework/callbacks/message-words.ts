import { sayMoment } from './say-window.js';

interface Missed {
  /** So many attempts were made, this one included. */
  made: number;
  /** When, epoch milliseconds UTC. */
  at: number;
  /** From when they are rung again; null where they are not. */
  next: number | null;
  zone: string;
  council: string;
  reference: string;
  /** To the page of the enquiry, for whoever may have it. */
  link: string | undefined;
}

/** What somebody reads who did not answer when they were rung back: by mail in paragraphs, as a text in a few lines. */
export function missedWords(
  missed: Missed,
  { isShort }: { isShort: boolean },
): { subject: string; text: string } {
  const { made, at, next, zone, council, reference, link } = missed;
  const tried = made === 1 ? 'We rang you' : `We have rung you ${made} times, the last time`;
  const lines = [
    `${tried} on ${sayMoment(at, zone)} and did not reach you.`,
    next === null
      ? 'We will not ring again by ourselves. Your enquiry stays open, and we will answer it in another way.'
      : `We will ring you again from ${sayMoment(next, zone)}.`,
    link === undefined
      ? 'To change this, reply to this message.'
      : next === null
        ? `To follow it or write to us: ${link}`
        : `To choose another time or cancel: ${link}`,
  ];
  return {
    subject: next === null ? 'We could not reach you by telephone' : 'We rang you and will ring again',
    text: isShort
      ? `${council}, ${reference}: ${lines.join('\n')}`
      : [...lines, `Your reference is ${reference}. ${council}`].join('\n\n'),
  };
}
