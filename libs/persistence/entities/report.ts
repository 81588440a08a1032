import type { ReportQuestion } from '@frontdoor/contracts';
import { Entity, PrimaryColumn } from 'typeorm';
import { InstantColumn, JsonColumn, TextColumn, UuidColumn, WordsColumn } from '../columns.js';

/** What can be reported on a reporting site. One that was taken away keeps its name for what was reported before. */
@Entity('report_category')
export class ReportCategoryRow {
  @PrimaryColumn('uuid') id: string;
  @UuidColumn() organisationId: string;
  @UuidColumn() serviceId: string;
  @TextColumn() code: string;
  @TextColumn() name: string;
  @TextColumn({ default: '' }) description: string;
  @TextColumn({ nullable: true }) groupName: string | null;
  @WordsColumn() keywords: string[];
  @TextColumn({ default: 'realtime' }) type: 'realtime' | 'batch';
  @JsonColumn({ default: () => `'[]'` }) questions: ReportQuestion[];
  @InstantColumn({ nullable: true }) removedAt: number | null;
}

/** What a reporting site is told of a report: each once, in the order in which it could be told. */
@Entity()
export class ReportUpdate {
  @PrimaryColumn('uuid') id: string;
  /** The receipt of the report. */
  @UuidColumn() receiptId: string;
  @UuidColumn() entryPointId: string;
  /** When it could be fetched first. */
  @InstantColumn() at: number;
  @TextColumn() status: 'open' | 'closed';
  @TextColumn() description: string;
  /** The message of ours that it is; null for a change of state. */
  @UuidColumn({ nullable: true }) contactId: string | null;
}
