import { Injectable } from '@nestjs/common';
import { Signals } from '@frontdoor/jobs';
import { Clock } from '@frontdoor/kernel';
import { CalendarChange, DataSource, type EntityManager, Organisation } from '@frontdoor/persistence';
import { Ledger } from '../open-commitments/ledger.js';
import { WITHIN } from './effect-on.js';

/** One process at a time does it; the others find nothing left. */
const RECOMPUTE_LOCK = 4_172_004;
const ENQUIRIES_AT_ONCE = 200;

/**
 * After a change of the calendars: marks the open commitments that it can move, then works them out anew. Both go on
 * after a crash where they stopped, since what is left to do stands in the rows.
 */
@Injectable()
export class RecomputeCommitments {
  constructor(
    private readonly source: DataSource,
    private readonly ledger: Ledger,
    private readonly signals: Signals,
    private readonly clock: Clock,
  ) {}

  /** Works off what there is. */
  async sweep(): Promise<void> {
    while (await this.source.transaction((manager) => this.step(manager))) this.signals.changed();
  }

  /** One piece of the work; false when there is none or another process does it. */
  private async step(manager: EntityManager): Promise<boolean> {
    const [{ mine }] = await manager.query<[{ mine: boolean }]>(
      `SELECT pg_try_advisory_xact_lock($1) AS mine`,
      [RECOMPUTE_LOCK],
    );
    if (!mine) return false;
    const [change] = await manager.query<CalendarChangeRow[]>(
      `SELECT id, revision, organisation_id, data FROM calendar_change WHERE marked_at IS NULL ORDER BY revision LIMIT 1`,
    );
    if (change) await this.mark(manager, change);
    else return this.recompute(manager);
    return true;
  }

  private async mark(manager: EntityManager, change: CalendarChangeRow): Promise<void> {
    const { zone } = await manager.findOneByOrFail(Organisation, { id: change.organisation_id });
    const { from, to } = change.data.window;
    await manager.query(
      // Locked in the order of their ids, as every writer of commitments does.
      `UPDATE commitment SET stale_from = COALESCE(stale_from, $5) WHERE id IN (
         SELECT id FROM commitment c WHERE organisation_id = $1 AND settled_at IS NULL
         AND (state = 'paused' OR state = 'running' AND ${WITHIN('c')}) ORDER BY id FOR UPDATE)`,
      [change.organisation_id, zone, from, to, String(BigInt(change.revision) - 1n)],
    );
    await manager.update(CalendarChange, { id: change.id }, { markedAt: this.clock.now() });
  }

  private async recompute(manager: EntityManager): Promise<boolean> {
    const stale = await manager.query<{ enquiry_id: string }[]>(
      `SELECT DISTINCT enquiry_id FROM commitment WHERE stale_from IS NOT NULL LIMIT ${ENQUIRIES_AT_ONCE}`,
    );
    if (stale.length === 0) return false;
    await this.ledger.derive(
      manager,
      stale.map((row) => row.enquiry_id),
    );
    return true;
  }
}

interface CalendarChangeRow {
  id: string;
  revision: string;
  organisation_id: string;
  data: { window: { from: string; to: string | null } };
}
