/**
 * Who may import whom. Each comment says where the import belongs instead.
 * Tests may reach further than what they test; they are named by `tests`.
 */
const tests = [
  '\\.spec\\.tsx?$',
  '\\.test-[a-z-]+\\.ts$',
  '^test/',
  '^vitest\\.config\\.ts$',
  '^libs/charter/spec/',
  '^libs/channels/core/(conformance|fake)/',
].join('|');
const ours = '^(libs|apps|test)/';
const pure = 'kernel|contracts|charter|routing|procedures';
/** A package, installed or not. */
const npm = (...names) => `(^|/)node_modules/(${names.join('|')})(/|$)|^(${names.join('|')})(/|$)`;

const frameworks = npm(
  '@nestjs/[^/]+',
  'typeorm',
  'bullmq',
  'ioredis',
  'pg',
  'fastify',
  '@fastify/[^/]+',
  'react',
  'react-dom',
);
const inputOutput =
  '^(node:)?(fs|net|http|http2|https|tls|dgram|dns|child_process|cluster|worker_threads|readline|process)(/|$)';

/** Only `from` may import `to`. */
const only = (name, from, to, comment) => ({
  name,
  severity: 'error',
  comment,
  from: { path: '^(libs|apps)/', pathNot: [`^(${from})`, tests] },
  to: { path: to },
});

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      comment: 'Two files that import each other are one: join them, or move what both need into a third.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'kernel-depends-on-nothing',
      severity: 'error',
      comment: 'libs/kernel is the ground. What needs another library belongs in that library.',
      from: { path: '^libs/kernel/', pathNot: tests },
      to: { path: ours, pathNot: '^libs/kernel/' },
    },
    {
      name: 'pure-libraries-depend-on-kernel',
      severity: 'error',
      comment:
        'contracts, charter, routing and procedures know only libs/kernel. What joins two of them belongs in libs/use-cases.',
      from: { path: '^libs/(contracts|charter|routing|procedures)/', pathNot: tests },
      to: { path: ours, pathNot: '^libs/($1|kernel)/' },
    },
    {
      name: 'pure-libraries-do-nothing-outside',
      severity: 'error',
      comment:
        'kernel, contracts, charter, routing and procedures compute. Reading, sending and storing belong in libs/channels, libs/persistence, libs/jobs, libs/platform or an app.',
      from: { path: `^libs/(${pure})/`, pathNot: tests },
      to: { path: `${frameworks}|${inputOutput}` },
    },
    {
      name: 'channels-core-stays-below-the-islands',
      severity: 'error',
      comment:
        'libs/channels/core is the contract of every adapter. What one provider needs belongs in its island.',
      from: { path: '^libs/channels/core/', pathNot: tests },
      to: { path: ours, pathNot: `^libs/(${pure}|channels/core)/` },
    },
    {
      name: 'a-channel-is-an-island',
      severity: 'error',
      comment:
        'A channel imports libs/channels/core and what is below it, never another channel, persistence, jobs or use cases. What two channels share belongs in libs/channels/core; what happens to a contact belongs in libs/use-cases.',
      from: { path: '^libs/channels/(?!core/)([^/]+)/', pathNot: tests },
      to: { path: ours, pathNot: `^libs/(${pure}|channels/core|channels/$1)/` },
    },
    {
      name: 'channels-know-no-framework',
      severity: 'error',
      comment:
        'An adapter is plain code behind the adapter contract. Wiring belongs in libs/use-cases or an app.',
      from: { path: '^libs/channels/', pathNot: tests },
      to: { path: frameworks },
    },
    {
      name: 'platform-depends-on-kernel-and-contracts',
      severity: 'error',
      comment:
        'libs/platform serves every library above it. What knows the domain belongs in libs/use-cases.',
      from: { path: '^libs/platform/', pathNot: tests },
      to: { path: ours, pathNot: '^libs/(platform|kernel|contracts)/' },
    },
    {
      name: 'persistence-knows-no-channel-job-or-use-case',
      severity: 'error',
      comment: 'libs/persistence stores. What decides belongs in libs/casework or libs/use-cases.',
      from: { path: '^libs/persistence/', pathNot: tests },
      to: { path: ours, pathNot: `^libs/(persistence|platform|${pure})/` },
    },
    {
      name: 'jobs-know-no-channel-or-use-case',
      severity: 'error',
      comment: 'libs/jobs carries. What a job does belongs in libs/use-cases; apps/worker joins the two.',
      from: { path: '^libs/jobs/', pathNot: tests },
      to: { path: ours, pathNot: `^libs/(jobs|persistence|platform|${pure})/` },
    },
    {
      name: 'nouns-know-no-verb',
      severity: 'error',
      comment:
        'libs/casework holds what the verbs of libs/use-cases share. What only one verb needs belongs in that verb; what a noun needs of a verb is a noun of its own.',
      from: { path: '^libs/casework/', pathNot: tests },
      to: { path: '^libs/(use-cases|demonstration)/' },
    },
    {
      name: 'a-verb-imports-no-verb',
      severity: 'error',
      comment: 'What two verbs need is a noun: it belongs in a folder of libs/casework.',
      from: { path: '^libs/use-cases/([^/]+)/', pathNot: tests },
      to: { path: '^libs/use-cases/', pathNot: '^libs/use-cases/$1/' },
    },
    {
      name: 'the-demonstration-stands-apart',
      severity: 'error',
      comment:
        'libs/demonstration makes up a council. What real councils need of it belongs in libs/casework or libs/use-cases.',
      from: { path: '^libs/(?!demonstration/)', pathNot: tests },
      to: { path: '^libs/demonstration/' },
    },
    {
      name: 'libraries-know-no-app',
      severity: 'error',
      comment:
        'Apps wire libraries, not the other way round. What a library needs of an app belongs in libs.',
      from: { path: '^libs/', pathNot: tests },
      to: { path: '^(apps|test)/' },
    },
    {
      name: 'worker-and-cli-know-no-other-app',
      severity: 'error',
      comment:
        'The hub may run the worker inside itself; no app imports another else. What two apps need belongs in libs.',
      from: { path: '^apps/(worker|cli)/', pathNot: tests },
      to: { path: '^(apps|test)/', pathNot: '^apps/$1/' },
    },
    {
      name: 'hub-knows-the-worker-only',
      severity: 'error',
      comment:
        'The hub may run the worker inside itself; no app imports another else. What two apps need belongs in libs.',
      from: { path: '^apps/hub/', pathNot: tests },
      to: { path: '^(apps|test)/', pathNot: '^apps/(hub|worker)/' },
    },
    {
      name: 'console-knows-contracts-only',
      severity: 'error',
      comment: 'The console speaks to the hub over HTTP. What both need to know belongs in libs/contracts.',
      from: { path: '^apps/console/', pathNot: tests },
      to: { path: ours, pathNot: '^(apps/console/|libs/contracts/index\\.ts$)' },
    },
    {
      name: 'console-ground-knows-no-feature',
      severity: 'error',
      comment:
        'state, time, api and ui of the console serve every screen. What needs to know who is logged in, or a feature, belongs above.',
      from: { path: '^apps/console/src/(state|time|api|ui)/', pathNot: tests },
      to: { path: '^apps/console/src/(?!(state|time|api|ui)/)' },
    },
    {
      name: 'console-shared-knows-no-feature',
      severity: 'error',
      comment:
        'session, live, shortcuts and casework of the console are what its features share. What one feature alone needs belongs in that feature.',
      from: { path: '^apps/console/src/(session|live|shortcuts|casework)/', pathNot: tests },
      to: { path: '^apps/console/src/(features|shell)/' },
    },
    {
      name: 'a-feature-imports-no-feature',
      severity: 'error',
      comment:
        'Screens of the console stand beside each other. What two of them need belongs in casework of the console, or in its ground.',
      from: { path: '^apps/console/src/features/([^/]+)/', pathNot: tests },
      to: { path: '^apps/console/src/(features|shell)/', pathNot: '^apps/console/src/features/$1/' },
    },
    {
      name: 'through-the-front-door',
      severity: 'error',
      comment: 'Import a library by its index, @frontdoor/NAME: what it does not export there is its own.',
      from: { path: '^(libs/[^/]+|apps)/', pathNot: tests },
      to: {
        path: '^libs/[^/]+/',
        pathNot: [
          '^$1/',
          '^libs/[^/]+/index\\.ts$',
          '^libs/casework/[^/]+/index\\.ts$',
          '^libs/channels/[^/]+/index\\.ts$',
          '^libs/channels/[^/]+/stand-in/index\\.ts$',
          '^libs/routing/simulator/index\\.ts$',
        ],
      },
    },
    {
      name: 'a-noun-has-one-door',
      severity: 'error',
      comment: 'Import a folder of libs/casework by its index: what it does not export there is its own.',
      from: { path: '^libs/casework/([^/]+)/', pathNot: tests },
      to: { path: '^libs/casework/', pathNot: ['^libs/casework/$1/', '^libs/casework/[^/]+/index\\.ts$'] },
    },
    {
      name: 'tests-stay-outside',
      severity: 'error',
      comment: 'What runs in production imports no test code.',
      from: { path: '^(libs|apps)/', pathNot: tests },
      to: { path: tests },
    },
    {
      name: 'no-development-dependency-in-production',
      severity: 'error',
      comment:
        'A production install leaves this package out: move it to dependencies. The console and the assets of the public pages are bundled and may use it.',
      from: {
        path: '^(libs|apps)/',
        pathNot: [tests, '^apps/console/', '^apps/hub/(assets/|vite\\.config\\.ts$)'],
      },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['npm', 'npm-optional', 'type-only'] },
    },
    {
      name: 'every-import-resolves',
      severity: 'error',
      comment: 'Nothing is found under this name: correct it, or add the package to package.json.',
      from: {},
      to: { couldNotResolve: true },
    },
    only(
      'twilio-in-its-island',
      'libs/channels/twilio/',
      npm('twilio'),
      'The Twilio SDK belongs in libs/channels/twilio.',
    ),
    only(
      'mail-libraries-in-their-island',
      'libs/channels/email/',
      npm('imapflow', 'nodemailer', 'smtp-server', 'postal-mime', 'entities'),
      'Mail libraries belong in libs/channels/email.',
    ),
    only(
      'social-libraries-in-their-island',
      'libs/channels/x/',
      npm('twitter-api-v2'),
      'The SDK of a social network belongs in its island, libs/channels/x.',
    ),
    only(
      'paper-libraries-in-their-island',
      'libs/channels/paper/',
      npm('@hyzyla/pdfium', 'sharp', 'tesseract.js', 'zxing-wasm'),
      'What draws and reads pages belongs in libs/channels/paper.',
    ),
    only(
      'letters-in-their-island',
      'libs/channels/letters/',
      npm('@myriaddreamin/typst-ts-node-compiler', '@expo-google-fonts/[^/]+'),
      'What sets letters belongs in libs/channels/letters.',
    ),
    only(
      'typeorm-in-persistence',
      'libs/persistence/',
      npm('typeorm'),
      'Entities, migrations and queries belong in libs/persistence, which also hands out DataSource and EntityManager.',
    ),
    only(
      'nest-typeorm-in-the-foundation',
      'libs/(persistence|use-cases)/',
      npm('@nestjs/typeorm'),
      'The database is wired once, in the foundation module of libs/use-cases.',
    ),
    only(
      'pg-below-the-use-cases',
      'libs/(persistence|jobs|platform)/',
      npm('pg'),
      'Plain SQL belongs in libs/persistence.',
    ),
    only(
      'bullmq-in-jobs',
      'libs/(jobs|platform)/|apps/worker/',
      npm('bullmq', 'ioredis', '@nestjs/bullmq'),
      'Queues and Redis belong in libs/jobs, processors in apps/worker. Ask libs/jobs for what you need.',
    ),
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.css$' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default'],
    },
  },
};
