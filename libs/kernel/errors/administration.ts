import { errors } from './entry.js';

/** What an administrator cannot make, change or take away. */
export const ADMINISTRATION = errors({
  'api-key-exists': {
    kind: 'conflict',
    message: 'There is an API key called {name} already.',
    remedy: 'Give it another name, or rotate that one.',
  },
  'api-key-not-found': {
    kind: 'not-found',
    message: 'There is no such API key.',
    remedy: 'List them, and choose one that there is.',
  },
  'service-rule-change-not-newest': {
    kind: 'conflict',
    message: 'This is not the newest change of this rule of the service, or it is undone already.',
    remedy: 'Undo the newer ones first, one after the other.',
  },
  'service-rule-changed': {
    kind: 'conflict',
    message: 'Somebody changed this rule of the service while you did.',
    remedy: 'Look at how it stands now, and change it again.',
  },
  'service-rule-refused': {
    kind: 'invalid',
    message: 'The rule cannot be like this: {faults}.',
    remedy: 'Put it right, and try again.',
  },
  'service-rule-unreadable': {
    kind: 'invalid',
    message: 'The rule cannot be read: {faults}.',
    remedy: 'Give it as JSON, as the command `show SERVICE --json` beside it prints it.',
  },
  'channel-cannot-test': {
    kind: 'conflict',
    message: 'No test message can leave from {address}.',
    remedy: 'Send one to it instead, and look whether it comes into the queue.',
  },
  'colour-malformed': {
    kind: 'invalid',
    message: '{text} is not a colour.',
    remedy: 'Give it as #rrggbb, such as #0f4c3f.',
  },
  'contrast-too-low': {
    kind: 'invalid',
    message:
      '{what} in {words} on {where} in {ground} have a contrast of {contrast}, and some people could not read them.',
    remedy: 'Give colours with a contrast of {least} or more: one of the two darker or lighter.',
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
  'event-not-found': {
    kind: 'not-found',
    message: 'There is no such event, or none since then that is still kept.',
    remedy: 'Events are kept for thirty days; give the id of one, or a later instant.',
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
  'partner-address-refused': {
    kind: 'invalid',
    message: '{text} cannot be the address of a partner: {why}.',
    remedy: 'Give the https address of its Open311 endpoint, such as https://partner.example/open311/v2/.',
  },
  'partner-service-missing': {
    kind: 'invalid',
    message: 'A partner that is reached by Open311 needs a service_code.',
    remedy: 'Give the one under which it takes what you hand over: its services.xml lists them.',
  },
  'password-unfit': {
    kind: 'invalid',
    message: 'The password has {length} characters; {shortest} to {longest} are needed.',
    remedy: 'Choose another, or leave it out and one is made.',
  },
  'report-categories-faulty': {
    kind: 'invalid',
    message: 'These categories cannot be used: {faults}.',
    remedy: 'Correct them; docs/integrate.md has an example.',
  },
  'scope-for-all-services': {
    kind: 'invalid',
    message: 'A key with the scope {scope} cannot be held to some services: it decides what is told of all.',
    remedy: 'Leave out the services, or make another key for that scope.',
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
  'set-up-change-not-newest': {
    kind: 'conflict',
    message: 'This is not the newest change of it, or it is undone already.',
    remedy: 'Undo the newer ones first, one after the other.',
  },
  'set-up-changed': {
    kind: 'conflict',
    message: 'Somebody changed it while you did.',
    remedy: 'Look at how it stands now, and change it again.',
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
  'subscriber-address-refused': {
    kind: 'invalid',
    message: 'Nothing is sent to that address: {fault}.',
    remedy:
      'Give an https address of the public internet, or have an operator allow a network by REACH_INSIDE.',
  },
  'subscriber-exists': {
    kind: 'conflict',
    message: 'There is a subscriber called {name} already.',
    remedy: 'Give it another name, or change that one.',
  },
  'subscriber-not-found': {
    kind: 'not-found',
    message: 'There is no such subscriber.',
    remedy: 'List them, and choose one that there is.',
  },
});
