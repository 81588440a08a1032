interface Shortcut {
  keys: string;
  description: string;
  run: () => void;
}

const place = 'frontdoor-shortcuts';
const registered = new Set<Shortcut>();
const listeners = new Set<() => void>();
let listed: readonly Shortcut[] = [];

const changed = () => {
  listed = [...registered].toSorted((a, b) => a.keys.length - b.keys.length || a.keys.localeCompare(b.keys));
  for (const tell of listeners) tell();
};

/** Makes a shortcut work until the returned function is called. */
export const register = (shortcut: Shortcut): (() => void) => {
  registered.add(shortcut);
  changed();
  return () => {
    registered.delete(shortcut);
    changed();
  };
};

export const shortcuts = (): readonly Shortcut[] => listed;

export const areOn = (): boolean => localStorage.getItem(place) !== 'off';

export const turn = (on: boolean): void => {
  localStorage.setItem(place, on ? 'on' : 'off');
  changed();
};

export const onShortcuts = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};
