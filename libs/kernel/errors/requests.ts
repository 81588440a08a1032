import { errors } from './entry.js';

/** What is wrong with a request itself, whatever it asks for. */
export const REQUESTS = errors({
  'body-not-json': {
    kind: 'invalid',
    message: 'The body is not valid JSON.',
    remedy: 'Send one JSON document in UTF-8 with content type application/json.',
  },
  'body-too-complex': {
    kind: 'invalid',
    message: 'The body has more than {limit} {what}.',
    remedy: 'Send fewer of them in one request.',
  },
  'body-too-large': {
    kind: 'too-large',
    message: 'The body is larger than {limit} bytes.',
    remedy: 'Send a smaller body, or send attachments as links.',
  },
  'content-type-unsupported': {
    kind: 'unsupported',
    message: 'This address does not take the content type it was sent.',
    remedy: 'Send the content type that the documentation names for this address.',
  },
  'email-address-malformed': {
    kind: 'invalid',
    message: '{text} is not an email address.',
    remedy: 'Give it as name@example.org.',
  },
  'filter-unknown': {
    kind: 'invalid',
    message: 'There is no {what} {name}.',
    remedy: 'Leave it out, or give the name of one that there is.',
  },
  'idempotency-key-missing': {
    kind: 'invalid',
    message: 'The header idempotency-key is missing, or longer than 200 characters.',
    remedy: 'Send an id of your own with it, the same for each attempt at the same thing.',
  },
  'idempotency-key-reused': {
    kind: 'conflict',
    message: 'Something else was sent under this idempotency-key before.',
    remedy: 'Send the new thing under a new id.',
  },
  'input-invalid': {
    kind: 'invalid',
    message: 'Some of what was sent is missing or malformed: {faults}.',
    remedy: 'Correct the named fields and send it again.',
  },
  'instant-malformed': {
    kind: 'invalid',
    message: '{text} is no instant.',
    remedy: 'Give it as 2026-11-23T08:00:00Z.',
  },
  'internal-error': {
    kind: 'internal',
    message: 'Something went wrong on our side.',
    remedy: 'Try again; if it happens again, give an operator the time it happened.',
  },
  'jurisdiction-unknown': {
    kind: 'not-found',
    message: 'The jurisdiction_id {given} is none of ours.',
    remedy: 'Send {own}, or none.',
  },
  'language-malformed': {
    kind: 'invalid',
    message: '{text} is not a language tag.',
    remedy: 'Use one such as en, pl or pt-BR.',
  },
  'method-not-allowed': {
    kind: 'wrong-method',
    message: 'This address cannot be used with {method}.',
    remedy: 'Use {allowed}.',
  },
  'name-malformed': {
    kind: 'invalid',
    message: 'A name needs 1 to 200 characters.',
    remedy: 'Give one of that length.',
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
  'page-not-found': {
    kind: 'not-found',
    message: 'There is nothing at this address.',
    remedy: 'Check the address; the documentation lists what there is.',
  },
  'place-malformed': {
    kind: 'invalid',
    message: '{place} is no place in the order of events or in a list.',
    remedy: 'Give one that was in an answer before, or none to begin at the beginning.',
  },
  'rate-limited': {
    kind: 'too-many',
    message: 'There were too many requests from this address.',
    remedy: 'Wait {seconds} seconds and try again.',
  },
  'report-category-unknown': {
    kind: 'not-found',
    message: 'The service_code {code} is none that can be reported here.',
    remedy: 'Use one of those that /open311/v2/services.xml lists.',
  },
  'report-unknown': {
    kind: 'not-found',
    message: 'No report {id} can be seen here.',
    remedy: 'Check its number; of a private report, send the api_key that it was sent with.',
  },
  'request-id-used': {
    kind: 'invalid',
    message: 'The request id belongs to something else.',
    remedy: 'Make a new one for each reply and each call.',
  },
  'short-name-malformed': {
    kind: 'invalid',
    message: '{text} cannot be used as a short name.',
    remedy: 'Use lower-case letters, digits and single hyphens.',
  },
  'telephone-number-malformed': {
    kind: 'invalid',
    message: '{text} is not a telephone number.',
    remedy: 'Give it with its country code, as +441223457000.',
  },
  'text-length-wrong': {
    kind: 'invalid',
    message: 'The text needs 1 to {most} characters.',
    remedy: 'Give one of that length.',
  },
  'time-zone-unknown': {
    kind: 'invalid',
    message: '{zone} is no time zone.',
    remedy: 'Use one such as Europe/London.',
  },
  'too-much-arriving': {
    kind: 'unavailable',
    message: 'Too many large bodies are arriving at once.',
    remedy: 'Send it again in a few seconds, one after the other.',
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
});
