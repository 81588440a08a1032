import { api } from '@frontdoor/contracts';
import { parseDate } from '@internationalized/date';
import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { call } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { mayUse, useMe } from '../../session/me.js';
import { fullDate } from '../../time/format.js';
import { ActionButton } from '../../ui/action-button.js';
import { Loaded } from '../../ui/loaded.js';
import { Page } from '../../ui/page.js';
import { Panel } from '../../ui/panel.js';
import { ImportPlan } from './import-plan.js';
import { ShiftTable } from './shift-table.js';
import type { ShiftWeek } from './shift-week.js';
import { UndoImport } from './undo-import.js';
import './shifts-page.css';

const useShiftWeek = (day: string | null) =>
  useQuery({
    queryKey: [...keys.shifts, day ?? ''],
    queryFn: ({ signal }) => call(api.readShifts, { query: day === null ? {} : { day } }, { signal }),
    refetchInterval: 60_000,
    placeholderData: (before) => before,
  });

/** A calendar day in an address; null for anything else. */
const dayIn = (text: string | null): string | null => (/^\d{4}-\d{2}-\d{2}$/.test(text ?? '') ? text : null);

/** One week back or forth, and back to this one. */
const WeekChoice = ({ week: { monday, today } }: { week: ShiftWeek }) => {
  const [, setSearch] = useSearchParams();
  const go = (day: string | null) => setSearch(day === null ? {} : { day });
  const by = (days: number) => parseDate(monday).add({ days }).toString();
  const isThisWeek = monday <= today && today < by(7);
  return (
    <div className="week-choice">
      <ActionButton icon="left" aria-label="The week before" onPress={() => go(by(-7))} />
      <ActionButton isDisabled={isThisWeek} onPress={() => go(null)}>
        This week
      </ActionButton>
      <ActionButton icon="right" aria-label="The week after" onPress={() => go(by(7))} />
    </div>
  );
};

/** Who is on when: the shift plan of a week, without those who are away. */
export const ShiftsPage = () => {
  const [search] = useSearchParams();
  const week = useShiftWeek(dayIn(search.get('day')));
  const me = useMe();
  const mayPlan = mayUse(me, api.importShiftPlan);
  return (
    <Page title="Shifts" actions={mayPlan && <ImportPlan />}>
      <Loaded query={week} rows={8}>
        {(shown) => (
          <>
            <WeekChoice week={shown} />
            {shown.isWithoutPlan && (
              <p className="shifts-notice" role="status">
                There is no shift plan. The opening hours count: whoever is not away is on while the calendar
                is open.
              </p>
            )}
            <Panel title={`Who is on, week of ${fullDate(shown.monday)}`}>
              <ShiftTable week={shown} />
            </Panel>
            {shown.lastImport && <UndoImport last={shown.lastImport} mayUndo={mayPlan} />}
          </>
        )}
      </Loaded>
    </Page>
  );
};
