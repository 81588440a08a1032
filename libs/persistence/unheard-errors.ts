import pg from 'pg';

type Emit = (event: string | symbol, ...args: unknown[]) => boolean;

let kept = false;

/**
 * Has every connection of the pg library, those that BullMQ makes for itself as well, survive an error that nobody
 * listens to. A connection is without a listener for a moment whenever it changes hands (made, taken out of a pool,
 * given back, closed), and Node ends the process when its server dies in that moment. Whoever uses the connection is
 * told all the same: its statements are rejected.
 */
export function surviveUnheardErrors(): void {
  if (kept) return;
  kept = true;
  const prototype = pg.Client.prototype as { emit: Emit; listenerCount: (event: string) => number };
  const { emit } = prototype;
  prototype.emit = function (event, ...args) {
    if (event === 'error' && this.listenerCount('error') === 0) return false;
    return emit.call(this, event, ...args);
  };
}
