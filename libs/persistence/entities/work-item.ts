import type { Channel, Need, WorkItemKind, WorkItemState } from '@frontdoor/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { InstantColumn, TextColumn, UuidColumn } from '../columns.js';

/** What waits in the queue for a person. */
@Entity()
export class WorkItem {
  @PrimaryColumn('uuid') id: string;
  @UuidColumn() organisationId: string;
  @UuidColumn() enquiryId: string;
  @UuidColumn() contactId: string;
  @TextColumn() kind: WorkItemKind;
  @TextColumn() state: WorkItemState;
  @UuidColumn() serviceId: string;
  @TextColumn() channel: Channel;
  @TextColumn() language: string;
  /** Somebody interprets for the customer: whoever takes it need not speak their language. */
  @Column({ type: 'boolean', default: false }) interpreterArranged: boolean;
  @Column({ type: 'integer' }) weight: number;
  /** Never changes, however often it comes back to the queue. */
  @InstantColumn() queuedAt: number;
  /** The instant by which something must have happened; the queue is in this order. */
  @InstantColumn() urgentAt: number;
  /** When that has to be reckoned anew, as when a calendar closes; null when it holds. */
  @InstantColumn({ nullable: true }) reckonAt: number | null;
  /** It is about somebody at reception whom the charter helps before all others. */
  @Column({ type: 'boolean', default: false }) goesFirst: boolean;
  /** Not offered before; a callback has its time. */
  @InstantColumn({ nullable: true }) notBefore: number | null;
  /** That time had not come when somebody last looked; until then it lies apart from what can be offered. */
  @Column({ type: 'boolean', default: false }) held: boolean;
  /** Of the earliest promise of the council still to be kept on its enquiry; null when there is none. */
  @InstantColumn({ nullable: true }) promiseDueAt: number | null;
  /** When that promise is first at risk. */
  @InstantColumn({ nullable: true }) promiseAtRiskAt: number | null;
  /** The owner of the enquiry, asked first. */
  @UuidColumn({ nullable: true }) preferredAgentId: string | null;
  /** Who it is offered or assigned to. */
  @UuidColumn({ nullable: true }) agentId: string | null;
  @InstantColumn({ nullable: true }) offerExpiresAt: number | null;
  @InstantColumn({ nullable: true }) acceptedAt: number | null;
  /** Assigned: when it comes back unless something happens to it, as last reckoned; null where it was not yet. */
  @InstantColumn({ nullable: true }) leftAloneAt: number | null;
  @InstantColumn({ nullable: true }) doneAt: number | null;
  @TextColumn({ nullable: true }) outcome: string | null;
  @Column({ type: 'uuid', array: true, default: () => `'{}'` }) declinedBy: string[];
  /** Who must not deal with it; kept by the database from its enquiry, as is what follows. */
  @Column({ type: 'uuid', array: true, default: () => `'{}'`, insert: false, update: false })
  excluded: string[];
  /** What its customer needs. */
  @Column({ type: 'text', array: true, default: () => `'{}'`, insert: false, update: false })
  customerNeeds: Need[];
}
