import { errors } from './entry.js';

/** What cannot be done with promises, calendars, checks of premises and published figures. */
export const PROMISES = errors({
  'audit-check-unknown': {
    kind: 'invalid',
    message: '{promiseId} has no such check.',
    remedy: 'Choose one of the checks that the charter lists for it.',
  },
  'audit-day-impossible': {
    kind: 'invalid',
    message: 'A finding cannot be of {foundOn}: {reason}.',
    remedy: 'Give the day on which it was found.',
  },
  'audit-not-found': {
    kind: 'not-found',
    message: 'The charter asks for no such check.',
    remedy: 'Reload the list of checks; the charter may have changed.',
  },
  'audit-result-not-found': {
    kind: 'not-found',
    message: 'There is no such result of a check.',
    remedy: 'Reload the list of checks and choose one of its results.',
  },
  'calendar-change-not-found': {
    kind: 'not-found',
    message: 'There is no such change of the calendars.',
    remedy: 'Look at the list of changes; it may have been undone already.',
  },
  'calendar-change-refused': {
    kind: 'invalid',
    message: 'The calendars make no sense with this change: {faults}.',
    remedy: 'Look at the calendars in use, correct the change and send it again.',
  },
  'calendar-unknown': {
    kind: 'invalid',
    message: 'There is no calendar {calendar}.',
    remedy: 'Choose one of {known}.',
  },
  'commitment-unknown': {
    kind: 'invalid',
    message: 'This enquiry has no such promise.',
    remedy: 'Reload the enquiry and choose one of its open promises.',
  },
  'days-gone-by': {
    kind: 'invalid',
    message: 'The change is about days that have gone by, from {from} on; what was counted by them stays.',
    remedy: 'Choose today or a later day.',
  },
  'event-refused': {
    kind: 'conflict',
    message: 'This cannot be recorded: {reason}.',
    remedy: 'Look at the promises of the enquiry and at what was recorded before.',
  },
  'extension-refused': {
    kind: 'conflict',
    message: 'The later date is not possible: {reason}.',
    remedy: 'Choose a promise that may be extended, before it is due, and a date after that.',
  },
  'holidays-unchanged': {
    kind: 'invalid',
    message: 'The list of bank holidays has the same days as the one in use.',
    remedy: 'There is nothing to load; look whether a newer list was published.',
  },
  'holidays-unreadable': {
    kind: 'invalid',
    message: 'The list of bank holidays cannot be used: {faults}.',
    remedy: 'Load the whole document from gov.uk/bank-holidays.json as it stands.',
  },
  'later-date-missing': {
    kind: 'invalid',
    message: 'A later date was to be told, but not which.',
    remedy: 'Say which promise is meant, until when and why.',
  },
  'pack-unknown': {
    kind: 'not-found',
    message: 'There is no charter pack {pack} that can be used.',
    remedy: 'Known: {known}; CHARTERS_DIR names their folder.',
  },
  'period-not-offered': {
    kind: 'invalid',
    message: 'No figures are published for this period.',
    remedy: 'Choose one of {periods}.',
  },
  'period-unusable': {
    kind: 'invalid',
    message: 'This period cannot be asked about: {reason}.',
    remedy: 'Ask about whole days up to today.',
  },
  'promises-open': {
    kind: 'conflict',
    message: 'Promises are still open: {promises}.',
    remedy: 'Answer the customer, or say how it ended: settled on the spot, withdrawn, or left unanswered.',
  },
  'promise-lengthened': {
    kind: 'conflict',
    message:
      'The customer was promised an answer by {from}; after this, the first promise would be due: {to}.',
    remedy: 'Look at what becomes of the promises, tell the customer, and confirm it (`despiteLater`).',
  },
  'prompt-answered': {
    kind: 'conflict',
    message: 'This step was answered more than an hour ago.',
    remedy: 'The answer stands; write a note on the enquiry if it was wrong.',
  },
  'prompt-not-found': {
    kind: 'not-found',
    message: 'Nobody asked you to confirm such a step.',
    remedy: 'Reload the enquiry; it shows the steps that wait for your answer.',
  },
});
