import type pg from 'pg';
import type { HubProcess } from '../hub-process.js';
import type { Outside } from '../outside.js';

/** Something that goes wrong; `begin` resolves once it is wrong, with how it is put right. */
export interface Fault {
  name: string;
  begin(): Promise<() => Promise<unknown> | void>;
}

/** Processes of ours with all they stand on, and what can happen to them. */
export interface Arrangement {
  name: string;
  /** Where its hubs answer. */
  doors: readonly { url: string; smtpPort: number }[];
  integrationSecret: string;
  outside: Outside;
  processes: readonly HubProcess[];
  /** The queue keeps its jobs in the database. */
  jobsInDatabase: boolean;
  faults: readonly Fault[];
  /** Faults that could not be brought about here, with the reason. */
  untried: readonly string[];
  /** A connection of the run's own to the database in use. */
  connect: () => Promise<pg.Client>;
  stop(): Promise<void>;
}

/** What both arrangements give their processes. */
export const COMMON = {
  DEMO: 'off',
  OFFER_SECONDS: '5',
  PUBLIC_RATE: '1000000',
  FORM_POSTS_HOURLY: '1000000',
  FORM_SENDER_HOURLY: '1000000',
  WEBHOOK_RATE: '100000000',
  SMTP_RATE: '1000000',
  LOG_LEVEL: 'warn',
  LOG_FORMAT: 'json',
  SECOND_CONNECTION: 'refuse',
};
