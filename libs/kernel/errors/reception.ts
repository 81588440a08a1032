import { errors } from './entry.js';

/** What cannot be done with visitors at reception, and with the devices there. */
export const RECEPTION = errors({
  'device-exists': {
    kind: 'conflict',
    message: 'There is a device called {name} already.',
    remedy:
      'Choose another name, or revoke that one first: on the page Set-up, Devices, or with `frontdoor admin reception-device revoke`.',
  },
  'device-not-found': {
    kind: 'not-found',
    message: 'There is no such device that is not revoked: {name}.',
    remedy: 'Use one that the page Set-up, Devices shows, or `frontdoor admin reception-device list`.',
  },
  'device-unknown': {
    kind: 'not-found',
    message: 'This address of a device at reception leads nowhere: it was revoked, or is not whole.',
    remedy: 'Ask at the desk. An administrator gives the device a new address.',
  },
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
