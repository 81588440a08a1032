import { FrontdoorError } from '@frontdoor/kernel';
import { hasMadeChanges } from './changes-of-request.js';

/** SQLSTATE of what the database gave up because it took too long, waited too long or ran out of room. */
const BUSY = /^(57014|55P03|25P0[34]|40P01|40001|53[0-9A-Z]{3})$/;
/** SQLSTATE of a connection that broke or a server that is going down or coming up, and how sockets fail. */
const GONE = /^(08[0-9A-Z]{3}|57P0[1-5]|ECONN\w+|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|E(HOST|NET)UNREACH)$/;

/** How the libraries say it where they give no code. */
const BUSY_WORDS = /^timeout exceeded when trying to connect$/;
const GONE_WORDS =
  /^(Connection terminated|Client has encountered a connection error|Client was closed|Query runner already released|Driver not Connected|Cannot use a pool after)/;

/**
 * What to tell when it was the database that failed and not what was asked of it: `database-busy` when nothing was
 * done, `try-again-later` when the connection broke, or when the request around the caller has changed something and
 * only its answer could not be read. Undefined for every other error.
 */
export function databaseTrouble(error: unknown): FrontdoorError | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code = '', message } = error as Error & { code?: string };
  if (BUSY.test(code) || BUSY_WORDS.test(message))
    return new FrontdoorError(hasMadeChanges() ? 'try-again-later' : 'database-busy', {}, { cause: error });
  if (GONE.test(code) || GONE_WORDS.test(message))
    return new FrontdoorError('try-again-later', {}, { cause: error });
  return undefined;
}
