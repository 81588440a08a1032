import { useSyncExternalStore } from 'react';

/** A value that lives outside the components that show it. */
export interface Store<Value> {
  read: () => Value;
  write: (value: Value) => void;
  /** Calls back after every write, until the returned function is called. */
  listen: (listener: () => void) => () => void;
}

/**
 * @param initial the value before the first write
 * @param whileHeard runs when the first listener comes; what it returns runs when the last one has gone
 */
export const makeStore = <Value>(initial: Value, whileHeard?: () => () => void): Store<Value> => {
  const listeners = new Set<() => void>();
  let value = initial;
  let stop: (() => void) | undefined;
  return {
    read: () => value,
    write: (next) => {
      value = next;
      for (const tell of listeners) tell();
    },
    listen: (listener) => {
      if (listeners.size === 0) stop = whileHeard?.();
      listeners.add(listener);
      return () => {
        if (listeners.delete(listener) && listeners.size === 0) stop?.();
      };
    },
  };
};

/** The value of a store; the component is drawn anew after every write. */
export const useStore = <Value>({ listen, read }: Store<Value>): Value => useSyncExternalStore(listen, read);

/**
 * A store that the browser keeps in its local storage and all its tabs share.
 *
 * @param understand what is kept, null when nothing is, as a value
 */
export const makeKeptStore = <Value extends string>(
  key: string,
  understand: (kept: string | null) => Value,
): Store<Value> => {
  const store = makeStore(understand(localStorage.getItem(key)));
  addEventListener('storage', (event) => {
    if (event.key === key || event.key === null) store.write(understand(localStorage.getItem(key)));
  });
  return {
    ...store,
    write: (value) => {
      localStorage.setItem(key, value);
      store.write(value);
    },
  };
};
