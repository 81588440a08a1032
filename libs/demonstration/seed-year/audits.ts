import type { Pack } from '@frontdoor/charter';
import { toIso } from '@frontdoor/kernel';
import type { AuditResult } from '@frontdoor/persistence';
import type { Chance } from './chance.js';

const DAY_MS = 86_400_000;
const MONTH_MS = 30 * DAY_MS;
const RESULTS = { met: 82, partly: 12, 'not-met': 6 };
const NOTES: Record<AuditResult['result'], string> = {
  met: 'Looked at on the spot; all as promised.',
  partly: 'Mostly as promised; put on the list for the next month.',
  'not-met': 'Not as promised on the day; the team has been told.',
};

/** A year of checks of premises and people, each as often as the charter says. */
export function pastAudits(
  pack: Pack,
  until: number,
  chance: Chance,
): Omit<AuditResult, 'id' | 'organisationId' | 'byId'>[] {
  return pack.promises.flatMap(({ id: promiseId, audit }) =>
    (audit?.checks ?? []).flatMap((item) => {
      const times = Math.max(1, Math.floor(12 / audit!.everyMonths));
      return Array.from({ length: times }, (_, i) => {
        const at =
          until - DAY_MS - i * audit!.everyMonths * MONTH_MS - Math.floor(chance.between(0, 20)) * DAY_MS;
        const result = chance.weighted(RESULTS);
        return {
          promiseId,
          item,
          place: 'Main reception',
          result,
          note: NOTES[result],
          foundOn: toIso(at).slice(0, 10),
          recordedAt: at,
          withdrawnAt: null,
        };
      });
    }),
  );
}
