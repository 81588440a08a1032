import { makeKeptStore, useStore } from '../state/store.js';

export const themes = [
  { id: 'system', label: 'As the device' },
  { id: 'light', label: 'Light' },
  { id: 'dark', label: 'Dark' },
] as const;

type Theme = (typeof themes)[number]['id'];

const chosen = makeKeptStore<Theme>(
  'frontdoor-theme',
  (kept) => themes.find(({ id }) => id === kept)?.id ?? 'system',
);

const isDarkDevice = matchMedia('(prefers-color-scheme: dark)');

/** Puts the chosen colours, or those of the device, on the page. */
const applyTheme = (): void => {
  const theme = chosen.read();
  const isDark = theme === 'dark' || (theme === 'system' && isDarkDevice.matches);
  document.documentElement.dataset['theme'] = isDark ? 'dark' : 'light';
};

/** Puts the colours on the page now and whenever the person or the device chooses others. */
export const followTheme = (): void => {
  applyTheme();
  chosen.listen(applyTheme);
  isDarkDevice.addEventListener('change', applyTheme);
};

export const useTheme = (): [Theme, (theme: Theme) => void] => [useStore(chosen), chosen.write];
