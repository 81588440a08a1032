import { callerRulesOf, type CallerRulesOfService } from '@frontdoor/use-cases';
import { administer, type Outcome } from '../../admin/administer.js';
import { asUsage } from '../../admin/as-usage.js';
import type { Io } from '../../io.js';
import { readRules } from './read-rules.js';

interface Options {
  json?: boolean;
}

const AS_CHARTER = 'As the charter has it for every service.';

const textOf = ({ name, slug, sentences }: CallerRulesOfService): string =>
  `${name} (${slug})\n${(sentences.length > 0 ? sentences : [AS_CHARTER]).map((each) => `  ${each}\n`).join('')}`;

const shown = ({ slug, rules, ...view }: CallerRulesOfService): Outcome => ({
  value: { slug, rules },
  text: textOf({ slug, rules, ...view }),
});

export async function showCallerRules(io: Io, slug: string | undefined, options: Options): Promise<void> {
  await administer(io, options, async ({ administration }) => {
    const all = await administration.callerRules.list(slug);
    // What is printed for one service is what `set` takes.
    const value =
      slug === undefined
        ? all.map(({ slug: each, name, rules }) => ({ slug: each, name, rules }))
        : all[0]!.rules;
    return { value, text: all.map(textOf).join('') };
  });
}

export async function setCallerRules(io: Io, slug: string, file: string, options: Options): Promise<void> {
  const text = await readRules(file);
  const rules = asUsage(() => callerRulesOf(text));
  await administer(io, options, async ({ administration }) =>
    shown(await administration.callerRules.set(slug, rules)),
  );
}

export async function clearCallerRules(io: Io, slug: string, options: Options): Promise<void> {
  await administer(io, options, async ({ administration }) =>
    shown(await administration.callerRules.set(slug, null)),
  );
}

export async function undoCallerRules(io: Io, slug: string, options: Options): Promise<void> {
  await administer(io, options, async ({ administration }) =>
    shown(await administration.callerRules.undo(slug)),
  );
}
