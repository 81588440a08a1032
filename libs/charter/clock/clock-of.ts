import type { Clock, Pack } from '../pack/pack.js';

export type ClockErrorCode = 'promise-unknown' | 'promise-without-clock';

/** A promise ID or clock id that the pack cannot answer for. */
export class ClockError extends Error {
  constructor(
    readonly code: ClockErrorCode,
    message: string,
  ) {
    super(message);
    this.name = 'ClockError';
  }
}

/**
 * The clock of an id. A promise's bare ID is its first clock, save where its clocks differ only by when the
 * matter was received: then it is the one in force at `at`.
 * @throws ClockError when there is none.
 */
export function clockOf(pack: Pack, id: string, at?: number): Clock {
  const clock = pack.clocks.get(id);
  if (clock) return at === undefined || inForce(clock, at) ? clock : (successor(pack, clock, at) ?? clock);
  if (pack.promises.some((promise) => promise.id === id)) {
    throw new ClockError(
      'promise-without-clock',
      `${id} has no time limit: it is not a promise of kind clock.`,
    );
  }
  throw new ClockError('promise-unknown', `Pack ${pack.id} has no promise ${id}.`);
}

/** Does the clock apply to what was received at an instant? */
export const inForce = ({ appliesWhen }: Clock, at: number): boolean =>
  at >= (appliesWhen.receivedFrom ?? -Infinity) && at < (appliesWhen.receivedBefore ?? Infinity);

/** Another clock of the same promise that begins where a dated one ends. */
function successor(pack: Pack, clock: Clock, at: number): Clock | undefined {
  for (const other of pack.clocks.values()) {
    if (other.promiseId === clock.promiseId && other !== clock && dated(other) && inForce(other, at))
      return other;
  }
  return undefined;
}

const dated = ({ appliesWhen }: Clock): boolean =>
  appliesWhen.receivedFrom !== undefined || appliesWhen.receivedBefore !== undefined;
