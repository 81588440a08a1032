import { api, type CalendarView } from '@frontdoor/contracts';
import { type ComponentType, useEffect, useState } from 'react';
import { DialogTrigger } from 'react-aria-components/Dialog';
import { Label } from 'react-aria-components/Label';
import { ProgressBar } from 'react-aria-components/ProgressBar';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { mayUse, useMe } from '../../session/me.js';
import { ActionButton } from '../../ui/action-button.js';
import { Icon } from '../../ui/icon.js';
import { Loaded } from '../../ui/loaded.js';
import { Message } from '../../ui/message.js';
import { Page } from '../../ui/page.js';
import { PopUp } from '../../ui/pop-up.js';
import { AppointmentHours } from './appointment-hours.js';
import { CalendarPanel } from './calendar-panel.js';
import type { ChangeFormProps } from './change-form.js';
import { ChangeHistory } from './change-history.js';
import { ClosureForm } from './closure-form.js';
import { HolidaysForm } from './holidays-form.js';
import { HoursForm } from './hours-form.js';
import './calendars-page.css';

const WHILE_RECOMPUTING_MS = 2_000;

/** The calendars. While promises are being worked out anew, the count of those to come is fetched again and again. */
const useCalendars = () =>
  useQuery({
    queryKey: keys.calendars,
    queryFn: ({ signal }) => call(api.readCalendars, {}, { signal }),
    refetchInterval: ({ state }) =>
      state.data && state.data.recomputing > 0 ? WHILE_RECOMPUTING_MS : 60_000,
  });

/** How far the work goes that a change of the calendars makes: every open promise gets its new due time. */
const Recomputing = ({ left }: { left: number }) => {
  const [most, setMost] = useState(left);
  const client = useQueryClient();
  if (left > most || (left === 0 && most > 0)) setMost(left);
  useEffect(() => {
    if (left === 0) void client.invalidateQueries({ queryKey: keys.queue });
  }, [client, left]);
  if (left === 0) return null;
  return (
    <ProgressBar className="recomputing" value={most - left} maxValue={most}>
      {({ percentage }) => (
        <>
          <Label role="status">
            {left === 1 ? '1 open promise is' : `${left} open promises are`} still to be worked out anew.
          </Label>
          <svg className="recomputing-bar" aria-hidden="true">
            <rect className="recomputing-room" width="100%" height="100%" rx="4" />
            <rect className="recomputing-done" width={`${percentage ?? 0}%`} height="100%" rx="4" />
          </svg>
        </>
      )}
    </ProgressBar>
  );
};

const changes: readonly { label: string; Form: ComponentType<ChangeFormProps> }[] = [
  { label: 'Add a closure', Form: ClosureForm },
  { label: 'Change the hours', Form: HoursForm },
  { label: 'Load bank holidays', Form: HolidaysForm },
];

/** What an administrator can change. */
const ChangeButtons = ({ calendars }: { calendars: readonly CalendarView[] }) =>
  changes.map(({ label, Form }) => (
    <DialogTrigger key={label}>
      <ActionButton>{label}</ActionButton>
      <PopUp title={label}>{(shut) => <Form calendars={calendars} shut={shut} />}</PopUp>
    </DialogTrigger>
  ));

/** The calendars that promises are counted on: when it is open, and who changed what. */
export const CalendarsPage = () => {
  const calendars = useCalendars();
  const mayChange = mayUse(useMe(), api.changeCalendar);
  return (
    <Page
      title="Calendars"
      actions={mayChange && calendars.data && <ChangeButtons calendars={calendars.data.calendars} />}
    >
      <Loaded query={calendars} rows={6}>
        {(answer) => (
          <>
            <p className="quiet">
              Promises of “{answer.charter.title}”, version {answer.charter.version}, are counted on these, in
              the time of {answer.zone}.
            </p>
            <Recomputing left={answer.recomputing} />
            {answer.warnings.map((warning) => (
              <p key={warning} className="calendar-warning">
                <Icon name="at-risk" /> {warning}
              </p>
            ))}
            {answer.calendars.length === 0 && (
              <div className="panel">
                <Message icon="calendar" title="The charter names no calendar.">
                  <p>Its promises count every hour of every day.</p>
                </Message>
              </div>
            )}
            {answer.calendars.map((calendar) => (
              <CalendarPanel key={calendar.name} calendar={calendar} zone={answer.zone} />
            ))}
            <AppointmentHours />
            <ChangeHistory changes={answer.changes} mayUndo={mayChange} />
          </>
        )}
      </Loaded>
    </Page>
  );
};
