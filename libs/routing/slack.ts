/** When a calendar is open. Epoch milliseconds. */
export interface OpenHours {
  /** Open milliseconds between two instants. */
  openTimeBetween(from: number, to: number): number;
  /** The opening that an instant lies in, else the next. */
  openingFrom(instant: number): { from: number; to: number };
}

interface Promised {
  dueAt: number;
  /** When its time counts. */
  hours: OpenHours;
  /** How long the work takes whoever gets it. */
  handlingMs: number;
}

/** Where a promise has its work stand. */
export interface Standing {
  /** The instant that orders it. */
  ranksAt: number;
  /** When that has to be reckoned anew; null when it holds until the promise falls due. */
  reckonAt: number | null;
}

/**
 * The instant at which a promise would fall due if its calendar stayed open from now on, less the time that the work takes:
 * comparing these compares the working time that is left, whatever the calendars. While its calendar is open it stays the
 * same; with each closing before it falls due it moves by as long as that lasts. While closed it counts from the next
 * opening.
 */
export function standingOf({ dueAt, hours, handlingMs }: Promised, now: number): Standing {
  if (dueAt <= now) return { ranksAt: dueAt - handlingMs, reckonAt: null };
  const { from, to } = hours.openingFrom(now);
  const counted = Math.max(now, from);
  if (dueAt <= counted) return { ranksAt: dueAt - handlingMs, reckonAt: null };
  return {
    ranksAt: counted + hours.openTimeBetween(counted, dueAt) - handlingMs,
    reckonAt: dueAt > to ? to : null,
  };
}
