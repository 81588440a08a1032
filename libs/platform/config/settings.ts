import { z } from 'zod';

const onOff = z.enum(['on', 'off']).transform((value) => value === 'on');
const port = z.coerce.number().int().min(1).max(65_535);
/** `sms:notify,letter:print` as a record. */
const pairs = z
  .string()
  .regex(
    /^\s*[a-z][a-z-]*:[a-z][a-z-]*(\s*,\s*[a-z][a-z-]*:[a-z][a-z-]*)*\s*$/,
    'pairs such as sms:notify,letter:print',
  )
  .transform((text): Record<string, string> =>
    Object.fromEntries(text.split(',').map((pair) => pair.trim().split(':') as [string, string])),
  );
const secret = (schema: z.ZodType<string>) => schema.meta({ secret: true });

/**
 * The settings of the hub itself, each with its meaning and default; adapters declare theirs beside their code. Read
 * once from the environment, checked, frozen. An empty variable counts as absent.
 */
export const settings = z.object({
  HOST: z.string().default('127.0.0.1').describe('Address the hub listens on.'),
  PORT: port.default(3000).describe('Port the hub listens on.'),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe(
      'Address people and providers use to reach the hub, without a path and with https unless it is this machine; signatures of webhooks are checked against it. Default http://localhost:PORT.',
    ),
  TRUST_PROXY: z
    .string()
    .default('off')
    .describe(
      'Your proxies, whose X-Forwarded-For is believed: addresses, networks such as 10.0.0.0/8, and loopback, linklocal, uniquelocal, separated by commas. `on` stands for loopback.',
    ),
  DATA_DIR: z.string().default('.data').describe('Folder of the embedded database and of generated keys.'),
  FILES_DIR: z
    .string()
    .optional()
    .describe(
      'Folder of large bytes: mail with its files, and files that leave. One for all processes of a database, such as a network drive, where they have no S3 store. Default: files in DATA_DIR.',
    ),
  S3_ENDPOINT: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe(
      'S3-compatible store for large bytes in the place of FILES_DIR, without the bucket; https outside of this machine.',
    ),
  S3_BUCKET: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'must be the name of a bucket')
    .optional()
    .describe('Its bucket.'),
  S3_REGION: z.string().min(1).default('us-east-1').describe('Its region, as requests are signed for it.'),
  S3_ACCESS_KEY_ID: z.string().min(1).optional().describe('Key that opens it.'),
  S3_SECRET_ACCESS_KEY: secret(z.string().min(1)).optional().describe('Secret of that key.'),
  S3_SECONDS: z.coerce
    .number()
    .int()
    .min(1)
    .max(600)
    .default(30)
    .describe('Longest time for one request to it; each MB beyond the first is given a second more.'),
  DATABASE_URL: secret(z.url({ protocol: /^postgres(ql)?$/ }))
    .optional()
    .describe(
      'PostgreSQL to use instead of the embedded one; on another machine encrypted, with its certificate checked, unless sslmode at the end says otherwise.',
    ),
  DATABASE_MIGRATE_URL: secret(z.url({ protocol: /^postgres(ql)?$/ }))
    .optional()
    .describe(
      'The same database with a role that owns its tables: it changes them and allows the role of DATABASE_URL to work with them. For `frontdoor migrate`, and for a process that may do so when it starts. Default: DATABASE_URL does both.',
    ),
  DATABASE_CONNECTIONS: z.coerce
    .number()
    .int()
    .min(4)
    .max(1000)
    .default(20)
    .describe('Connections of each process to the database, beside about 15 of the queue.'),
  DATABASE_WAIT_SECONDS: z.coerce
    .number()
    .int()
    .min(1)
    .max(300)
    .default(5)
    .describe('Longest wait for a free connection, and for a lock; then the answer is 503.'),
  DATABASE_WORK_SECONDS: z.coerce
    .number()
    .int()
    .min(1)
    .max(3600)
    .default(20)
    .describe('Longest statement, and longest transaction; then the answer is 503.'),
  SECOND_CONNECTION: z
    .enum(['warn', 'refuse'])
    .default('warn')
    .describe(
      'What to do when code asks for a second connection inside a transaction; refuse it in trial runs.',
    ),
  REDIS_URL: secret(z.url({ protocol: /^rediss?$/ }))
    .optional()
    .describe(
      'Redis to run BullMQ on instead of PostgreSQL; on another machine by rediss, or with ?tls=off at the end.',
    ),
  SECRET: secret(
    z
      .string()
      .min(32)
      .refine(
        (text) => !text.startsWith('whsec_'),
        'is the signing secret of an integration or a subscriber; unset it, or give that another name',
      ),
  )
    .optional()
    .describe(
      'At least 32 characters, the same on every process; signs references and seals keys. Needed with DATABASE_URL; otherwise generated in DATA_DIR.',
    ),
  SECRET_PREVIOUS: z
    .string()
    .transform((text) =>
      text
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean),
    )
    .pipe(z.array(z.string().min(32)))
    .optional()
    .describe(
      'Former values of SECRET, newest first, one a line: what they signed and sealed still opens. See docs/security.md.',
    )
    .meta({ secret: true }),
  DEMO: onOff
    .optional()
    .describe(
      'Demonstration council and Try it page; only where HOST and PUBLIC_URL are this machine. Default: on with the embedded database, else off.',
    ),
  DEMO_PACK: z.string().default('cambridge-city').describe('Charter pack of the demonstration council.'),
  CHARTERS_DIR: z.string().default('charters').describe('Folder of the charter packs.'),
  WORKER: onOff.default(true).describe('Run the worker inside the hub.'),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'])
    .default('info')
    .describe('Least level that is logged.'),
  LOG_FORMAT: z.enum(['plain', 'json']).optional().describe('Default: plain on a terminal, else json.'),
  METRICS_TOKEN: secret(z.string().min(16))
    .optional()
    .describe(
      'Bearer token for /metrics and the details of /ready; without it only a demonstration shows them, to this machine.',
    ),
  CALL_RINGS_AT_ONCE: z.coerce
    .number()
    .int()
    .min(1)
    .max(10)
    .default(3)
    .describe('How many free agents a call rings at once; the first to answer has it.'),
  CALL_RING_SECONDS: z.coerce
    .number()
    .int()
    .min(5)
    .max(60)
    .default(20)
    .describe('How long a call rings at one agent before it is offered to another.'),
  OFFER_SECONDS: z.coerce
    .number()
    .int()
    .min(5)
    .max(3600)
    .default(90)
    .describe('How long an offer stays with one agent.'),
  PUBLIC_RATE: z.coerce
    .number()
    .int()
    .min(1)
    .default(120)
    .describe('Requests a minute from one address to public pages and log-in.'),
  FORM_POSTS_HOURLY: z.coerce
    .number()
    .int()
    .min(1)
    .default(60)
    .describe(
      'Forms that one address may send on the public pages in an hour. Offices, libraries and schools share one; what is above waits, with all that was typed.',
    ),
  FORM_SENDER_HOURLY: z.coerce
    .number()
    .int()
    .min(1)
    .default(20)
    .describe(
      'Forms in an hour that give one email address or telephone number, or are of one enquiry, whoever sends them.',
    ),
  PLACE_LOOKUPS_HOURLY: z.coerce
    .number()
    .int()
    .min(1)
    .default(120)
    .describe(
      'Lists of places that one address is shown on the public pages in an hour; without one, places are written.',
    ),
  ANSWER_GRACE_DAYS: z.coerce
    .number()
    .int()
    .min(0)
    .max(3650)
    .default(30)
    .describe(
      'Days for which an answer of the library is still offered to customers after the day on which somebody should have looked at it again.',
    ),
  WEBHOOK_RATE: z.coerce
    .number()
    .int()
    .min(1)
    .default(120_000)
    .describe(
      'Signed requests a minute from one address to one adapter; what is above gets 429 and Retry-After, as does whoever sent a hundredth of them with a wrong signature.',
    ),
  API_RATE: z.coerce
    .number()
    .int()
    .min(1)
    .default(600)
    .describe('Requests a minute with one API key; what is above gets 429 and Retry-After.'),
  SEND_WITH: pairs
    .default({})
    .describe(
      'Where several providers can send on a channel, the one that does, such as sms:notify,letter:print. Names of channels and of providers, as in docs/operate.md.',
    ),
  CALLER_ID: z
    .string()
    .regex(/^\+[1-9]\d{6,14}$/)
    .default('+441223457000')
    .describe('Number shown to customers who are rung, in E.164.'),
  DIAL_COUNTRIES: z
    .string()
    .regex(/^[A-Z]{2}( [A-Z]{2})*$/, 'must be ISO 3166 codes with a blank between them')
    .default('GB GG IM JE')
    .describe(
      'Countries whose numbers are rung and texted without asking an agent to confirm it. Premium, shared-cost, personal and satellite numbers never are.',
    ),
  BODY_MAX_BYTES: z.coerce
    .number()
    .int()
    .min(1024)
    .default(1_048_576)
    .describe('Largest HTTP body, but for what an adapter takes larger.'),
  DRAFT_DAYS: z.coerce
    .number()
    .int()
    .min(1)
    .max(366)
    .default(30)
    .describe('Days for which something an agent began to write is kept after the last change to it.'),
  FILES_MOST: z.coerce
    .number()
    .int()
    .min(0)
    .max(50)
    .default(10)
    .describe('Files that may travel with one reply; 0 for none.'),
  FILE_MAX_BYTES: z.coerce
    .number()
    .int()
    .min(1024)
    .max(104_857_600)
    .default(10_485_760)
    .describe('Largest file that may travel with a reply.'),
  FILES_MAX_BYTES: z.coerce
    .number()
    .int()
    .min(1024)
    .max(209_715_200)
    .default(15_728_640)
    .describe(
      'All files of one reply together. In mail they take a third more: many servers take 20 to 25 MB.',
    ),
  TRUSTED_RELAYS: z
    .string()
    .optional()
    .describe(
      'Your own mail relays, written like TRUST_PROXY: what one address may hold or bring in a minute is no limit for them.',
    ),
  REACH_INSIDE: z
    .string()
    .optional()
    .describe(
      'Networks of your own in which partners and subscribers may lie, written like TRUST_PROXY; without it their addresses lead to the public internet alone, and always by https.',
    ),
  ARRIVING_MAX_BYTES: z.coerce
    .number()
    .int()
    .min(1_048_576)
    .default(100_663_296)
    .describe(
      'Bytes of mail and large bodies that may be arriving in one process at once; what is more is told to come later.',
    ),
  ARRIVING_MAX_BYTES_PER_ADDRESS: z.coerce
    .number()
    .int()
    .min(1_048_576)
    .default(52_428_800)
    .describe('Of these, from one address.'),
  READING_THREADS: z.coerce
    .number()
    .int()
    .min(1)
    .max(16)
    .default(2)
    .describe('Threads of each process that read what came in, such as mail.'),
  READING_SECONDS: z.coerce
    .number()
    .int()
    .min(1)
    .max(300)
    .default(10)
    .describe('Longest time that reading one mail may take; then it is quarantined whole.'),
  READING_MEMORY_MB: z.coerce
    .number()
    .int()
    .min(128)
    .max(4096)
    .default(512)
    .describe('Memory that reading one mail may take; then it is quarantined whole.'),
  OCR_LANGUAGES: z
    .string()
    .default('eng,cym')
    .transform((text) => text.split(/[\s,]+/).filter(Boolean))
    .pipe(z.array(z.enum(['eng', 'cym'])).min(1))
    .describe('Languages in which scanned letters are read, separated by commas: eng and cym.'),
  CLAMD: z
    .string()
    .regex(/^(\/.+|[^\s/]+:\d{1,5})$/, 'must be host:port or the path of a socket')
    .optional()
    .describe(
      'Virus scanner clamd, as host:port or the path of its socket: files are opened only once it found nothing in them. Without it files are not scanned, and the console says so.',
    ),
  CLAMD_MAX_BYTES: z.coerce
    .number()
    .int()
    .min(1024)
    .default(26_214_400)
    .describe(
      'Largest file that is scanned; not above StreamMaxLength of clamd. What is larger cannot be opened.',
    ),
  CLAMD_SECONDS: z.coerce
    .number()
    .int()
    .min(1)
    .max(600)
    .default(60)
    .describe('Longest time that scanning one file may take.'),
});

export type Settings = z.output<typeof settings>;
