import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { cruise, type ICruiseOptions, type ICruiseResult, type IForbiddenRuleType } from 'dependency-cruiser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { folderCircles } from './folder-circles.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const require = createRequire(import.meta.url);

interface Rules {
  forbidden: (IForbiddenRuleType & { name: string; comment: string })[];
  options: ICruiseOptions;
}
const { forbidden, options } = require('../../.dependency-cruiser.cjs') as Rules;

/** A file that breaks the rule, and what it imports. */
const BROKEN: readonly [rule: string, file: string, imported: string][] = [
  ['no-cycles', 'libs/routing/one.ts', './two.js'],
  ['kernel-depends-on-nothing', 'libs/kernel/one.ts', '../contracts/index.js'],
  ['pure-libraries-depend-on-kernel', 'libs/charter/one.ts', '../routing/index.js'],
  ['pure-libraries-depend-on-kernel', 'libs/contracts/one.ts', '../persistence/index.js'],
  ['pure-libraries-do-nothing-outside', 'libs/routing/three.ts', 'node:fs'],
  ['pure-libraries-do-nothing-outside', 'libs/procedures/one.ts', '@nestjs/common'],
  ['channels-core-stays-below-the-islands', 'libs/channels/core/one.ts', '../email/index.js'],
  ['a-channel-is-an-island', 'libs/channels/email/one.ts', '../twilio/index.js'],
  ['a-channel-is-an-island', 'libs/channels/email/two.ts', '../../persistence/index.js'],
  ['channels-know-no-framework', 'libs/channels/email/three.ts', '@nestjs/common'],
  ['platform-depends-on-kernel-and-contracts', 'libs/platform/one.ts', '../charter/index.js'],
  ['persistence-knows-no-channel-job-or-use-case', 'libs/persistence/one.ts', '../jobs/index.js'],
  ['jobs-know-no-channel-or-use-case', 'libs/jobs/one.ts', '../use-cases/index.js'],
  ['nouns-know-no-verb', 'libs/casework/queue/one.ts', '../../use-cases/index.js'],
  ['a-noun-has-one-door', 'libs/casework/queue/two.ts', '../live/inner.js'],
  ['a-verb-imports-no-verb', 'libs/use-cases/send-reply/one.ts', '../make-call/make-call.js'],
  ['the-demonstration-stands-apart', 'libs/use-cases/ten.ts', '../demonstration/index.js'],
  ['libraries-know-no-app', 'libs/use-cases/one.ts', '../../apps/hub/src/main.js'],
  ['worker-and-cli-know-no-other-app', 'apps/worker/src/one.ts', '../../hub/src/main.js'],
  ['worker-and-cli-know-no-other-app', 'apps/cli/src/one.ts', '../../hub/src/main.js'],
  ['hub-knows-the-worker-only', 'apps/hub/src/one.ts', '../../cli/src/main.js'],
  ['console-knows-contracts-only', 'apps/console/src/one.tsx', '../../../libs/kernel/index.js'],
  ['console-ground-knows-no-feature', 'apps/console/src/ui/one.tsx', '../session/me.js'],
  ['console-shared-knows-no-feature', 'apps/console/src/live/one.ts', '../features/queue/page.js'],
  ['a-feature-imports-no-feature', 'apps/console/src/features/search/one.ts', '../queue/page.js'],
  ['through-the-front-door', 'libs/use-cases/two.ts', '../persistence/queries/inner.js'],
  ['through-the-front-door', 'libs/use-cases/eleven.ts', '../casework/live/inner.js'],
  ['through-the-front-door', 'apps/hub/src/two.ts', '../../../libs/channels/email/inner.js'],
  ['tests-stay-outside', 'libs/channels/email/five.ts', '../core/conformance/index.js'],
  ['no-development-dependency-in-production', 'libs/use-cases/four.ts', 'vitest'],
  ['every-import-resolves', 'libs/use-cases/five.ts', './nowhere.js'],
  ['twilio-in-its-island', 'libs/use-cases/six.ts', 'twilio'],
  ['mail-libraries-in-their-island', 'libs/channels/twilio/one.ts', 'nodemailer'],
  ['social-libraries-in-their-island', 'libs/channels/email/four.ts', 'twitter-api-v2'],
  ['paper-libraries-in-their-island', 'libs/use-cases/fourteen.ts', '@hyzyla/pdfium'],
  ['letters-in-their-island', 'libs/use-cases/fifteen.ts', '@myriaddreamin/typst-ts-node-compiler'],
  ['typeorm-in-persistence', 'libs/use-cases/seven.ts', 'typeorm'],
  ['nest-typeorm-in-the-foundation', 'apps/hub/src/three.ts', '@nestjs/typeorm'],
  ['pg-below-the-use-cases', 'libs/use-cases/eight.ts', 'pg'],
  ['bullmq-in-jobs', 'apps/hub/src/four.ts', 'bullmq'],
  ['bullmq-in-jobs', 'libs/use-cases/nine.ts', 'ioredis'],
];

