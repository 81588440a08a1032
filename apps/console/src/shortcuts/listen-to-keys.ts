import { areOn, shortcuts } from './registry.js';
import { typeKey, type Typed } from './sequence.js';

/** Letters typed into a field, or with a list or dialog open, are not shortcuts. */
const isTaken = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  target.closest(
    'input, textarea, select, [contenteditable], [role="dialog"], [role="listbox"], [role="menu"]',
  ) !== null;

/** Listens for shortcuts on the whole page. */
export const listenToKeys = (): void => {
  let typed: Typed = { keys: '', at: 0 };
  document.addEventListener(
    'keydown',
    (event) => {
      if (!areOn() || event.ctrlKey || event.metaKey || event.altKey || isTaken(event.target)) return;
      if (event.key.length !== 1 || event.key === ' ') return;
      const result = typeKey(
        typed,
        event.key,
        event.timeStamp,
        shortcuts().map(({ keys }) => keys),
      );
      typed = result.typed;
      const hit = shortcuts().findLast(({ keys }) => keys === result.hit);
      if (!hit && typed.keys === '') return;
      event.preventDefault();
      event.stopPropagation();
      hit?.run();
    },
    { capture: true },
  );
};
