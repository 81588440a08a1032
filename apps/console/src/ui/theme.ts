import { useSyncExternalStore } from 'react';

export const themes = [
  { id: 'system', label: 'As the device' },
  { id: 'light', label: 'Light' },
  { id: 'dark', label: 'Dark' },
] as const;

type Theme = (typeof themes)[number]['id'];

const place = 'frontdoor-theme';
const dark = matchMedia('(prefers-color-scheme: dark)');
const listeners = new Set<() => void>();

const isTheme = (value: unknown): value is Theme => themes.some(({ id }) => id === value);

const chosen = (): Theme => {
  const kept = localStorage.getItem(place);
  return isTheme(kept) ? kept : 'system';
};

/** Puts the chosen colours, or those of the device, on the page. */
export const applyTheme = (): void => {
  const theme = chosen();
  const isDark = theme === 'dark' || (theme === 'system' && dark.matches);
  document.documentElement.dataset['theme'] = isDark ? 'dark' : 'light';
  for (const tell of listeners) tell();
};

dark.addEventListener('change', applyTheme);

export const useTheme = (): [Theme, (theme: Theme) => void] => {
  const theme = useSyncExternalStore((tell) => {
    listeners.add(tell);
    return () => void listeners.delete(tell);
  }, chosen);
  return [
    theme,
    (next) => {
      localStorage.setItem(place, next);
      applyTheme();
    },
  ];
};
