import { readTemplate } from '../../letter/read-template.js';
import type { PublicPages } from '@frontdoor/contracts';
import { organisationFields, type PagesTyped, yieldsOf } from '@frontdoor/use-cases';
import { administer } from '../../admin/administer.js';
import { asUsage } from '../../admin/as-usage.js';
import { loadPacks } from '../../charter/index.js';
import { chartersFolder } from '../../charters-folder.js';
import { WrongUsage } from '../../faults.js';
import type { Io } from '../../io.js';
import { table } from '../../table.js';

interface Options {
  pack: string;
  zone: string;
  json?: boolean;
}

/** Makes the organisation of this installation, and the database when there is none yet. */
export async function createOrganisation(io: Io, name: string, { pack, zone, json }: Options): Promise<void> {
  const { packs } = await loadPacks(chartersFolder(io));
  const fields = asUsage(() => organisationFields({ name, packId: pack, zone }, [...packs.keys()]));
  await administer(io, { json, create: true }, async ({ administration, config }) => {
    const made = await administration.organisations.create(fields);
    return {
      value: made,
      text: `${made.name} is there, with the charter pack ${made.packId}.\n`,
      remark: `Next: \`frontdoor admin service add\`, then \`entry-point add\` and \`user add\`.${config.demo ? DEMO_ON : ''}`,
    };
  });
}

const DEMO_ON = '\nStart the hub with DEMO=off, or its channels go to stand-ins of the demonstration.';

export async function showOrganisation(io: Io, options: { json?: boolean }): Promise<void> {
  await administer(io, options, async ({ administration }) => {
    const value = await administration.organisations.show();
    const { name, packId, zone, publicPages, ownLetters } = value;
    const organisation = table(
      ['NAME', 'CHARTER PACK', 'TIME ZONE', 'LETTERS'],
      [[name, packId, zone, ownLetters ? 'template of its own' : 'as they come']],
    );
    return { value, text: `${organisation}${ownPages(publicPages)}` };
  });
}

/** How its public pages look and what they say. */
export async function setPages(io: Io, { json, ...typed }: PagesTyped & { json?: boolean }): Promise<void> {
  await administer(io, { json }, async ({ administration }) => {
    const value = await administration.organisations.setPages(typed);
    return { value, text: ownPages(value) || 'The public pages are as they come.\n' };
  });
}

/** Has its letters written with a template of its own, or as they come. */
export async function setLetters(
  io: Io,
  file: string | undefined,
  { json, default: isDefault }: { json?: boolean; default?: boolean },
): Promise<void> {
  if ((file === undefined) === !isDefault) throw new WrongUsage('Name a template, or give --default.');
  const template = file === undefined ? null : await readTemplate(file);
  await administer(io, { json }, async ({ administration }) => {
    await administration.organisations.setLetters(template);
    const text =
      template === null
        ? 'Letters are written as they come.\n'
        : 'Letters are written with this template from now on.\n';
    return { value: { ownLetters: template !== null }, text };
  });
}

interface YieldOptions {
  there?: string;
  written?: string;
  default?: boolean;
  json?: boolean;
}

/** How long what was missed lets what can still be kept go first. */
export async function setYields(io: Io, options: YieldOptions): Promise<void> {
  const { there, written } = options;
  if (options.default ? there !== undefined || written !== undefined : !there || !written)
    throw new WrongUsage('Give --there and --written in minutes, or --default.');
  const yields = there && written ? asUsage(() => yieldsOf({ there, written })) : null;
  await administer(io, options, async ({ administration }) => {
    await administration.organisations.setYields(yields);
    const said = yields
      ? `${yields.thereMinutes} minutes where somebody is there, ${yields.writtenMinutes} where they wrote`
      : 'half an hour where somebody is there, a day where they wrote';
    return { value: { yields }, text: `What was missed yields ${said}.\n` };
  });
}

const MOST_SHOWN = 80;

function ownPages(pages: PublicPages): string {
  const rows = Object.entries(pages).map(([name, value]) => [
    `--${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
    value.length > MOST_SHOWN ? `${value.slice(0, MOST_SHOWN)}…` : value,
  ]);
  return rows.length > 0 ? table(['PUBLIC PAGES', 'SET TO'], rows) : '';
}
