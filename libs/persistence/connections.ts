import pg from 'pg';
import { isInBackground, Shares } from './background.js';
import { openTransaction, refusalInsideTransaction } from './open-transaction.js';
import { withPlan } from './planned-once.js';
import { surviveUnheardErrors } from './unheard-errors.js';

surviveUnheardErrors();

/** How long anything may wait for the database. */
export interface DatabaseLimits {
  /** Longest wait for a free connection, and for a lock, in milliseconds. */
  waitMs: number;
  /** Longest statement, longest transaction as a whole, and longest pause inside one, in milliseconds. */
  workMs: number;
  /** Connections that work in the background may have at a time; all of them where it is left out. */
  background?: number;
}

type LimitedConfig = pg.PoolConfig & { background?: number };

/** The server ends what takes too long by itself; one that does not even say so is given up a little later. */
const GRACE_MS = 2000;
const KEEP_ALIVE_MS = 10_000;

/** Options of the pg library that keep to the limits on both sides of a connection. */
export const limitsOfPool = ({ waitMs, workMs, background }: DatabaseLimits): LimitedConfig => ({
  ...(background !== undefined && { background }),
  connectionTimeoutMillis: waitMs,
  lock_timeout: waitMs,
  statement_timeout: workMs,
  idle_in_transaction_session_timeout: workMs,
  keepAlive: true,
  keepAliveInitialDelayMillis: KEEP_ALIVE_MS,
});

/** SQLSTATE of a statement that was ended because it took too long. */
const TOO_LONG = '57014';

type Result = Promise<pg.QueryResult>;
type Callback = (...results: unknown[]) => void;

/**
 * A connection whose statements all end: late ones with the connection, and those of a transaction that is too old. What is
 * asked while an answer is awaited leaves at once, and is answered in order (see `together`).
 */
class LimitedClient extends pg.Client {
  private readonly longestMs: number;
  private readonly send = super.query.bind(this) as (...given: unknown[]) => Result | void;

  constructor(config: pg.ClientConfig = {}) {
    super({ ...config, pipeline: true });
    const limit = config.statement_timeout || 0;
    this.longestMs = limit && limit + GRACE_MS;
  }

  override query = ((...asked: unknown[]): Result | void => {
    const { until = Infinity } = openTransaction() ?? {};
    if (performance.now() > until)
      return Promise.reject(coded('The transaction takes too long and is undone', TOO_LONG));
    const given = withPlan(asked);
    if (this.longestMs === 0) return this.send(...given);
    const late = setTimeout(() => this.giveUp(), this.longestMs);
    late.unref();
    const callback = given.at(-1);
    if (typeof callback === 'function') {
      const done: Callback = (...results) => {
        clearTimeout(late);
        (callback as Callback)(...results);
      };
      return this.send(...given.slice(0, -1), done);
    }
    const result = this.send(...given);
    return result instanceof Promise ? result.finally(() => clearTimeout(late)) : result;
  }) as pg.Client['query'];

  /** Whatever is under way on it fails, and its pool makes another. */
  private giveUp(): void {
    this.connection.stream.destroy(coded('The database does not answer', 'ETIMEDOUT'));
  }
}

type Connected = (
  error: Error | undefined,
  client: pg.PoolClient | undefined,
  done: (release?: Error | boolean) => void,
) => void;

/** Hands no connection to code that holds one already, and no more than their share to work in the background. */
export class LimitedPool extends pg.Pool {
  private readonly shares: Shares | undefined;

  constructor({ background, ...config }: LimitedConfig) {
    super({ ...config, Client: LimitedClient });
    this.shares =
      background === undefined ? undefined : new Shares(background, config.connectionTimeoutMillis ?? 0);
  }

  override connect(): Promise<pg.PoolClient>;
  override connect(callback: Connected): void;
  override connect(callback?: Connected): Promise<pg.PoolClient> | void {
    const refusal = refusalInsideTransaction();
    if (!callback) return refusal ? Promise.reject(refusal) : this.handed();
    if (refusal) return callback(refusal, undefined, () => undefined);
    if (!this.shares || openTransaction()) return super.connect(callback);
    this.handed().then(
      (client) => callback(undefined, client, (error) => client.release(error)),
      (error: Error) => callback(error, undefined, () => undefined),
    );
  }

  /** Whoever holds a connection already is not made to wait for a second one. */
  private async handed(): Promise<pg.PoolClient> {
    const { shares } = this;
    if (!shares || openTransaction()) return super.connect();
    const giveBack = isInBackground() ? await shares.take() : shares.besides();
    try {
      const client = await super.connect();
      const release = client.release.bind(client);
      client.release = (error) => {
        giveBack();
        release(error);
      };
      return client;
    } catch (error) {
      giveBack();
      throw error;
    }
  }
}

const coded = (message: string, code: string): Error => Object.assign(new Error(message), { code });
