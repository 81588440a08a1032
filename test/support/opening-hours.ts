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

/**
 * The charters that ship, in a folder of its own, with offices of the city that never close: what is tried with them is the
 * same at night.
 *
 * @param inside an existing folder; the process stands in the project
 */
export function chartersAlwaysOpen(inside: string): string {
  const folder = path.join(inside, 'charters');
  fs.cpSync('charters', folder, { recursive: true });
  const file = path.join(folder, 'cambridge-city/calendar.yaml');
  const given = fs.readFileSync(file, 'utf8');
  const open = given
    .replaceAll('09:00-17:00', '00:00-24:00')
    .replace(/^( *)friday: .*$/m, (line, indent: string) =>
      [line, ...['saturday', 'sunday'].map((day) => `${indent}${day}: ['00:00-24:00']`)].join('\n'),
    );
  if (open === given) throw new Error(`${file} has no hours as they are known here.`);
  fs.writeFileSync(file, open);
  return folder;
}
