import { HubTrouble, LeaseLost } from '../core/index.js';

const UNREACHABLE = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'CONNECT_TIMEOUT',
  'GREETING_TIMEOUT',
]);

/** One plain sentence about what keeps a mailbox from being read, without anything the server quoted. */
export function troubleOf(error: unknown): string {
  if (error instanceof HubTrouble) return 'The hub could not keep what was read; mail stays in the mailbox.';
  if (error instanceof LeaseLost)
    return 'The right to read the mailbox was lost; another process may read it now.';
  const { code, authenticationFailed, mailboxMissing, tlsFailed } = (error ?? {}) as {
    code?: string;
    authenticationFailed?: boolean;
    mailboxMissing?: boolean;
    tlsFailed?: boolean;
  };
  if (authenticationFailed) return 'The mail server refused the user name and password.';
  if (mailboxMissing) return 'The mail server has no such folder.';
  if (tlsFailed || /CERT|SSL|TLS|ALTNAME/.test(code ?? ''))
    return 'No secure connection to the mail server could be made.';
  if (code && UNREACHABLE.has(code)) return 'The mail server could not be reached.';
  return 'The connection to the mail server was lost.';
}
