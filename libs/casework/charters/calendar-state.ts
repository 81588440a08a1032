import { type Pack, type PackFile, readPack, updateHolidays } from '@frontdoor/charter';
import { FrontdoorError } from '@frontdoor/kernel';
import type { CalendarChange } from '@frontdoor/persistence';
import type { PackTexts } from './charter-packs.js';

type Change = Pick<CalendarChange, 'revision' | 'id' | 'kind' | 'data'>;

/** The changes of an organisation that were in force at a revision, the oldest first. */
export function inForceAt(changes: readonly Change[], revision: bigint): Change[] {
  const made = changes.filter((each) => BigInt(each.revision) <= revision);
  const undone = new Set(
    made.filter(({ kind }) => kind === 'undo').map(({ data }) => (data as { id: string }).id),
  );
  return made.filter(({ kind, id }) => kind !== 'undo' && !undone.has(id));
}

/**
 * A pack with the changes that an organisation made to its calendars. A change that does not fit this edition of
 * the pack (it names a calendar that the edition does not have) is left out.
 *
 * @throws FrontdoorError `calendar-change-refused` for a change that cannot be: hours that overlap, a day that does not exist.
 */
export function withChanges(texts: PackTexts, holidays: PackFile, changes: readonly Change[]): Pack {
  const files: PackFile[] = [
    { path: 'charter.yaml', text: texts.charter },
    { path: 'calendar.yaml', text: texts.calendar },
    holidaysWith(holidays, changes),
  ];
  const plain = read(files);
  const known = changes.filter(
    ({ kind, data }) => kind !== 'holidays' && plain.calendars.has((data as { calendar: string }).calendar),
  );
  if (known.length === 0) return plain;
  return read([...files, { path: 'calendar-changes.json', text: JSON.stringify(changesFile(known)) }]);
}

/** The bank holiday list with every list that was loaded over it. */
export const holidaysWith = (holidays: PackFile, changes: readonly Change[]): PackFile =>
  changes
    .filter(({ kind }) => kind === 'holidays')
    .reduce<PackFile>((current, { data }) => {
      const feed = { path: 'the list loaded', text: (data as { feed: string }).feed };
      const { text } = updateHolidays(current, feed);
      return text === undefined ? current : { ...current, text };
    }, holidays);

/** A later change of the same day, or of hours from the same day, takes the place of an earlier one. */
function changesFile(changes: readonly Change[]): object {
  const latest = (kind: Change['kind'], day: string): object[] => [
    ...new Map(
      changes
        .filter((each) => each.kind === kind)
        .map(({ data }) => {
          const { window: _, ...entry } = data as Record<string, string>;
          return [`${entry.calendar} ${entry[day]}`, entry];
        }),
    ).values(),
  ];
  return { closures: latest('closure', 'date'), hours: latest('hours', 'from') };
}

function read(files: readonly PackFile[]): Pack {
  const { pack, faults } = readPack(files);
  if (!pack)
    throw new FrontdoorError('calendar-change-refused', {
      faults: faults.map((fault) => `${fault.path}: ${fault.message}`).join('; '),
    });
  return pack;
}
