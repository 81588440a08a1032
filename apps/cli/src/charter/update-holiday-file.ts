import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { updateHolidays, type UpdatedHolidays } from '@frontdoor/charter';

const LIST = 'holidays/united-kingdom.json';

/**
 * Puts a bank holiday list in the official format (gov.uk/bank-holidays.json) over the one in the charters folder. With
 * faults nothing is written. Open commitments are recomputed by the hub when it reads the packs anew.
 */
export async function updateHolidayFile(dir: string, feedPath: string): Promise<UpdatedHolidays> {
  const path = join(dir, LIST);
  const [current, feed] = await Promise.all([readFile(path, 'utf8'), readFile(feedPath, 'utf8')]);
  const updated = updateHolidays({ path, text: current }, { path: feedPath, text: feed });
  if (updated.text === undefined) return updated;
  // In two steps, so that nobody reads half a list.
  await writeFile(`${path}.new`, updated.text);
  await rename(`${path}.new`, path);
  return updated;
}
