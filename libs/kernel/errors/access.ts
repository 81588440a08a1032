import { errors } from './entry.js';

/** Who may do something: people who log in, and providers and systems that sign. */
export const ACCESS = errors({
  'api-key-missing': {
    kind: 'forbidden',
    message: 'The api_key is missing.',
    remedy: 'Send the key that `frontdoor admin integration open311` showed.',
  },
  'api-key-wrong': {
    kind: 'forbidden',
    message: 'The api_key is none that may report here.',
    remedy: 'Check it; `frontdoor admin integration open311` shows the one that counts.',
  },
  'service-beyond-key': {
    kind: 'forbidden',
    message: 'The key is held to some services, and what was asked for is of none of them.',
    remedy: 'Use a key that sees its service; an administrator makes one.',
  },
  'key-wrong': {
    kind: 'unauthenticated',
    message: 'The request carries no key that counts here.',
    remedy: 'Send the header authorization with Bearer and your key; where it was rotated, the new one.',
  },
  'csrf-token-wrong': {
    kind: 'forbidden',
    message: 'The request did not carry the token of this session.',
    remedy: 'Reload the page and try again.',
  },
  'integration-unknown': {
    kind: 'unauthenticated',
    message: 'The header frontdoor-integration names no integration that is allowed here.',
    remedy: 'Send the key of your integration in the header frontdoor-integration.',
  },
  'live-events-too-many': {
    kind: 'too-many',
    message:
      'Live events are open too often: {session} times in one session, or {agent} times by one person.',
    remedy: 'Close tabs of the console that you do not need.',
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
  'mailbox-not-allowed': {
    kind: 'forbidden',
    message: 'The integration {key} may not post mail to {address}.',
    remedy: 'Ask an operator to allow it: frontdoor admin integration allow {key} {address}.',
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
  'scope-missing': {
    kind: 'forbidden',
    message: 'The key is not good for {scope}.',
    remedy: 'Ask an administrator for a key with that scope.',
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
  'timestamp-stale': {
    kind: 'unauthenticated',
    message: 'The time of the signature is more than five minutes from now.',
    remedy: 'Set the clock of the sending machine and sign each attempt anew.',
  },
});
