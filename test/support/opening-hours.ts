import fs from 'node:fs';
import path from 'node:path';
import { readPack, usualCalendar } from '@frontdoor/charter';
import type { OpeningHours } from '@frontdoor/channels/core';
import { root } from '../house/tracked-files.js';

/** The opening hours of a charter that ships: those of its first calendar or of another, in its own zone or in another. */
export function openingHoursOf(
  packId: string,
  { calendar, zone }: { calendar?: string; zone?: string } = {},
): OpeningHours {
  const files = [`${packId}/charter.yaml`, `${packId}/calendar.yaml`, 'holidays/united-kingdom.json'].map(
    (file) => ({ path: file, text: fs.readFileSync(path.join(root, 'charters', file), 'utf8') }),
  );
  if (zone) files[1]!.text = files[1]!.text.replace(/^zone: .*$/m, `zone: ${zone}`);
  const pack = readPack(files).pack!;
  return calendar ? pack.calendars.get(calendar)! : usualCalendar(pack);
}
