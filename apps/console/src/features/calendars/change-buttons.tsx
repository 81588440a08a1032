import type { CalendarView } from '@frontdoor/contracts';
import type { ComponentType } from 'react';
import { DialogTrigger } from 'react-aria-components/Dialog';
import { ActionButton } from '../../ui/action-button.js';
import { PopUp } from '../../ui/pop-up.js';
import type { ChangeFormProps } from './change-form.js';
import { ClosureForm } from './closure-form.js';
import { HolidaysForm } from './holidays-form.js';
import { HoursForm } from './hours-form.js';

const changes: readonly { label: string; Form: ComponentType<ChangeFormProps> }[] = [
  { label: 'Add a closure', Form: ClosureForm },
  { label: 'Change the hours', Form: HoursForm },
  { label: 'Load bank holidays', Form: HolidaysForm },
];

/** What an administrator can change. */
export const ChangeButtons = ({ calendars }: { calendars: readonly CalendarView[] }) =>
  changes.map(({ label, Form }) => (
    <DialogTrigger key={label}>
      <ActionButton>{label}</ActionButton>
      <PopUp title={label}>{(shut) => <Form calendars={calendars} shut={shut} />}</PopUp>
    </DialogTrigger>
  ));
