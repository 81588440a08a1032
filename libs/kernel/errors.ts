/** What a fault means to its caller; the HTTP edge turns it into a status, the CLI into an exit code. */
export type FaultKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'too-large'
  | 'unsupported'
  | 'too-many'
  | 'unavailable'
  | 'internal';

export interface ErrorEntry {
  kind: FaultKind;
  /** One plain sentence: what is wrong. `{name}` is replaced by a detail of that name. */
  message: string;
  /** One plain sentence: what to do about it. */
  remedy: string;
}

const define = <T extends Record<string, ErrorEntry>>(table: T): T => table;

/**
 * Every error a person or program outside can meet. Kept equal to docs/errors.md by a test.
 */
export const ERRORS = define({
  'absence-over': {
    kind: 'invalid',
    message: 'The day of return, {returnDate}, is in the past.',
    remedy: 'Choose today or a later day.',
  },
  'agent-unknown': {
    kind: 'invalid',
    message: 'There is no active agent with this id.',
    remedy: 'Reload the list of agents and choose one of them.',
  },
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
  'body-not-json': {
    kind: 'invalid',
    message: 'The body is not valid JSON.',
    remedy: 'Send one JSON document in UTF-8 with content type application/json.',
  },
  'body-too-large': {
    kind: 'too-large',
    message: 'The body is larger than {limit} bytes.',
    remedy: 'Send a smaller body, or send attachments as links.',
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
  'call-not-possible': {
    kind: 'conflict',
    message: 'This enquiry has no telephone number to call.',
    remedy: 'Ask for a number in a reply, or add one to the customer.',
  },
  'channel-not-configured': {
    kind: 'conflict',
    message: 'The {channel} channel has no provider set up.',
    remedy: 'Set the provider settings named in docs/operate.md and start again.',
  },
  'closing-reason-missing': {
    kind: 'invalid',
    message: 'It was not said why this enquiry needs no answer.',
    remedy: 'Close it again with the reason.',
  },
  'commitment-unknown': {
    kind: 'invalid',
    message: 'This enquiry has no such promise.',
    remedy: 'Reload the enquiry and choose one of its open promises.',
  },
  'content-missing': {
    kind: 'conflict',
    message: 'The message does not say {missing}.',
    remedy: 'Say it and mark the passage, or send it anyway and give the reason.',
  },
  'content-type-unsupported': {
    kind: 'unsupported',
    message: 'This address does not take the content type it was sent.',
    remedy: 'Send the content type that the documentation names for this address.',
  },
  'csrf-token-wrong': {
    kind: 'forbidden',
    message: 'The request did not carry the token of this session.',
    remedy: 'Reload the page and try again.',
  },
  'data-folder-broken': {
    kind: 'unavailable',
    message: 'The data folder {path} cannot be used: {reason}.',
    remedy: 'Restore it from a backup, or name another folder in DATA_DIR.',
  },
  'database-busy': {
    kind: 'unavailable',
    message: 'The database did not answer in time; nothing was changed.',
    remedy: 'Send it again in a few seconds.',
  },
  'days-gone-by': {
    kind: 'invalid',
    message: 'The change is about days that have gone by, from {from} on; what was counted by them stays.',
    remedy: 'Choose today or a later day.',
  },
  'data-folder-in-use': {
    kind: 'unavailable',
    message: 'A hub or a command is running on the data folder {path} already (process {process}).',
    remedy: 'Use the one that is running, stop it, or name another folder in DATA_DIR.',
  },
  'database-extension-refused': {
    kind: 'unavailable',
    message: 'The database does not provide its extension {extension}: {reason}.',
    remedy:
      'Have an administrator of the database run CREATE EXTENSION {extension} in it, or grant CREATE on the database; see docs/operate.md.',
  },
  'demonstration-missing': {
    kind: 'conflict',
    message: 'This is not the demonstration council.',
    remedy: 'Start the hub with DEMO=on on an empty DATA_DIR, then run the command again.',
  },
  'demonstration-refused': {
    kind: 'invalid',
    message: 'The contact was not taken: {answer}.',
    remedy: 'Correct what was filled in and send it again.',
  },
  'demonstration-year-exists': {
    kind: 'conflict',
    message: 'The demonstration council has a past already.',
    remedy: 'Begin with an empty DATA_DIR to have another.',
  },
  'email-address-malformed': {
    kind: 'invalid',
    message: '{text} is not an email address.',
    remedy: 'Give it as name@example.org.',
  },
  'enquiry-closed': {
    kind: 'conflict',
    message: 'Enquiry {reference} is closed.',
    remedy: 'Reopen it first, then try again.',
  },
  'enquiry-not-found': {
    kind: 'not-found',
    message: 'There is no such enquiry.',
    remedy: 'Check the reference and search again.',
  },
  'entry-point-exists': {
    kind: 'conflict',
    message: 'There is an entry point {address} on the {channel} channel already.',
    remedy: 'Remove it first with `frontdoor admin entry-point remove`, or use another address.',
  },
  'entry-point-in-use': {
    kind: 'conflict',
    message: 'Contacts have come to {address}, and they refer to it.',
    remedy: 'It has to stay; have the provider stop sending there.',
  },
  'entry-point-of-integration': {
    kind: 'conflict',
    message: 'The integration {key} sends its contacts to {address}.',
    remedy: 'It has to stay; have the provider stop sending there.',
  },
  'entry-point-unknown': {
    kind: 'not-found',
    message: 'There is no entry point {address} on the {channel} channel.',
    remedy:
      'Use an address that the organisation publishes; an administrator lists them with `frontdoor admin entry-point list`.',
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
  'filter-unknown': {
    kind: 'invalid',
    message: 'There is no {what} {name}.',
    remedy: 'Leave it out, or give the name of one that there is.',
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
  'input-invalid': {
    kind: 'invalid',
    message: 'Some of what was sent is missing or malformed: {faults}.',
    remedy: 'Correct the named fields and send it again.',
  },
  'integration-exists': {
    kind: 'conflict',
    message: 'There is an integration {key} already.',
    remedy: 'Choose another key, or give it a new secret with `frontdoor admin integration rotate`.',
  },
  'integration-not-found': {
    kind: 'not-found',
    message: 'There is no integration {key}.',
    remedy: 'List them with `frontdoor admin integration list`.',
  },
  'integration-unknown': {
    kind: 'unauthenticated',
    message: 'The header frontdoor-integration names no integration that is allowed here.',
    remedy: 'Send the key of your integration in the header frontdoor-integration.',
  },
  'internal-error': {
    kind: 'internal',
    message: 'Something went wrong on our side.',
    remedy: 'Try again; if it happens again, give an operator the time it happened.',
  },
  'language-malformed': {
    kind: 'invalid',
    message: '{text} is not a language tag.',
    remedy: 'Use one such as en, pl or pt-BR.',
  },
  'later-date-missing': {
    kind: 'invalid',
    message: 'A later date was to be told, but not which.',
    remedy: 'Say which promise is meant, until when and why.',
  },
  'login-failed': {
    kind: 'unauthenticated',
    message: 'The email address and password do not match an account.',
    remedy: 'Check both, or ask an administrator for a new password.',
  },
  'login-throttled': {
    kind: 'too-many',
    message: 'There were too many log-in attempts.',
    remedy: 'Wait {seconds} seconds and try again.',
  },
  'name-malformed': {
    kind: 'invalid',
    message: 'A name needs 1 to 200 characters.',
    remedy: 'Give one of that length.',
  },
  'mailbox-not-allowed': {
    kind: 'forbidden',
    message: 'The integration {key} may not post mail to {address}.',
    remedy: 'Ask an operator to allow it: frontdoor admin integration allow {key} {address}.',
  },
  'mailbox-unknown': {
    kind: 'not-found',
    message: 'There is no mailbox {address}.',
    remedy: 'Add it as an entry point on the email channel first, or look at the list of entry points.',
  },
  'not-allowed': {
    kind: 'forbidden',
    message: 'Your role does not allow this.',
    remedy: 'Ask a supervisor or administrator.',
  },
  'not-logged-in': {
    kind: 'unauthenticated',
    message: 'There is no valid session.',
    remedy: 'Log in and try again.',
  },
  'nothing-to-change': {
    kind: 'invalid',
    message: 'Nothing was named to change.',
    remedy: 'Name what should be changed.',
  },
  'number-out-of-range': {
    kind: 'invalid',
    message: '{value} is no {what}.',
    remedy: 'Give a whole number from {least} to {most}.',
  },
  'organisation-exists': {
    kind: 'conflict',
    message: 'There is an organisation already: {name}.',
    remedy: 'One installation serves one; use another DATA_DIR or DATABASE_URL for another.',
  },
  'organisation-missing': {
    kind: 'conflict',
    message: 'There is no organisation yet.',
    remedy: 'Make one with `frontdoor admin organisation create`.',
  },
  'pack-unknown': {
    kind: 'not-found',
    message: 'There is no charter pack {pack} that can be used.',
    remedy: 'Known: {known}; CHARTERS_DIR names their folder.',
  },
  'page-not-found': {
    kind: 'not-found',
    message: 'There is nothing at this address.',
    remedy: 'Check the address; the documentation lists what there is.',
  },
  'password-unfit': {
    kind: 'invalid',
    message: 'The password has {length} characters; {shortest} to {longest} are needed.',
    remedy: 'Choose another, or leave it out and one is made.',
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
  'port-busy': {
    kind: 'unavailable',
    message: 'Port {port} on {host} is in use by another program.',
    remedy: 'Stop that program, or choose another port with {setting}.',
  },
  'promises-open': {
    kind: 'conflict',
    message: 'Promises are still open: {promises}.',
    remedy: 'Answer the customer, or say how it ended: settled on the spot, withdrawn, or left unanswered.',
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
  'quarantine-item-not-found': {
    kind: 'not-found',
    message: 'There is no such quarantined item.',
    remedy: 'Reload the quarantine list; somebody may have dealt with it.',
  },
  'rate-limited': {
    kind: 'too-many',
    message: 'There were too many requests from this address.',
    remedy: 'Wait {seconds} seconds and try again.',
  },
  'reply-cannot-close': {
    kind: 'invalid',
    message: 'Only a full answer can close an enquiry.',
    remedy: 'Send it without closing, or send the full answer.',
  },
  'reply-route-unknown': {
    kind: 'invalid',
    message: 'The customer of this enquiry cannot be reached at this address on this channel.',
    remedy: 'Choose one of the reply routes of the enquiry.',
  },
  'request-id-used': {
    kind: 'invalid',
    message: 'The request id belongs to something else.',
    remedy: 'Make a new one for each reply and each call.',
  },
  'service-exists': {
    kind: 'conflict',
    message: 'There is a service {slug} already.',
    remedy: 'Choose another short name for it.',
  },
  'service-unknown': {
    kind: 'not-found',
    message: 'There is no service {slug}.',
    remedy: 'Known: {known}. Add one with `frontdoor admin service add`.',
  },
  'secret-unknown': {
    kind: 'unavailable',
    message: 'A kept key was sealed with another secret than this installation has.',
    remedy:
      'Give the former secret in SECRET_PREVIOUS and start again, or give the integration a new signing secret.',
  },
  'setting-invalid': {
    kind: 'invalid',
    message: 'The settings cannot be used: {faults}.',
    remedy: 'Correct them in the environment; `frontdoor config` prints what is in force.',
  },
  'short-name-malformed': {
    kind: 'invalid',
    message: '{text} cannot be used as a short name.',
    remedy: 'Use lower-case letters, digits and single hyphens.',
  },
  'signature-missing': {
    kind: 'unauthenticated',
    message: 'The request is not signed: {header} is missing.',
    remedy: 'Sign the exact bytes of the body as docs/integrate.md describes.',
  },
  'signature-wrong': {
    kind: 'unauthenticated',
    message: 'The signature does not fit this request.',
    remedy: 'Sign the exact bytes and address with the current secret; check that no proxy changes them.',
  },
  'telephone-number-malformed': {
    kind: 'invalid',
    message: '{text} is not a telephone number.',
    remedy: 'Give it with its country code, as +441223457000.',
  },
  'telephone-of-agent-missing': {
    kind: 'invalid',
    message: 'Your account has no telephone number to ring.',
    remedy: 'Ask an administrator to add one.',
  },
  'time-zone-unknown': {
    kind: 'invalid',
    message: '{zone} is no time zone.',
    remedy: 'Use one such as Europe/London.',
  },
  'timestamp-stale': {
    kind: 'unauthenticated',
    message: 'The time of the signature is more than five minutes from now.',
    remedy: 'Set the clock of the sending machine and sign each attempt anew.',
  },
  'try-again-later': {
    kind: 'unavailable',
    message: 'The database cannot be reached just now.',
    remedy: 'Send it again in a few seconds.',
  },
  'try-it-off': {
    kind: 'not-found',
    message: 'The Try it page is part of the demonstration and is off here.',
    remedy: 'Start with DEMO=on on a machine without real customers.',
  },
  'user-exists': {
    kind: 'conflict',
    message: 'Somebody logs in as {email} already.',
    remedy: 'Change them with `frontdoor admin user change`, or activate them again.',
  },
  'user-unknown': {
    kind: 'not-found',
    message: 'Nobody logs in as {email}.',
    remedy: 'List the log-ins with `frontdoor admin user list`.',
  },
  'web-address-malformed': {
    kind: 'invalid',
    message: '{text} cannot be used as a web address.',
    remedy: 'Give an https address.',
  },
  'word-unknown': {
    kind: 'invalid',
    message: '{value} is no {what}.',
    remedy: 'Use one of: {words}.',
  },
  'work-item-not-found': {
    kind: 'not-found',
    message: 'There is no such work item.',
    remedy: 'Reload the queue; somebody may have dealt with it.',
  },
  'work-item-taken': {
    kind: 'conflict',
    message: 'This work item is no longer yours to take: {reason}.',
    remedy: 'Take the next one from the queue.',
  },
});

export type ErrorCode = keyof typeof ERRORS;

/** An error for a person or program outside: code, plain sentence, what to do. */
export class FrontdoorError extends Error {
  readonly kind: FaultKind;
  readonly remedy: string;

  constructor(
    readonly code: ErrorCode,
    readonly details: Readonly<Record<string, string | number>> = {},
    options?: ErrorOptions,
  ) {
    const entry: ErrorEntry = ERRORS[code];
    super(fill(entry.message, details), options);
    this.name = 'FrontdoorError';
    this.kind = entry.kind;
    this.remedy = fill(entry.remedy, details);
  }
}

const fill = (text: string, details: Readonly<Record<string, string | number>>): string =>
  text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(details[name] ?? whole));
