import { CHANNELS, type Mention, type WorkItem } from '@frontdoor/contracts';

/** How often each customer had written when their enquiry was last on screen, by its id. */
export type Seen = Readonly<Record<string, number>>;

type Item = Pick<WorkItem, 'id' | 'state' | 'enquiryId' | 'reference' | 'channel' | 'service' | 'contactsIn'>;

/** Something that calls for a look. Its words name no customer: whoever passes the desk may read them. */
export interface Unseen {
  /** The same for the same occasion. */
  key: string;
  enquiryId: string;
  text: string;
}

const inHand = (items: readonly Item[]) => items.filter(({ state }) => state === 'assigned');

/**
 * What is known as seen after a look at the work of somebody: of the enquiry on screen all, of the others what was known
 * before, and of one that was never seen here what there is now. What is no longer in hand is forgotten.
 *
 * @param onScreen the id of the enquiry that is shown, if any
 */
export const seenAfter = (seen: Seen, items: readonly Item[], onScreen: string | null): Seen =>
  Object.fromEntries(
    inHand(items).map(({ enquiryId, contactsIn }) => [
      enquiryId,
      enquiryId === onScreen ? contactsIn : (seen[enquiryId] ?? contactsIn),
    ]),
  );

/** Offers, and answers of customers to enquiries in hand that were not on screen since. */
export const unseenOf = (seen: Seen, items: readonly Item[]): Unseen[] => {
  const offers = items
    .filter(({ state }) => state === 'offered')
    .map(({ id, enquiryId, channel, service }) => ({
      key: `offer ${id}`,
      enquiryId,
      text: `Offered to you: ${CHANNELS[channel].label}, ${service}`,
    }));
  const answers = new Map(
    inHand(items)
      .filter(({ enquiryId, contactsIn }) => contactsIn > (seen[enquiryId] ?? contactsIn))
      .map(({ enquiryId, reference, contactsIn }) => [
        enquiryId,
        {
          key: `answer ${enquiryId} ${contactsIn}`,
          enquiryId,
          text: `${reference}: the customer has answered`,
        },
      ]),
  );
  return [...offers, ...answers.values()];
};

/** Notes that mention somebody and that they have not looked at. */
export const unseenMentions = (
  mentions: readonly Pick<Mention, 'noteId' | 'enquiryId' | 'reference' | 'by' | 'seenAt'>[],
): Unseen[] =>
  mentions
    .filter(({ seenAt }) => seenAt === null)
    .map(({ noteId, enquiryId, reference, by }) => ({
      key: `mention ${noteId}`,
      enquiryId,
      text: `${by} mentions you on ${reference}`,
    }));

/** What is kept, as it was; nothing when it cannot be read. */
export const readSeen = (kept: string | null): Seen => {
  try {
    const read: unknown = JSON.parse(kept ?? '{}');
    if (typeof read !== 'object' || read === null) return {};
    return Object.fromEntries(Object.entries(read).filter(([, count]) => typeof count === 'number'));
  } catch {
    return {};
  }
};
