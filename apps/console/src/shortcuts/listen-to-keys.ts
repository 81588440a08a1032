import { typeKey, type Typed } from './key-sequence.js';
import { shortcutSetting, shortcuts } from './shortcuts.js';

/** Letters typed into a field, or with a list or dialog open, are not shortcuts. */
const takesKeysItself = (target: EventTarget | null): boolean =>
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
      if (shortcutSetting.read() === 'off' || event.ctrlKey || event.metaKey || event.altKey) return;
      if (takesKeysItself(event.target) || event.key.length !== 1 || event.key === ' ') return;
      const known = shortcuts.read();
      const result = typeKey(
        typed,
        event.key,
        event.timeStamp,
        known.map(({ keys }) => keys),
      );
      typed = result.typed;
      const hit = known.findLast(({ keys }) => keys === result.hit);
      if (!hit && typed.keys === '') return;
      event.preventDefault();
      event.stopPropagation();
      hit?.run();
    },
    { capture: true },
  );
};
