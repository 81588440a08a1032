import { useEffect, useEffectEvent } from 'react';
import { register } from './registry.js';

/** A key, or two one after the other, that does something while this is on screen. */
export const useShortcut = (keys: string, description: string, run: () => void, isOn = true): void => {
  const latest = useEffectEvent(run);
  useEffect(() => {
    if (!isOn) return undefined;
    return register({ keys, description, run: () => latest() });
  }, [keys, description, isOn]);
};
