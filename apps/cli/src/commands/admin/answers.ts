import { stringify } from 'yaml';
import { administer } from '../../admin/administer.js';
import type { Io } from '../../io.js';
import { table } from '../../table.js';
import { readYaml } from './read-yaml.js';

interface Options {
  json?: boolean;
}

/** As `import` takes it: YAML, or JSON with `--json`. */
export async function exportAnswers(io: Io, options: Options): Promise<void> {
  await administer(io, options, async ({ administration }) => {
    const value = { answers: await administration.answers.list() };
    return { value, text: stringify(value, { lineWidth: 0 }) };
  });
}

export async function listAnswers(io: Io, options: Options): Promise<void> {
  await administer(io, options, async ({ administration }) => {
    const value = await administration.answers.list();
    const rows = value.map((each) => [
      ...[each.slug, each.language, each.service, each.owner, each['review-on']],
      each['put-away'] ? 'put away' : each.public ? 'everybody' : 'staff',
      each.title,
    ]);
    return {
      value,
      text: table(['SHORT NAME', 'LANGUAGE', 'SERVICE', 'OWNER', 'REVIEW ON', 'FOR', 'TITLE'], rows),
    };
  });
}

export async function importAnswers(
  io: Io,
  file: string,
  options: Options & { dryRun?: boolean },
): Promise<void> {
  const given = await readYaml(file, 'answers-refused');
  await administer(io, options, async ({ administration }) => {
    const isTrial = options.dryRun === true;
    const value = await administration.answers.take(given, isTrial);
    const { added, changed, same } = value;
    const text = `${added} added, ${changed} changed, ${same} as they were.\n`;
    return { value, text: isTrial ? `It would be: ${text}` : text };
  });
}
