import { errors } from './entry.js';

/** What supervisors meet who look ahead and change who does what. */
export const SUPERVISION = errors({
  'balance-change-not-found': {
    kind: 'not-found',
    message: 'There is no such change.',
    remedy: 'Reload the list of changes and choose one of them.',
  },
  'balance-change-over': {
    kind: 'conflict',
    message: 'This change was undone already.',
    remedy: 'Reload the list of changes to see when, and by whom.',
  },
  'balance-step-refused': {
    kind: 'conflict',
    message: 'Part {place} of the change cannot be done: {why}.',
    remedy: 'Nothing was changed. Correct that part or leave it out, and look at the preview again.',
  },
  'forecast-period-unusable': {
    kind: 'invalid',
    message: 'A forecast is for one day to {most} days; {from} to {to} is not.',
    remedy: 'Ask for fewer days, the last not before the first.',
  },
  'quality-note-empty': {
    kind: 'invalid',
    message: 'The note says nothing yet.',
    remedy: 'Mark at least one criterion, or write a few words.',
  },
  'quality-note-newer': {
    kind: 'conflict',
    message: 'Somebody changed this note meanwhile.',
    remedy: 'Read it as it stands now, and write again.',
  },
  'quality-note-not-found': {
    kind: 'not-found',
    message: 'There is no such note, or it is not for you.',
    remedy: 'Reload the list of notes and choose one of them.',
  },
  'quality-note-own': {
    kind: 'forbidden',
    message: 'This is a contact of your own.',
    remedy: 'Leave the note to another supervisor.',
  },
  'quality-nothing-to-draw': {
    kind: 'conflict',
    message: '{of} has nothing in the week of {week} that was not drawn yet.',
    remedy: 'Choose another week, agent or service.',
  },
  'quality-sample-not-found': {
    kind: 'not-found',
    message: 'There is no such draw.',
    remedy: 'Reload the list of draws and choose one of them.',
  },
  'quality-week-ahead': {
    kind: 'invalid',
    message: 'That week has not begun yet.',
    remedy: 'Choose this week or one before.',
  },
  'simulation-busy': {
    kind: 'too-many',
    message: 'Several simulations wait already.',
    remedy: 'Wait a minute, or cancel one that you began.',
  },
  'simulation-not-found': {
    kind: 'not-found',
    message: 'There is no such simulation any more.',
    remedy: 'Begin it again.',
  },
  'simulation-stopped': {
    kind: 'unavailable',
    message: 'The simulation has no answer, because {why}.',
    remedy: 'Begin it again, for fewer hours if it took too long.',
  },
});
