import { api, type CalendarChangeBody, type CalendarView } from '@frontdoor/contracts';
import type { ReactNode } from 'react';
import { Form } from 'react-aria-components/Form';
import { keys } from '../../api/keys.js';
import { useAction } from '../../api/use-action.js';
import { ActionButton } from '../../ui/action-button.js';
import { notify } from '../../state/notices.js';
import { ChangeEffect } from './change-effect.js';
import './change-form.css';

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
