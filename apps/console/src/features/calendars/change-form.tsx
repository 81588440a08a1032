import { type AnswerOf, api, type CalendarChangeBody, type CalendarView } from '@frontdoor/contracts';
import type { ReactNode } from 'react';
import { Form } from 'react-aria-components/Form';
import { keys } from '../../api/keys.js';
import { useAction } from '../../api/use-action.js';
import { notify } from '../../state/notices.js';
import { shortTime } from '../../time/format.js';
import { useNow } from '../../time/use-now.js';
import { useZone } from '../../time/zone.js';
import { ActionButton } from '../../ui/action-button.js';
import { changedHoliday, movedInWords } from './calendar-words.js';
import './change-form.css';

type Effect = AnswerOf<typeof api.previewCalendarChange>;

const Holidays = ({ title, lines }: { title: string; lines: readonly string[] }) =>
  lines.length > 0 && (
    <>
      <p>{title}</p>
      <ul tabIndex={0} aria-label={title}>
        {lines.map((line) => (
          <li key={line}>{changedHoliday(line)}</li>
        ))}
      </ul>
    </>
  );

/** What a change would do, before it is made. */
const ChangeEffect = ({ effect }: { effect: Effect }) => {
  const now = useNow();
  const zone = useZone();
  return (
    <div className="effect" role="status">
      <p className="effect-main">{movedInWords(effect)}</p>
      {effect.examples.length > 0 && (
        <>
          <p>For example:</p>
          <ul tabIndex={0} aria-label="Examples">
            {effect.examples.map(({ reference, promiseId, title, from, to }) => (
              <li key={`${reference} ${promiseId}`} className="figures">
                <span className="fixed">{reference}</span>, “{title}”: from {shortTime(from, now, zone)} to{' '}
                <strong>{shortTime(to, now, zone)}</strong>
              </li>
            ))}
          </ul>
        </>
      )}
      <Holidays title="Bank holidays added:" lines={effect.added} />
      <Holidays title="Bank holidays removed:" lines={effect.removed} />
      <p className="quiet small">
        Nothing is changed yet. Every promise that moves keeps its old due time and why it moved.
      </p>
    </div>
  );
};

export interface ChangeFormProps {
  calendars: readonly CalendarView[];
  shut: () => void;
}

interface Props {
  /** Null while something is missing. */
  change: CalendarChangeBody | null;
  shut: () => void;
  children: ReactNode;
}

/** The two steps of every change: see what it does to open promises, then make it. */
export const ChangeForm = ({ change, shut, children }: Props) => {
  const preview = useAction(api.previewCalendarChange);
  const make = useAction(api.changeCalendar, {
    refresh: [keys.calendars, keys.queue, keys.enquiries],
    onDone: ({ text }) => {
      notify({ tone: 'good', title: 'The calendar is changed.', text });
      shut();
    },
  });
  if (preview.data && change)
    return (
      <>
        <ChangeEffect effect={preview.data} />
        <div className="pop-up-actions">
          <ActionButton onPress={() => preview.reset()}>Back</ActionButton>
          <ActionButton
            look="main"
            autoFocus
            isPending={make.isPending}
            onPress={() => make.mutate({ body: change })}
          >
            Make the change
          </ActionButton>
        </div>
      </>
    );
  return (
    <Form
      className="change-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (change) preview.mutate({ body: change });
      }}
    >
      {children}
      <div className="pop-up-actions">
        <ActionButton onPress={shut}>Cancel</ActionButton>
        <ActionButton type="submit" look="main" isDisabled={!change} isPending={preview.isPending}>
          {preview.isPending ? 'Working it out…' : 'See what it does'}
        </ActionButton>
      </div>
    </Form>
  );
};
