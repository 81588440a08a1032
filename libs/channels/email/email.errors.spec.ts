import { describe, expect, it } from 'vitest';
import { toChannelError } from './email.errors.js';

describe('toChannelError', () => {
  it.each([
    [{ responseCode: 421, response: '421 4.3.2 closing' }, false, 'slow-down'],
    [{ responseCode: 421, response: '421 4.3.2 closing' }, true, 'slow-down'],
    [{ responseCode: 450, response: '450 4.2.0 greylisted' }, false, 'slow-down'],
    [{ responseCode: 451 }, true, 'retry'],
    [{ responseCode: 452 }, false, 'retry'],
    [{ responseCode: 503 }, false, 'retry'],
    [{ responseCode: 550, command: 'RCPT TO' }, false, 'give-up'],
    [{ responseCode: 554, command: 'DATA' }, true, 'give-up'],
    [{ responseCode: 554, command: 'CONN' }, false, 'reauthorise'],
    [{ code: 'EAUTH', responseCode: 535 }, false, 'reauthorise'],
    [{ responseCode: 530, command: 'MAIL FROM' }, false, 'reauthorise'],
    [{ code: 'EAUTH', responseCode: 454 }, false, 'retry'],
    [{ code: 'EENVELOPE', command: 'API' }, false, 'give-up'],
    [{ code: 'ECONNECTION', command: 'CONN' }, false, 'retry'],
    [{ code: 'ETIMEDOUT', command: 'CONN' }, true, 'reconcile'],
    [{ code: 'EDNS' }, false, 'retry'],
    [undefined, true, 'reconcile'],
  ])('%j, written %s: %s', (error, written, remedy) => {
    expect(toChannelError(error, written).remedy).toBe(remedy);
  });

  it('repeats nothing that the server quoted', () => {
    const error = { responseCode: 550, response: '550 5.1.1 <jo@example.org> unknown', command: 'RCPT TO' };
    const told = toChannelError(Object.assign(new Error('Message failed: jo@example.org'), error), false);
    expect(`${told.message} ${String(told.cause)}`).not.toContain('jo@');
  });
});
