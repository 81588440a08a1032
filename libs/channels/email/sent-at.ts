import { toIso } from '@frontdoor/kernel';
import { clip } from './plain-text.js';

/** The Date header as an instant; absent where it is missing, nonsense or beyond the years 0 to 9999. */
export function sentAt(date: string | undefined): string | undefined {
  const instant = Date.parse(clip(date ?? '', 200));
  if (Number.isNaN(instant)) return undefined;
  const iso = toIso(instant);
  return /^\d{4}-/.test(iso) ? iso : undefined;
}
