import { Writable } from 'node:stream';
import type { LoggerService } from '@nestjs/common';
import pino, { type Logger } from 'pino';
import type { Config } from '../config/config.js';
import { describeError } from './describe-error.js';

export type { Logger } from 'pino';

/** Never logged, wherever they turn up: what people wrote, who they are, and secrets. */
const REDACTED = [
  'text',
  'subject',
  'from',
  'to',
  'name',
  'email',
  'phone',
  'password',
  'raw',
  'body',
  'token',
  'authorization',
  'cookie',
];

/** Structured logs: one JSON object a line, or one readable line on a terminal. */
export function createLogger(config: Pick<Config, 'LOG_LEVEL' | 'LOG_FORMAT'>): Logger {
  const plain = (config.LOG_FORMAT ?? (process.stdout.isTTY ? 'plain' : 'json')) === 'plain';
  const options = {
    level: config.LOG_LEVEL,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: REDACTED.flatMap((key) => [key, `*.${key}`]), censor: '(hidden)' },
    serializers: { err: describeError },
  };
  return plain ? pino(options, plainStream()) : pino(options);
}

const plainStream = (): Writable =>
  new Writable({
    write(chunk: Buffer, _encoding, done) {
      const { level, time, msg, err, ...rest } = JSON.parse(chunk.toString()) as Record<string, unknown>;
      const label = pino.levels.labels[level as number] ?? '';
      const facts = Object.entries(rest).map(([key, value]) => `${key}=${JSON.stringify(value)}`);
      const trouble = err ? [`${(err as Error).message}\n${(err as Error).stack ?? ''}`] : [];
      process.stdout.write(
        [String(time).slice(11, 19), label.padEnd(5), msg, ...facts, ...trouble].join(' ') + '\n',
        done,
      );
    },
  });

/** Nest's own messages, in the same log; its chatter about modules and routes is left to `debug`. */
export const nestLogger = (log: Logger): LoggerService => ({
  log: (message: unknown, ...rest: unknown[]) => log.debug({ context: rest.at(-1) }, String(message)),
  debug: (message: unknown) => log.debug(String(message)),
  verbose: (message: unknown) => log.trace(String(message)),
  warn: (message: unknown, ...rest: unknown[]) => log.warn({ context: rest.at(-1) }, String(message)),
  error: (message: unknown, ...rest: unknown[]) => log.error({ context: rest.at(-1) }, String(message)),
  fatal: (message: unknown) => log.fatal(String(message)),
});
