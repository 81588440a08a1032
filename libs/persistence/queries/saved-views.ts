import { query } from './query.js';
import { instant, integer, text, uuid, word } from './sql-types.js';

type Place = 'queue' | 'search';

export const findSavedViews = query({
  parameters: { agentId: uuid },
  columns: { id: uuid, place: word<Place>(), name: text, address: text },
  sql: `SELECT id, place, name, address FROM saved_view WHERE agent_id = $agentId ORDER BY lower(name), name`,
});

/** Keeps a view, in the stead of one of the same name; no row where the agent has as many as they may. */
export const saveView = query({
  parameters: {
    id: uuid,
    agentId: uuid,
    place: word<Place>(),
    name: text,
    address: text,
    now: instant,
    most: integer,
  },
  columns: { id: uuid },
  sql: `
    INSERT INTO saved_view (id, agent_id, place, name, address, saved_at)
    SELECT $id, $agentId, $place, $name, $address, $now
    WHERE $most > (SELECT count(*) FROM saved_view WHERE agent_id = $agentId AND (place, name) <> ($place, $name))
    ON CONFLICT (agent_id, place, name) DO UPDATE SET address = EXCLUDED.address, saved_at = EXCLUDED.saved_at
    RETURNING id`,
});

/** A row where the agent had it. */
export const removeView = query({
  parameters: { id: uuid, agentId: uuid },
  columns: { id: uuid },
  sql: `DELETE FROM saved_view WHERE id = $id AND agent_id = $agentId RETURNING id`,
});
