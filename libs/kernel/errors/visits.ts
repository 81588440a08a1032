import { errors } from './entry.js';

/** Shift plans and appointments. */
export const VISITS = errors({
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
