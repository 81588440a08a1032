export interface Held {
  /** Does it at once instead of waiting. */
  now: () => void;
  /** Does it not at all. */
  undo: () => void;
}

/** Does something once, after a while, unless it is undone before. */
export const hold = (milliseconds: number, act: () => void): Held => {
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
