import { Injectable } from '@nestjs/common';
import { Clock } from '@frontdoor/kernel';
import {
  type ChangeOfContact,
  Contact,
  Enquiry,
  type EntityManager,
  findChangesOfContact,
  lockEnquiries,
  markChangesApplied,
  REMOVED_BY_SENDER,
  type RowOf,
} from '@frontdoor/persistence';
import { FileScans } from '../files/index.js';
import { OpenAndClosed, subjectOf } from '../enquiries/index.js';
import { Ledger } from '../ledger/index.js';
import { Changes, LiveEvents } from '../live/index.js';
import { OfferWork, WorkItems } from '../queue/index.js';
import { Timeline } from '../timeline/index.js';

type Change = RowOf<typeof findChangesOfContact>;

/** Brings what senders did to a contact to the people who deal with it. */
@Injectable()
export class ApplyChanges {
  constructor(
    private readonly changes: Changes,
    private readonly items: WorkItems,
    private readonly openAndClosed: OpenAndClosed,
    private readonly timeline: Timeline,
    private readonly files: FileScans,
    private readonly ledger: Ledger,
    private readonly live: LiveEvents,
    private readonly offerWork: OfferWork,
    private readonly clock: Clock,
  ) {}

  async to({ contactId, organisationId }: { contactId: string; organisationId: string }): Promise<void> {
    await this.changes.run((manager) => this.apply(manager, contactId));
    this.offerWork.kick(organisationId);
  }

  /** The same changes again change nothing. */
  private async apply(manager: EntityManager, contactId: string): Promise<void> {
    const { enquiryId } = await manager.findOneByOrFail(Contact, { id: contactId });
    await lockEnquiries(manager, { ids: [enquiryId] });
    const contact = await manager.findOneByOrFail(Contact, { id: contactId });
    const enquiry = await manager.findOneByOrFail(Enquiry, { id: enquiryId });
    const all = await findChangesOfContact(manager, { contactId });
    const fresh = all.filter(({ id }) => contact.changes.every((known) => known.id !== id));
    const changes = all.map(toChange);
    await manager.update(Contact, { id: contactId }, { changes });
    await this.files.note(
      manager,
      changes.map((change) => ({ ...change, contactId })),
    );
    await manager.update(Enquiry, { id: enquiryId }, { subject: renamed(enquiry, contact, changes) });
    await this.timeline.events(
      manager,
      fresh.map((change) => ({ enquiryId, text: say(change), at: change.at })),
    );
    await this.ledger.write(
      manager,
      fresh.map(({ id, at }) => ({
        ...{ enquiryId, organisationId: enquiry.organisationId, contactId, at },
        type: 'contact-changed' as const,
        data: { changeId: id },
      })),
    );
    const own = all.filter(({ isOwn }) => isOwn).map(({ id }) => id);
    await markChangesApplied(manager, { ids: own, now: this.clock.now() });
    const open = await this.items.openOf(manager, enquiryId);
    const isRemoved = changes.at(-1)?.kind === 'removed';
    const isAnswered = open.every(({ kind }) => kind !== 'answer');
    if (fresh.some(({ kind }) => kind === 'edited') && !isRemoved && isAnswered)
      await this.askToRead(manager, enquiry, contact);
    const { organisationId } = enquiry;
    await this.live.append(manager, [
      { organisationId, topic: 'enquiry', subjectId: enquiryId },
      ...open.map(({ id }) => ({ organisationId, topic: 'work-item' as const, subjectId: id })),
    ]);
  }

  /** Nobody has the enquiry to answer any more, and what they answered is not what stands there now. */
  private async askToRead(manager: EntityManager, enquiry: Enquiry, contact: Contact): Promise<void> {
    await this.openAndClosed.reopenBecause(manager, 'customer-edited', [{ id: enquiry.id }]);
    await this.items.add(manager, enquiry, 'answer', contact);
  }
}

const toChange = ({ id, kind, at, contact }: Change): ChangeOfContact => ({
  id,
  kind,
  at,
  subject: contact?.subject ?? null,
  text: contact?.text ?? null,
  attachments: contact?.attachments ?? [],
});

/** An enquiry that is called after a contact is called after what it says now. */
function renamed({ subject }: Enquiry, contact: Contact, changes: readonly ChangeOfContact[]): string {
  const said = [contact, ...contact.changes].flatMap(({ subject, text }) =>
    text === null ? [] : subjectOf({ subject, text }),
  );
  if (!said.includes(subject)) return subject;
  if (changes.at(-1)?.kind === 'removed') return REMOVED_BY_SENDER;
  const now = changes.findLast(({ text }) => text !== null);
  return now ? subjectOf({ subject: now.subject, text: now.text! }) : subject;
}

const say = ({ kind, contact }: Change): string => {
  if (kind === 'removed') return 'The sender removed what they wrote';
  return contact
    ? 'The sender edited what they wrote'
    : 'The sender edited what they wrote; the edit could not be read and is in the quarantine';
};
