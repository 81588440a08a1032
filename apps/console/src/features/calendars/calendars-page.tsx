import { api } from '@frontdoor/contracts';
import { mayUse } from '../../api/may-use.js';
import { useMe } from '../../session/me.js';
import { Icon } from '../../ui/icon.js';
import { Loaded } from '../../ui/loaded.js';
import { Message } from '../../ui/message.js';
import { Page } from '../../ui/page.js';
import { CalendarPanel } from './calendar-panel.js';
import { ChangeButtons } from './change-buttons.js';
import { ChangeHistory } from './change-history.js';
import { Recomputing } from './recomputing.js';
import { useCalendars } from './use-calendars.js';
import './calendars-page.css';

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
            <ChangeHistory changes={answer.changes} mayUndo={mayChange} />
          </>
        )}
      </Loaded>
    </Page>
  );
};
