import { describe, expect, it } from 'vitest';
import { problemOf, refusal, unreachable } from './notify.errors.js';

/** Ten minutes before midnight, UTC. */
const now = Date.parse('2026-11-27T23:50:00Z');
const handingIn = { handsIn: true, now };
const asking = { handsIn: false, now };

describe('what Notify refuses', () => {
  it.each([
    [400, 'ValidationError', 'phone_number Not enough digits', 'give-up'],
    [400, 'ValidationError', 'email_address Not a valid email address', 'give-up'],
    [400, 'BadRequestError', 'Template not found', 'reauthorise'],
    [400, 'BadRequestError', 'sms template is not suitable for email notification', 'reauthorise'],
    [400, 'BadRequestError', 'Missing personalisation: name', 'reauthorise'],
    [400, 'BadRequestError', "Can't send to this recipient using a team-only API key", 'reauthorise'],
    [400, 'BadRequestError', 'Service is not allowed to send letters', 'reauthorise'],
    [400, 'BadRequestError', 'Cannot send to international mobile numbers', 'give-up'],
    [400, 'BadRequestError', 'sms_sender_id 1 does not exist', 'reauthorise'],
    [400, 'BadRequestError', 'Something that nobody has seen', 'give-up'],
    [401, 'AuthError', 'Unauthorized', 'reauthorise'],
    [403, 'AuthError', 'Error: Your system clock must be accurate to within 30 seconds', 'reauthorise'],
    [403, 'BadRequestError', 'Invalid token: API key not found', 'reauthorise'],
    [404, 'NoResultFound', 'No result found', 'give-up'],
    [413, undefined, '', 'give-up'],
    [429, 'RateLimitError', 'Exceeded rate limit', 'slow-down'],
    [429, 'TooManyRequestsError', 'Exceeded send limits (sms: 250000) for today', 'slow-down'],
    [500, 'Exception', 'Internal server error', 'reconcile'],
    [502, undefined, '', 'reconcile'],
    [503, undefined, '', 'retry'],
  ] as const)('%i %s “%s” is %s', (status, error, message, remedy) => {
    const said = refusal({ status, message, retryAfter: null, ...(error && { error }) }, handingIn);
    expect(said.remedy).toBe(remedy);
    expect(said.message).toMatch(/^[A-Z][^\n]+\.$/);
  });

  it('for the day is over after midnight UTC, and for the minute when it says', () => {
    const day = refusal({ status: 429, error: 'TooManyRequestsError', retryAfter: '5' }, handingIn);
    expect(day.resetInMs).toBe(10 * 60_000 + 30_000);
    const minute = refusal({ status: 429, error: 'RateLimitError', retryAfter: '5' }, handingIn);
    expect([minute.resetInMs, minute.retryAfterMs]).toEqual([undefined, 5000]);
    const silent = refusal({ status: 429, error: 'RateLimitError', retryAfter: null }, handingIn);
    expect(silent.retryAfterMs).toBe(60_000);
  });

  it('when it is only asked is asked again, whatever broke', () => {
    expect(refusal({ status: 500, error: 'Exception', retryAfter: null }, asking).remedy).toBe('retry');
    expect(unreachable(new Error('x'), asking).remedy).toBe('retry');
  });
});

describe('a request without an answer', () => {
  const failed = (code: string) => new TypeError('fetch failed', { cause: { code } });

  it.each(['ECONNREFUSED', 'ENOTFOUND', 'UND_ERR_CONNECT_TIMEOUT'])(
    'that never left (%s) is tried again',
    (code) => {
      expect(unreachable(failed(code), handingIn).remedy).toBe('retry');
    },
  );

  it('that may have arrived is looked for', () => {
    expect(unreachable(failed('ECONNRESET'), handingIn).remedy).toBe('reconcile');
    expect(unreachable(new DOMException('', 'TimeoutError'), handingIn).remedy).toBe('reconcile');
  });
});

it('a state is a problem where it is one, and no property of an object', () => {
  expect(problemOf('letter', 'validation-failed')).toContain('cannot print');
  expect(problemOf('letter', 'received')).toBeUndefined();
  expect(problemOf('sms', 'constructor')).toBeUndefined();
});
