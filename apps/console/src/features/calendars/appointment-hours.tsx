import { api, WEEKDAYS, type Week } from '@frontdoor/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { DialogTrigger } from 'react-aria-components/Dialog';
import { call } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { useAction } from '../../api/use-action.js';
import { mayUse, useMe } from '../../session/me.js';
import { notify } from '../../state/notices.js';
import { ActionButton } from '../../ui/action-button.js';
import { Loaded } from '../../ui/loaded.js';
import { Panel } from '../../ui/panel.js';
import { PopUp } from '../../ui/pop-up.js';
import { HoursInput } from '../../casework/hours-input.js';
import { readHours, weekdayWord, weekInWords } from '../../casework/week.js';

type Texts = Record<keyof Week, string>;

const Form = ({ week, shut }: { week: Week | null; shut: () => void }) => {
  const [texts, setTexts] = useState(
    () => Object.fromEntries(WEEKDAYS.map((day) => [day, week?.[day].join(', ') ?? ''])) as Texts,
  );
  const save = useAction(api.setAppointmentHours, {
    refresh: [keys.appointmentHours],
    onDone: (kept) => {
      notify({
        tone: 'good',
        title: kept.week === null ? 'The opening hours count.' : 'These hours count from now on.',
      });
      shut();
    },
  });
  const read = WEEKDAYS.map((day) => [day, readHours(texts[day])] as const);
  const isReady = read.every(([, hours]) => hours !== null) && read.some(([, hours]) => hours!.length > 0);
  return (
    <form
      className="change-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady && !save.isPending) save.mutate({ body: { week: Object.fromEntries(read) } });
      }}
    >
      <p>
        Appointments are offered at these times alone, and on no bank holiday. What is agreed stays agreed.
      </p>
      <div className="week-fields">
        {WEEKDAYS.map((day) => (
          <div key={day} className="week-field">
            <span aria-hidden="true">{weekdayWord(day)}</span>
            <HoursInput
              label={weekdayWord(day)}
              hideLabel
              value={texts[day]}
              onChange={(text) => setTexts({ ...texts, [day]: text })}
            />
          </div>
        ))}
      </div>
      <div className="pop-up-actions">
        <ActionButton onPress={shut}>Cancel</ActionButton>
        {week !== null && (
          <ActionButton isPending={save.isPending} onPress={() => save.mutate({ body: { week: null } })}>
            Use the opening hours
          </ActionButton>
        )}
        <ActionButton look="main" type="submit" isDisabled={!isReady} isPending={save.isPending}>
          Keep these hours
        </ActionButton>
      </div>
    </form>
  );
};

/** By which hours appointments are offered. */
export const AppointmentHours = () => {
  const mayChange = mayUse(useMe(), api.setAppointmentHours);
  const kept = useQuery({
    queryKey: keys.appointmentHours,
    queryFn: ({ signal }) => call(api.readAppointmentHours, {}, { signal }),
    refetchInterval: 60_000,
  });
  return (
    <Panel title="Appointments">
      <Loaded query={kept} rows={2}>
        {({ week, remarks }) => (
          <div className="appointment-hours">
            <p>
              {week === null
                ? 'Offered by the opening hours, while somebody is on shift.'
                : `Offered ${weekInWords(week)}, while somebody is on shift.`}
            </p>
            {remarks.length > 0 && (
              <ul className="appointment-remarks">
                {remarks.map((remark) => (
                  <li key={remark}>{remark}.</li>
                ))}
              </ul>
            )}
            {mayChange && (
              <DialogTrigger>
                <ActionButton>Change the hours of appointments</ActionButton>
                <PopUp title="Hours of appointments">{(shut) => <Form week={week} shut={shut} />}</PopUp>
              </DialogTrigger>
            )}
          </div>
        )}
      </Loaded>
    </Panel>
  );
};
