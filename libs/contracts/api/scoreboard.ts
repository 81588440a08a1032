import { z } from 'zod';
import { endpoint, session } from '../endpoint.js';
import { channel } from '../channels.js';
import { date } from '../words.js';

/** Figures of one group of commitments that were opened in the period. */
const figures = {
  opened: z.int(),
  kept: z.int(),
  /** Overdue, whether answered late or not at all yet. */
  missed: z.int(),
  extended: z.int(),
  waived: z.int(),
  withdrawn: z.int(),
  /** Not decided yet: running or waiting for the customer. */
  running: z.int(),
  /** kept / (kept + extended + missed); null when nothing is decided. */
  keptShare: z.number().nullable(),
  /** Within this time at least half were met, in `unit`; null when nothing was met, or in different units. */
  median: z.number().nullable(),
  /** The same of nine in ten. */
  p90: z.number().nullable(),
};

export const scoreRow = z.object({
  promiseId: z.string(),
  clockId: z.string(),
  title: z.string(),
  /** "4 working hours" */
  within: z.string(),
  unit: z.string(),
  /** Where in the charter it stands. */
  source: z.string(),
  published: z.boolean(),
  /** The definition the figures were counted by. */
  charter: z.object({ id: z.string(), version: z.string(), hash: z.string() }),
  /** What the row is about besides the promise, where the report is split up. */
  channel: channel.nullable(),
  service: z.string().nullable(),
  team: z.string().nullable(),
  ...figures,
});
export type ScoreRow = z.infer<typeof scoreRow>;

const share = z.object({
  share: z.number().nullable(),
  of: z.int(),
  /** What is counted, as a sentence. */
  definition: z.string(),
});

export const scoreboard = z.object({
  from: date,
  to: date,
  zone: z.string(),
  by: z.enum(['promise', 'channel', 'service', 'team']),
  rows: z.array(scoreRow),
  /** Per calendar month of opening, over all rows shown. */
  months: z.array(z.object({ month: z.string(), ...figures })),
  totals: z.object(figures),
  firstContact: share,
  callsAnswered: share,
  /** Whose caller hung up before anybody answered; `short` at once, which are not among them. */
  abandoned: share.extend({ short: z.int() }),
  /** A call that ended in a voicemail counts once. */
  voicemail: share,
  /** Visitors who left before anybody saw them, of all that came. */
  leftUnseen: share,
  /** Callbacks whose agreed time ended in the period. */
  callbacks: z.object({
    /** Reached by the end of the agreed time, of all that were due. */
    kept: share,
    late: z.int(),
    notReached: z.int(),
    /** Attempts for each that was due; null without any. */
    attemptsEach: z.number().nullable(),
    /** Half of those reached late were at most so many minutes late; null without any. */
    medianMinutesLate: z.number().nullable(),
  }),
  /** Messages that left without all that the charter wants, on somebody's word. */
  overrides: z.object({ count: z.int(), replies: z.int() }),
  /** Steps that only a person can do. */
  steps: z.array(
    z.object({
      promiseId: z.string(),
      title: z.string(),
      prompted: z.int(),
      confirmed: z.int(),
      notConfirmed: z.int(),
      noAnswer: z.int(),
    }),
  ),
  /** Checks of premises and people whose schedule fell into the period. */
  audits: z.array(
    z.object({
      promiseId: z.string(),
      title: z.string(),
      items: z.int(),
      checked: z.int(),
      met: z.int(),
      partly: z.int(),
      notMet: z.int(),
    }),
  ),
});
export type Scoreboard = z.infer<typeof scoreboard>;

const query = z.object({
  /** First and last day, in the zone of the organisation; the last 12 months when left out. */
  from: date.optional(),
  to: date.optional(),
  /** What the rows are split by besides the promise. */
  by: z.enum(['promise', 'channel', 'service', 'team']).default('promise'),
  channel: channel.optional(),
  service: z.string().max(100).optional(),
  team: z.string().max(100).optional(),
});

export const readScoreboard = endpoint({
  method: 'GET',
  path: '/api/v1/scoreboard',
  access: session('agent', 'supervisor', 'administrator'),
  summary: 'How the promises were kept over a period',
  query,
  answer: scoreboard,
});

export const readScoreboardCsv = endpoint({
  method: 'GET',
  path: '/api/v1/scoreboard.csv',
  access: session('agent', 'supervisor', 'administrator'),
  summary: 'The rows of the scoreboard as CSV (RFC 4180, UTF-8 with a byte order mark)',
  query,
  produces: 'text/csv',
});

/** Enquiries opened in the period, of one service and the channel on which they began. */
const handoverFigures = z.object({
  service: z.string(),
  channel,
  enquiries: z.int(),
  closed: z.int(),
  /** Closed after one contact of the customer, and not reopened, of those closed. */
  firstContact: z.number().nullable(),
  /** Their customer had to contact us more than once. */
  repeated: z.int(),
  /** Went to another service or person at least once. */
  handedOn: z.int(),
  hops: z.int(),
  /** Hops back to where it had been. */
  returns: z.int(),
  /** From handing over to the opening of the brief, on average, in minutes; null where none was opened. */
  lostMinutes: z.number().nullable(),
  replies: z.int(),
  /** Replies that asked for what was known, of all replies. */
  askedAgain: z.number().nullable(),
});
export type HandoverFigures = z.infer<typeof handoverFigures>;

export const readHandoverFigures = endpoint({
  method: 'GET',
  path: '/api/v1/scoreboard/handovers',
  access: session('agent', 'supervisor', 'administrator'),
  summary:
    'Per service and channel: settled at first contact, handed on, sent back, repeated, asked again, time lost',
  query,
  answer: z.object({ from: date, to: date, rows: z.array(handoverFigures) }),
});

export const readHandoverCsv = endpoint({
  method: 'GET',
  path: '/api/v1/scoreboard/handovers.csv',
  access: session('agent', 'supervisor', 'administrator'),
  summary: 'The same as CSV (RFC 4180, UTF-8 with a byte order mark)',
  query,
  produces: 'text/csv',
});