/** Imports that the house wants. */
const SOUND: readonly [file: string, imported: string][] = [
  ['libs/contracts/sound.ts', '../kernel/index.js'],
  ['libs/charter/sound.ts', 'zod'],
  ['libs/channels/email/sound.ts', '../core/index.js'],
  ['libs/channels/email/mailer.ts', 'nodemailer'],
  ['libs/channels/adapters.ts', './email/index.js'],
  ['libs/persistence/sound.ts', 'typeorm'],
  ['libs/jobs/sound.ts', '../persistence/index.js'],
  ['libs/casework/queue/sound.ts', '../live/index.js'],
  ['libs/use-cases/sound.ts', '../persistence/index.js'],
  ['libs/use-cases/send-reply/sound.ts', '../../casework/live/index.js'],
  ['libs/demonstration/sound.ts', '../casework/live/index.js'],
  ['apps/hub/src/sound.ts', '../../worker/src/module.js'],
  ['apps/worker/src/sound.ts', 'bullmq'],
  ['apps/console/src/sound.tsx', '../../../libs/contracts/index.js'],
  ['apps/console/src/features/queue/sound.tsx', './page.js'],
  ['apps/console/src/features/search/sound.tsx', '../../session/me.js'],
  ['apps/console/src/session/sound.ts', '../ui/icon.js'],
  ['apps/console/src/shell/sound.ts', '../features/queue/page.js'],
  ['libs/use-cases/sound.spec.ts', '../../test/support/world.js'],
];

const THERE = [
  'libs/kernel/index.ts',
  'libs/contracts/index.ts',
  'libs/charter/index.ts',
  'libs/routing/index.ts',
  'libs/channels/core/index.ts',
  'libs/channels/core/conformance/index.ts',
  'libs/channels/email/index.ts',
  'libs/channels/email/inner.ts',
  'libs/channels/twilio/index.ts',
  'libs/persistence/index.ts',
  'libs/persistence/queries/inner.ts',
  'libs/jobs/index.ts',
  'libs/casework/live/index.ts',
  'libs/casework/live/inner.ts',
  'libs/use-cases/index.ts',
  'libs/use-cases/make-call/make-call.ts',
  'libs/demonstration/index.ts',
  'test/support/world.ts',
  'apps/hub/src/main.ts',
  'apps/worker/src/module.ts',
  'apps/cli/src/main.ts',
  'apps/console/src/features/queue/page.ts',
  'apps/console/src/session/me.ts',
  'apps/console/src/ui/icon.ts',
];

/** A little house with every fault in it, below the root so that packages are found. */
const folder = path.join(root, 'reports', `house-${process.pid}`);
let found: { rule: string; file: string }[] = [];

describe('the layers', () => {
  beforeAll(async () => {
    for (const file of THERE) write(file, 'export const here = 1;');
    for (const [file, imported] of SOUND) write(file, `import ${JSON.stringify(imported)};`);
    for (const [, file, imported] of BROKEN) write(file, `import ${JSON.stringify(imported)};`);
    write('libs/routing/two.ts', `import './one.js';`);
    const { tsConfig: _, ...rest } = options;
    const { output } = await cruise(
      ['apps', 'libs'],
      { ...rest, validate: true, ruleSet: { forbidden }, baseDir: folder, outputType: 'json' },
      { ...options.enhancedResolveOptions, extensions: ['.ts', '.tsx', '.js'] },
    );
    const { summary } = JSON.parse(output as string) as ICruiseResult;
    found = summary.violations.map(({ rule, from }) => ({ rule: rule.name, file: from }));
  });
  afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

  it.each(BROKEN)('%s refuses what %s imports, %s', (rule, file) => {
    expect(found).toContainEqual({ rule, file });
  });

  it('take what the house wants', () => {
    const sound = SOUND.map(([file]) => file);
    expect(found.filter(({ file }) => sound.includes(file))).toEqual([]);
  });

  it('have no rule that is not tried here, and none without saying what to do instead', () => {
    const tried = new Set(BROKEN.map(([rule]) => rule));
    expect(forbidden.map(({ name }) => name).filter((name) => !tried.has(name))).toEqual([]);
    expect(forbidden.filter(({ comment }) => !comment)).toEqual([]);
  });
});

describe('folders', () => {
  const importing = (from: string, to: string) => ({ source: from, dependencies: [{ resolved: to }] });
  const isTest = (file: string): boolean => file.endsWith('.spec.ts');

  it('that need each other are a circle, told by the imports that make it', () => {
    const modules = [
      importing('libs/a/one.ts', 'libs/b/one.ts'),
      importing('libs/b/two.ts', 'libs/c/one.ts'),
      importing('libs/c/two.ts', 'libs/a/two.ts'),
    ];
    expect(folderCircles(modules, isTest)).toEqual([
      expect.arrayContaining(['libs/c/two.ts → libs/a/two.ts']),
    ]);
  });

  it('may use what lies below them and be used by it, and tests may use anything', () => {
    const modules = [
      importing('libs/a/index.ts', 'libs/a/inner/one.ts'),
      importing('libs/a/inner/one.ts', 'libs/a/ground.ts'),
      importing('libs/a/one.ts', 'libs/b/one.ts'),
      importing('libs/b/one.spec.ts', 'libs/a/one.ts'),
    ];
    expect(folderCircles(modules, isTest)).toEqual([]);
  });
});

function write(file: string, text: string): void {
  const place = path.join(folder, file);
  fs.mkdirSync(path.dirname(place), { recursive: true });
  fs.writeFileSync(place, `${text}\n`);
}
