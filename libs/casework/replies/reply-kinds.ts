import { Inject, Injectable } from '@nestjs/common';
import {
  clockOf,
  CONTENT_WORDS,
  type Facts,
  type Pack,
  type RequiredContent,
  stopsOn,
} from '@frontdoor/charter';
import { type ReplyKind, replyPurpose, type ReplyPurpose } from '@frontdoor/contracts';
import { Clock } from '@frontdoor/kernel';
import {
  Commitment,
  type Enquiry,
  LedgerEntry,
  type EntityManager,
  In,
  IsNull,
} from '@frontdoor/persistence';
import { CONFIG, type Config } from '@frontdoor/platform';
import { Charters } from '../charters/index.js';
import { factsNow } from '../ledger/index.js';
import { Directory } from '../directory/index.js';
import { effectsOf } from './effects.js';
import { eventOf, wantedBy } from './purposes.js';
import { fieldsFrom, type KnownToTheHub, type SavedFields, suggestionFor } from './suggestions.js';

/** An enquiry with what the charter says about replies to it. */
interface ReplyContext {
  pack: Pack;
  facts: Facts;
  /** Promises that are not settled, the earliest due first. */
  open: readonly Commitment[];
}

/** Whether a reply may still do something to a promise. */
export const isUnsettled = ({ state, settledAt }: Pick<Commitment, 'state' | 'settledAt'>): boolean =>
  settledAt === null && UNSETTLED.includes(state);

const UNSETTLED: Commitment['state'][] = ['running', 'paused', 'missed'];

/** The kinds of reply that an enquiry can have now, what each must say, and what each does to its promises. */
@Injectable()
export class ReplyKinds {
  constructor(
    private readonly charters: Charters,
    private readonly directory: Directory,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @param owner name of whoever owns the enquiry, or else would by replying */
  async of(
    enquiry: Pick<Enquiry, 'serviceId' | 'organisationId' | 'reference'>,
    matter: ReplyContext,
    owner: string,
  ): Promise<ReplyKind[]> {
    const { pack, facts, open } = matter;
    const now = this.clock.now();
    const known = await this.known(enquiry, matter, owner);
    return replyPurpose.options
      .filter((purpose) => isOpen(purpose, matter, now))
      .map((purpose) => ({
        purpose,
        requires: wantedOf(matter, purpose, now).map(({ element, promiseId }) => ({
          element,
          promiseId,
          words: CONTENT_WORDS[element],
          suggestion: suggestionFor(element, known),
        })),
        effects: effectsOf(pack, purpose, open, facts, now),
      }));
  }

  /** What a reply for this purpose has to say. */
  async wanted(manager: EntityManager, enquiry: Enquiry, purpose: ReplyPurpose): Promise<RequiredContent[]> {
    return wantedOf(await this.matter(manager, enquiry), purpose, this.clock.now());
  }

  /** What the hub can put into a saved text by itself; null where only the author knows. */
  async fields(manager: EntityManager, enquiry: Enquiry, owner: string): Promise<SavedFields> {
    const known = await this.known(enquiry, await this.matter(manager, enquiry), owner);
    return fieldsFrom(known);
  }

  private async known(
    enquiry: Pick<Enquiry, 'serviceId' | 'organisationId' | 'reference'>,
    matter: ReplyContext,
    owner: string,
  ): Promise<KnownToTheHub> {
    return {
      pack: matter.pack,
      owner,
      service: (await this.directory.service(enquiry.serviceId)).name,
      organisation: (await this.directory.organisation(enquiry.organisationId)).name,
      reference: enquiry.reference,
      telephone: this.config.CALLER_ID,
      responseDue: responseDue(matter, this.clock.now()),
    };
  }

  private async matter(manager: EntityManager, enquiry: Enquiry): Promise<ReplyContext> {
    await this.charters.refresh(manager);
    const received = await manager.findOne(LedgerEntry, {
      where: { enquiryId: enquiry.id, type: 'contact-received', takenBackAt: IsNull() },
      order: { at: 'DESC' },
    });
    const unsettled = {
      enquiryId: enquiry.id,
      state: In(UNSETTLED),
      settledAt: IsNull(),
    };
    return {
      pack: await this.charters.pinned(manager, enquiry),
      facts: factsNow(enquiry, received),
      open: await manager.find(Commitment, { where: unsettled, order: { dueAt: 'ASC' } }),
    };
  }
}

/** A later date has to be told with its reason even where the charter does not spell it out. */
function wantedOf(
  { pack, facts, open }: ReplyContext,
  purpose: ReplyPurpose,
  now: number,
): RequiredContent[] {
  const wanted = wantedBy(pack, purpose, facts, now);
  const extended = open.find(({ clockId }) => clockOf(pack, clockId).extends);
  if (purpose !== 'later-date' || !extended) return wanted;
  const always = (['reason-for-delay', 'new-date'] as const)
    .filter((element) => !wanted.some((each) => each.element === element))
    .map((element) => ({ promiseId: extended.promiseId, element }));
  return [...wanted, ...always];
}

/** Is this kind of reply of any use here? An answer, a question and news always are. */
function isOpen(purpose: ReplyPurpose, { pack, facts, open }: ReplyContext, now: number): boolean {
  switch (purpose) {
    case 'response':
    case 'question':
    case 'update':
      return true;
    case 'acknowledgement': {
      const event = { ...facts, type: 'acknowledged' as const, at: now };
      const meets = open.some(({ clockId, whose }) => whose === 'council' && stopsOn(pack, clockId, event));
      return meets || wantedBy(pack, purpose, facts, now).length > 0;
    }
    case 'later-date':
      return open.some(({ clockId, dueAt }) => clockOf(pack, clockId).extends && dueAt >= now);
    case 'refusal':
      return facts.enquiryKind === 'foi' || facts.enquiryKind === 'personal-data-request';
  }
}

/** The earliest promise that only a full response keeps. */
function responseDue({ pack, facts, open }: ReplyContext, now: number): number | undefined {
  const responded = { ...facts, type: eventOf('response')!, at: now };
  const acknowledged = { ...facts, type: eventOf('acknowledgement')!, at: now };
  return open.find(
    ({ clockId, whose, dueAt }) =>
      whose === 'council' &&
      dueAt >= now &&
      stopsOn(pack, clockId, responded) &&
      !stopsOn(pack, clockId, acknowledged),
  )?.dueAt;
}
