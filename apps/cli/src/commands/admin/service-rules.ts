import { type RuleOfService, serviceRuleFrom, type ServiceRuleView } from '@frontdoor/use-cases';
import { administer, type Outcome } from '../../admin/administer.js';
import { asUsage } from '../../admin/as-usage.js';
import type { Io } from '../../io.js';
import { readRules } from './read-rules.js';

interface Options {
  json?: boolean;
}

const textOf = ({ name, slug, sentences }: ServiceRuleView): string =>
  `${name} (${slug})\n${sentences.map((each) => `  ${each}\n`).join('')}`;

const shown = (view: ServiceRuleView): Outcome => ({
  value: { slug: view.slug, rules: view.value },
  text: textOf(view),
});

export async function showServiceRule(
  io: Io,
  what: RuleOfService,
  slug: string | undefined,
  options: Options,
): Promise<void> {
  await administer(io, options, async ({ administration }) => {
    const all = await administration.serviceRules.list(what, slug);
    // What is printed for one service is what `set` takes.
    const value =
      slug === undefined
        ? all.map(({ slug: each, name, value: rules }) => ({ slug: each, name, rules }))
        : all[0]!.value;
    return { value, text: all.map(textOf).join('') };
  });
}

export async function setServiceRule(
  io: Io,
  what: RuleOfService,
  slug: string,
  file: string,
  options: Options,
): Promise<void> {
  const text = await readRules(file);
  const rule = asUsage(() => serviceRuleFrom(what, text));
  await administer(io, options, async ({ administration }) =>
    shown(await administration.serviceRules.set(slug, rule)),
  );
}

export async function clearServiceRule(
  io: Io,
  what: RuleOfService,
  slug: string,
  options: Options,
): Promise<void> {
  await administer(io, options, async ({ administration }) =>
    shown(await administration.serviceRules.set(slug, { what, value: null })),
  );
}

export async function undoServiceRule(
  io: Io,
  what: RuleOfService,
  slug: string,
  options: Options,
): Promise<void> {
  await administer(io, options, async ({ administration }) =>
    shown(await administration.serviceRules.undo(slug, what)),
  );
}
