import type { CallbackRule } from './pack.js';
import { findCalendar, type PackContext } from './build-promise.js';
import type { CharterFile } from './schema.js';
import { parseWithin } from './within.js';

/** Where a pack says nothing. */
const USUAL = { attempts: 3, apart: '2 working hours', windowMinutes: 60 };

/** The rule of charter.yaml for callbacks; undefined where its calendar is not there, of which `complain` was told. */
export function buildCallbacks(
  entry: CharterFile['callbacks'],
  context: PackContext,
): CallbackRule | undefined {
  const calendar = findCalendar(entry?.calendar, 'callbacks', context);
  return (
    calendar && {
      attempts: entry?.attempts ?? USUAL.attempts,
      apart: { ...parseWithin(entry?.apart ?? USUAL.apart)!, calendar, movesToWorkingDay: false },
      windowMinutes: entry?.['window-minutes'] ?? USUAL.windowMinutes,
    }
  );
}
