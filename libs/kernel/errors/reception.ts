import { errors } from './entry.js';

/** What cannot be done with visitors at reception, and with the devices there. */
export const RECEPTION = errors({
  'visit-asked-missing': {
    kind: 'conflict',
    message: 'This visit cannot end without what the visitor asked for ({promise}).',
    remedy:
      'Say what was asked for and given, or why not and by when (`asked`), or that nothing was asked for (`nothingAsked`).',
  },
  'visit-date-past': {
    kind: 'invalid',
    message: 'What was not given cannot be promised for {by}, which is past.',
    remedy: 'Choose today or a later day.',
  },
  'visit-not-ended': {
    kind: 'conflict',
    message:
      'The visit of ticket {ticket} has not been ended, and {promise} wants what was asked for and given.',
    remedy: 'End the visit at reception first: say what was given, or why not and by when.',
  },
  'visit-not-found': {
    kind: 'not-found',
    message: 'There is no such visit.',
    remedy: 'Reload the list of visitors and choose one of them.',
  },
  'visit-step-refused': {
    kind: 'conflict',
    message: 'That cannot be said of this visitor: {reason}.',
    remedy: 'Look at how they stand now, and take back what is wrong.',
  },
});
