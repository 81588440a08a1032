export interface Delayed {
  /** Does it at once instead of waiting. */
  now: () => void;
  /** Does it not at all. */
  undo: () => void;
}

/** How long what leaves can still be called back. */
export const UNDO_MS = 5000;

/** Does something once, after a while, unless it is undone before. */
export const delay = (milliseconds: number, act: () => void): Delayed => {
  let isOpen = true;
  const once = (then: () => void) => () => {
    if (!isOpen) return;
    isOpen = false;
    clearTimeout(timer);
    then();
  };
  const timer = setTimeout(
    once(() => act()),
    milliseconds,
  );
  return { now: once(act), undo: once(() => undefined) };
};
