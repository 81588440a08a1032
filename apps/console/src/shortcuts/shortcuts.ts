import { useEffect, useEffectEvent } from 'react';
import { makeKeptStore, makeStore, useStore } from '../state/store.js';

interface Shortcut {
  keys: string;
  description: string;
  run: () => void;
}

/** What works on the screen that is shown, the short ones first. */
export const shortcuts = makeStore<readonly Shortcut[]>([]);

/** Whether the person wants shortcuts at all. */
export const shortcutSetting = makeKeptStore('frontdoor-shortcuts', (kept) =>
  kept === 'off' ? 'off' : 'on',
);

export const useAreShortcutsOn = (): boolean => useStore(shortcutSetting) === 'on';

const inOrder = (a: Shortcut, b: Shortcut) => a.keys.length - b.keys.length || a.keys.localeCompare(b.keys);

/** A key, or two one after the other, that does something while this is on screen. */
export const useShortcut = (keys: string, description: string, run: () => void, isOn = true): void => {
  const latest = useEffectEvent(run);
  useEffect(() => {
    if (!isOn) return undefined;
    const shortcut = { keys, description, run: () => latest() };
    shortcuts.write([...shortcuts.read(), shortcut].toSorted(inOrder));
    return () => shortcuts.write(shortcuts.read().filter((one) => one !== shortcut));
  }, [keys, description, isOn]);
};
