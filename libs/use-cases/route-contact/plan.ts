import {
  bulkInsert,
  Callback,
  Commitment,
  Contact,
  Customer,
  Enquiry,
  type EntityManager,
  Identifier,
  markRouted,
  noteFilesToFetch,
  noteInterpreters,
  noteMailFromPartner,
  quarantineReceipts,
  type ReceiptFault,
  shareIdentifiers,
  Suggestion,
  together,
  touchEnquiries,
  WorkItem,
} from '@frontdoor/persistence';
import type { FileElsewhere, IdentifierKind, InterpreterWanted } from '@frontdoor/contracts';
import type { NewLiveEvent } from '@frontdoor/casework/live';
import type { NewLedgerEntry } from '@frontdoor/casework/ledger';
import type { NewWorkItem } from '@frontdoor/casework/queue';
import type { Held } from '@frontdoor/casework/files';
import type { Outgoing } from '@frontdoor/casework/deliveries';
import { writeTimeline } from '@frontdoor/casework/timeline';

/** As the state of a handover, once its partner answered by email. */
const ANSWERED = 'answered by email';

type Row<T> = { [K in keyof T]?: T[K] };

/** The rows that routing a batch of contacts will write, gathered so that each table is written once. */
export class Plan {
  readonly customers: Row<Customer>[] = [];
  readonly identifiers: Row<Identifier>[] = [];
  /** Addresses that turned out to be of several people. */
  readonly shared: { organisationId: string; kind: IdentifierKind; value: string }[] = [];
  readonly enquiries: Row<Enquiry>[] = [];
  readonly suggestions: Row<Suggestion>[] = [];
  readonly contacts: Row<Contact>[] = [];
  /** The files of the contacts. */
  readonly files: Held[] = [];
  /** Files of theirs that lie at their providers. */
  readonly elsewhere: { contactId: string; files: readonly FileElsewhere[] }[] = [];
  /** Contacts that came on paper, whose pages are to be read. */
  readonly scanned: string[] = [];
  readonly timeline: Parameters<typeof writeTimeline>[1][number][] = [];
  readonly commitments: Row<Commitment>[] = [];
  /** What happened to the enquiries, for their ledgers. */
  readonly entries: NewLedgerEntry[] = [];
  /** Enquiries that were there before: their commitments follow from the whole ledger. */
  readonly joined = new Set<string>();
  readonly workItems: NewWorkItem[] = [];
  /** Interpreters that customers ask for. */
  readonly interpreters: (InterpreterWanted & {
    id: string;
    organisationId: string;
    enquiryId: string;
    contactId: string;
    at: number;
  })[] = [];
  /** What customers asked to be rung back for. */
  readonly callbacks: Callback[] = [];
  readonly outgoing: Outgoing[] = [];
  readonly liveEvents: NewLiveEvent[] = [];
  /** Enquiries that somebody wrote to again, and those of them that were closed. */
  readonly touched: { id: string; at: number }[] = [];
  readonly reopened: { id: string; at: number }[] = [];
  /** What partners answered about that which was handed to them. */
  readonly fromPartners: { handoverId: string; contactId: string; at: number }[] = [];
  readonly routed: string[] = [];
  readonly quarantined: { id: string; fault: ReceiptFault }[] = [];
  readonly bounced: { deliveryId: string; reason: string }[] = [];

  /** @param now epoch milliseconds */
  async write(manager: EntityManager, now: number): Promise<void> {
    await together(
      () => bulkInsert(manager, Customer, this.customers),
      () => bulkInsert(manager, Enquiry, this.enquiries),
      () => bulkInsert(manager, Identifier, this.identifiers),
      () => this.share(manager),
      () => bulkInsert(manager, Suggestion, this.suggestions),
      () => bulkInsert(manager, Contact, this.contacts),
      () => this.noteElsewhere(manager, now),
      () => writeTimeline(manager, this.timeline),
      () => bulkInsert(manager, Commitment, this.commitments),
      () => bulkInsert(manager, WorkItem, this.workItems),
      () => bulkInsert(manager, Callback, this.callbacks),
      () => this.noteInterpreters(manager),
      () => this.touch(manager),
      () => this.noteFromPartners(manager),
      () => this.settleReceipts(manager),
    );
  }

  private async share(manager: EntityManager): Promise<void> {
    if (this.shared.length === 0) return;
    await shareIdentifiers(manager, {
      organisationIds: this.shared.map(({ organisationId }) => organisationId),
      kinds: this.shared.map(({ kind }) => kind),
      values: this.shared.map(({ value }) => value),
    });
  }

  private async touch(manager: EntityManager): Promise<void> {
    if (this.touched.length === 0) return;
    await touchEnquiries(manager, {
      ids: this.touched.map(({ id }) => id),
      at: this.touched.map(({ at }) => at),
    });
  }

  private async noteFromPartners(manager: EntityManager): Promise<void> {
    if (this.fromPartners.length === 0) return;
    await noteMailFromPartner(manager, {
      handoverIds: this.fromPartners.map(({ handoverId }) => handoverId),
      contactIds: this.fromPartners.map(({ contactId }) => contactId),
      at: this.fromPartners.map(({ at }) => at),
      state: ANSWERED,
    });
  }

  private async settleReceipts(manager: EntityManager): Promise<void> {
    const { routed, quarantined } = this;
    if (routed.length > 0) await markRouted(manager, { ids: routed });
    if (quarantined.length === 0) return;
    await quarantineReceipts(manager, {
      ids: quarantined.map(({ id }) => id),
      faults: quarantined.map(({ fault }) => fault),
    });
  }

  private async noteInterpreters(manager: EntityManager): Promise<void> {
    if (this.interpreters.length === 0) return;
    await noteInterpreters(manager, {
      ids: this.interpreters.map(({ id }) => id),
      organisationIds: this.interpreters.map(({ organisationId }) => organisationId),
      enquiryIds: this.interpreters.map(({ enquiryId }) => enquiryId),
      contactIds: this.interpreters.map(({ contactId }) => contactId),
      languages: this.interpreters.map(({ language }) => language),
      ways: this.interpreters.map(({ way }) => way),
      at: this.interpreters.map(({ at }) => at),
    });
  }

  private async noteElsewhere(manager: EntityManager, now: number): Promise<void> {
    const all = this.elsewhere.flatMap(({ contactId, files }) =>
      files.map(({ id, contentType }, place) => ({ contactId, place, id, contentType })),
    );
    if (all.length === 0) return;
    await noteFilesToFetch(manager, {
      contactIds: all.map(({ contactId }) => contactId),
      places: all.map(({ place }) => place),
      providerIds: all.map(({ id }) => id),
      contentTypes: all.map(({ contentType }) => contentType),
      now,
    });
  }
}
