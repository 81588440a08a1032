import { ChannelError, type Remedy } from '../core/index.js';

/** What nodemailer tells of a failed sending; nothing of it is shown, because replies quote addresses. */
interface SmtpFailure {
  /** EAUTH, ECONNECTION, ETIMEDOUT … */
  code?: string;
  /** SMTP reply code. */
  responseCode?: number;
  /** Text of the SMTP reply. */
  response?: string;
  /** SMTP command it answers; CONN before the first, API where the library itself refused. */
  command?: string;
}

const MINUTE = 60_000;

/**
 * What to do about a failed sending (RFC 5321, section 4.2). A reply decides where there is one: 421 and 450 slow
 * down, other 4xx and 503 retry, refused log-ins and refused connections need an operator, other 5xx can never work.
 * Without a reply the mail has not left, unless all of it was written: then nobody knows.
 *
 * @param written whether the end of the mail had been handed to the connection
 */
export function toChannelError(error: unknown, written: boolean): ChannelError {
  const failure = (error ?? {}) as SmtpFailure;
  const reply = failure.responseCode;
  if (failure.code === 'ENOAUTH' || (failure.code === 'EAUTH' && (!reply || reply >= 500)))
    return reauthorise(reply);
  if (failure.code === 'ETLS' && failure.command === 'STARTTLS')
    return new ChannelError(
      'reauthorise',
      'The mail server offers no secure connection, and mail does not leave without one.',
    );
  if (reply) return answered(reply, failure);
  if (failure.command === 'API' && failure.code === 'EENVELOPE') {
    return new ChannelError('give-up', 'The address cannot be used for mail.');
  }
  if (written) {
    return new ChannelError(
      'reconcile',
      'The connection was lost before the mail server said whether it took the mail.',
    );
  }
  return new ChannelError(
    'retry',
    WITHOUT_REPLY[failure.code ?? ''] ?? 'The mail server could not be reached.',
  );
}

const WITHOUT_REPLY: Record<string, string> = {
  ETIMEDOUT: 'The mail server did not answer in time.',
  EDNS: 'The mail server has no address; its name may be misspelt.',
  ETLS: 'No secure connection to the mail server could be made.',
};

function answered(reply: number, failure: SmtpFailure): ChannelError {
  const told = ` (${[reply, enhanced(failure.response)].filter(Boolean).join(' ')})`;
  const as = (remedy: Remedy, text: string, retryAfterMs?: number): ChannelError =>
    new ChannelError(remedy, `${text}${told}.`, { retryAfterMs });
  if (reply === 421) return as('slow-down', 'The mail server is busy', MINUTE);
  if (reply === 450) return as('slow-down', 'The mail server wants us to wait', 5 * MINUTE);
  if (reply < 500 || reply === 503) return as('retry', 'The mail server did not take the mail for now');
  if ([530, 534, 535, 538].includes(reply)) return reauthorise(reply);
  if (failure.command === 'CONN' || failure.command === 'EHLO' || failure.command === 'HELO') {
    return as('reauthorise', 'The mail server refuses to talk to us');
  }
  return as(
    'give-up',
    failure.command === 'RCPT TO' ? 'The address does not take mail' : 'The mail was refused',
  );
}

const reauthorise = (reply?: number): ChannelError =>
  new ChannelError('reauthorise', `The mail server refused our log-in${reply ? ` (${reply})` : ''}.`);

const enhanced = (response?: string): string | undefined =>
  /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(response ?? '')?.[0];
