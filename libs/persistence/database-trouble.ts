import { type ErrorCode, FrontdoorError } from '@frontdoor/kernel';
import { hasMadeChanges } from './changes-of-request.js';

/** SQLSTATE of what was undone because it took too long, waited too long, met another or found no room to begin with. */
const BUSY = /^(57014|55P03|25P0[34]|40(?!003)[0-9A-Z]{3}|53[0-9A-Z]{3})$/;
/** SQLSTATE of a disk that is full, and of a database that takes no changes: a standby, or one that was set so. */
const NOT_WRITABLE = /^(53100|25006)$/;
/**
 * SQLSTATE of a connection that broke, a server that is going down, coming up, lets nobody in or is damaged, and how
 * sockets fail.
 */
const GONE =
  /^((08|28|57|58|XX)[0-9A-Z]{3}|40003|3D000|ECONN\w+|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_\w+|EPROTO|E(HOST|NET)(UNREACH|DOWN))$/;

/** How the libraries say it where they give no code. */
const BUSY_WORDS = /^timeout exceeded when trying to connect$/;
const GONE_WORDS =
  /^(Connection (terminated|ended)|Client has encountered a connection error|Client was closed|Query runner already released|Database connection provided by a query runner was already released|Driver not Connected|Cannot use a pool after|Query read timeout|The server does not support SSL|There was an error establishing an SSL)/;

/**
 * What to tell when it was the database that failed and not what was asked of it: `database-busy` and
 * `database-not-writable` when nothing was done, `try-again-later` when the connection broke or the database is
 * damaged, or when the request around the caller has changed something and only its answer could not be read.
 * Undefined for every other error.
 */
export function databaseTrouble(error: unknown): FrontdoorError | undefined {
  const told = kindOf(error);
  if (!told) return undefined;
  return new FrontdoorError(hasMadeChanges() ? 'try-again-later' : told, {}, { cause: error });
}

function kindOf(error: unknown): ErrorCode | undefined {
  if (!(error instanceof Error)) return undefined;
  // Whoever waited in a line of ours in vain was kept from the database as well.
  if (error instanceof FrontdoorError) return error.code === 'database-busy' ? error.code : undefined;
  const { code = '', message } = error as Error & { code?: string };
  if (NOT_WRITABLE.test(code)) return 'database-not-writable';
  if (BUSY.test(code) || BUSY_WORDS.test(message)) return 'database-busy';
  return GONE.test(code) || GONE_WORDS.test(message) ? 'try-again-later' : undefined;
}

/**
 * Writes something down by the way, such as when a session was last used: a database that takes no changes for a while can
 * still be read by whoever may read it.
 */
export async function noteByTheWay(write: () => Promise<unknown>): Promise<void> {
  try {
    await write();
  } catch (error) {
    if (databaseTrouble(error)?.code !== 'database-not-writable') throw error;
  }
}

/**
 * Whether trouble of the database may lie in what was asked of it, so that another question gets its answer: inner
 * errors, and memory that one statement used up.
 */
export const mayBeOfOneInput = (error: unknown): boolean =>
  /^(XX|53200)/.test((error as { code?: string }).code ?? '');
