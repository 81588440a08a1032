import { errors } from './entry.js';

/** Shift plans and appointments. */
export const VISITS = errors({
  'appointment-hours-faulty': {
    kind: 'invalid',
    message: 'These hours cannot be kept: {faults}.',
    remedy: 'Put them right, such as 09:00-12:00 and 13:00-17:00; or let the opening hours count.',
  },
  'appointment-not-found': {
    kind: 'not-found',
    message: 'There is no such appointment.',
    remedy: 'Reload the page; it may have been changed meanwhile.',
  },
  'appointment-over': {
    kind: 'conflict',
    message: 'This appointment is {state}, and this cannot be said of it any more.',
    remedy: 'Take back what was said of it last, or agree another.',
  },
  'appointment-undo-nothing': {
    kind: 'conflict',
    message: 'Nothing was said of this appointment that could be taken back.',
    remedy: 'Reload the page to see how it stands.',
  },
  'slot-taken': {
    kind: 'conflict',
    message:
      'This time is not free: the person is not on shift, there are no appointments then, or there is another one.',
    remedy: 'Choose another of the times that are offered.',
  },
  'shift-import-not-last': {
    kind: 'conflict',
    message: 'This is not the newest import of the shift plan, or it is taken back already.',
    remedy: 'Take back the newer ones first, one after the other.',
  },
  'shift-plan-empty': {
    kind: 'invalid',
    message: 'There is no shift in {name}.',
    remedy:
      'Send a table with the columns agent, date, from and to under such headings, or a calendar (.ics) with events.',
  },
  'shift-plan-faulty': {
    kind: 'invalid',
    message: '{count} of its lines are at fault; the first is line {line}.',
    remedy: 'Look at the preview, which tells what is wrong; put them right, or import it without them.',
  },
});
