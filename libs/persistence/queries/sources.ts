import { query } from './query.js';
import { instant, text, uuid } from './sql-types.js';

/** Keeps how far a listener of an adapter has read. */
export const writeSourceCursor = query({
  parameters: { source: text, cursor: text },
  sql: `
    INSERT INTO source_cursor (source, cursor) VALUES ($source, $cursor)
    ON CONFLICT (source) DO UPDATE SET cursor = EXCLUDED.cursor`,
});

/** Takes or renews the lease of a source; no row when somebody else holds it. */
export const takeSourceLease = query({
  parameters: { source: text, holder: uuid, until: instant, now: instant },
  columns: { source: text },
  sql: `
    INSERT INTO source_cursor (source, lease_holder, lease_until) VALUES ($source, $holder, $until)
    ON CONFLICT (source) DO UPDATE SET lease_holder = EXCLUDED.lease_holder, lease_until = EXCLUDED.lease_until
    WHERE source_cursor.lease_holder IS NULL OR source_cursor.lease_holder = $holder OR source_cursor.lease_until <= $now
    RETURNING source`,
});

/** Keeps how a source is doing, as its listener says. */
export const writeSourceReport = query({
  parameters: { source: text, state: text, detail: text, seenAt: instant },
  sql: `
    INSERT INTO source_cursor (source, state, detail, seen_at) VALUES ($source, $state, $detail, $seenAt)
    ON CONFLICT (source) DO UPDATE SET state = EXCLUDED.state, detail = EXCLUDED.detail, seen_at = EXCLUDED.seen_at`,
});

/** Notes that a source is in trouble; no row where that is known. */
export const reportSourceTrouble = query({
  parameters: { source: text, detail: text, seenAt: instant },
  columns: { source: text },
  sql: `
    INSERT INTO source_cursor (source, state, detail, seen_at) VALUES ($source, 'trouble', $detail, $seenAt)
    ON CONFLICT (source) DO UPDATE SET state = EXCLUDED.state, detail = EXCLUDED.detail, seen_at = EXCLUDED.seen_at
    WHERE source_cursor.state <> 'trouble' RETURNING source`,
});

/** Notes that the trouble of a source is over. */
export const reportSourceOk = query({
  parameters: { source: text, seenAt: instant },
  sql: `UPDATE source_cursor SET state = 'ok', detail = '', seen_at = $seenAt WHERE source = $source AND state <> 'ok'`,
});
