/** Where a finger or a pointer went down. */
export interface Tap {
  /** Milliseconds since the page was opened. */
  at: number;
  /** Pixels in the window. */
  x: number;
  y: number;
}

const WITHIN_MS = 500;
/** About as wide as a finger. */
const NEAR_PX = 24;

/** The second half of a double tap: what stands there by now is another button, or the next visitor’s. */
export const isTapTooMany = (before: Tap, tap: Tap): boolean =>
  tap.at - before.at < WITHIN_MS && Math.hypot(tap.x - before.x, tap.y - before.y) < NEAR_PX;
