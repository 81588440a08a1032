import type { KeyboardEvent } from 'react';

/** The arrows go from the field through what was found and back. */
export const goByArrow = ({ key, currentTarget }: KeyboardEvent): void => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[key];
  const all = currentTarget.closest('.search')?.querySelectorAll<HTMLElement>('[data-stop]');
  if (!step || !all) return;
  const stops = [...all];
  const here = stops.findIndex((stop) => stop === currentTarget || stop === document.activeElement);
  const next = stops[here + step];
  next?.focus();
  next?.scrollIntoView({ block: 'nearest' });
};
