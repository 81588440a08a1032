import { modifier } from './modifier.js';
import { typeKey, type Typed } from './key-sequence.js';
import { shortcutSetting, shortcuts } from './shortcuts.js';

/** Letters typed into a field, or with a list or dialog open, are not shortcuts. */
const takesKeysItself = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  target.closest(
    'input, textarea, select, [contenteditable], [role="dialog"], [role="listbox"], [role="menu"]',
  ) !== null;

/** `Ctrl+K`, or `Cmd+K`: with it a letter is a shortcut in a field too, and cannot be typed by mistake. */
const chordOf = ({ key, ctrlKey, metaKey, altKey, shiftKey, repeat }: KeyboardEvent): string | null =>
  ctrlKey !== metaKey && !altKey && !shiftKey && !repeat ? `${modifier}+${key.toUpperCase()}` : null;

/** Listens for shortcuts on the whole page. */
export const listenToKeys = (): void => {
  let typed: Typed = { keys: '', at: 0 };
  document.addEventListener(
    'keydown',
    (event) => {
      const chord = chordOf(event);
      const chorded = shortcuts.read().findLast(({ keys }) => keys === chord);
      if (chorded) {
        event.preventDefault();
        chorded.run();
        return;
      }
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
