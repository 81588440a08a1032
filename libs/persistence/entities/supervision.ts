import type { BalanceStep, LookedAheadView } from '@frontdoor/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { InstantColumn, JsonColumn, TextColumn, UuidColumn } from '../columns.js';

/** A simulation that a supervisor asked for. The process that runs it says so now and then. */
@Entity()
export class SimulationRun {
  @PrimaryColumn('uuid') id: string;
  @UuidColumn() organisationId: string;
  @UuidColumn() byId: string;
  @TextColumn() state: 'running' | 'done' | 'failed' | 'cancelled';
  @InstantColumn() startedAt: number;
  /** When its process was last heard of. */
  @InstantColumn() seenAt: number;
  @Column({ type: 'integer' }) done: number;
  @Column({ type: 'integer' }) wanted: number;
  @JsonColumn({ nullable: true }) result: LookedAheadView | null;
  @TextColumn({ nullable: true }) problem: string | null;
}

/** What a part of a change did, so that it can be undone. */
export type BalanceEffect =
  | { what: 'given'; items: { id: string; from: string | null; to: string | null; tookOwnership: boolean }[] }
  | { what: 'moved'; entries: { enquiryId: string; entryId: string }[] }
  | { what: 'skills'; agentId: string; before: string[]; after: string[] }
  | { what: 'capacity'; agentId: string; before: number; after: number }
  | {
      what: 'pause';
      entryPointId: string;
      before: { at: number; by: string | null; words: string } | null;
      after: string | null;
    }
  | { what: 'caller-rules'; serviceId: string; changeId: string | null };

/** What a supervisor changed at once, of who does what. */
@Entity()
export class BalanceChange {
  @PrimaryColumn('uuid') id: string;
  @UuidColumn() organisationId: string;
  @UuidColumn() byId: string;
  @InstantColumn() at: number;
  @TextColumn() why: string;
  @JsonColumn() steps: BalanceStep[];
  @JsonColumn() sentences: string[];
  @JsonColumn() effects: BalanceEffect[];
  /** What was to be expected of it when it was applied. */
  @JsonColumn({ nullable: true }) expected: Pick<
    NonNullable<LookedAheadView['changed']>,
    'missedMore' | 'keptMore'
  > | null;
  /** When skills and capacities go back to what they were. */
  @InstantColumn({ nullable: true }) until: number | null;
  /** That was done. */
  @InstantColumn({ nullable: true }) lapsedAt: number | null;
  @InstantColumn({ nullable: true }) undoneAt: number | null;
  @UuidColumn({ nullable: true }) undoneById: string | null;
  /** What was left as it is, and why. */
  @JsonColumn({ nullable: true }) leftAs: string[] | null;
}

/** A day on which something of the organisation's own has more come than usual. */
@Entity()
export class CampaignDay {
  @PrimaryColumn('uuid') organisationId: string;
  /** In the zone of the organisation. */
  @PrimaryColumn('date') day: string;
  @TextColumn() name: string;
  @UuidColumn() byId: string;
  @InstantColumn() at: number;
}
