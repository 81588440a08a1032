import type { Figures, Measured } from '@frontdoor/casework/topics';
import { stringify } from 'yaml';
import { administer } from '../../admin/administer.js';
import type { Io } from '../../io.js';
import { table } from '../../table.js';
import { readYaml } from './read-yaml.js';

interface Options {
  json?: boolean;
}

const rowOf = (name: string, { right, wrong, silent }: Figures): string[] => [
  name,
  ...[right, wrong, silent].map(String),
];

const textOf = ({ heldOut, learntFrom, rules, learnt, both }: Measured): string =>
  heldOut === 0
    ? 'There are no texts of the past yet to try them on.\n'
    : `Tried on ${heldOut} texts of the past that nothing was learnt from; learnt from ${learntFrom}.\n${table(
        ['BY', 'RIGHT', 'WRONG', 'SILENT'],
        [rowOf('words', rules), rowOf('the past', learnt), rowOf('words, else the past', both)],
      )}`;

/** As `set` takes them: YAML, or JSON with `--json`. */
export async function showTopics(io: Io, options: Options): Promise<void> {
  await administer(io, options, async ({ administration }) => {
    const value = { services: await administration.topics.list() };
    return { value, text: stringify(value) };
  });
}

export async function setTopicWords(io: Io, file: string, options: Options): Promise<void> {
  const given = await readYaml(file, 'topic-words-refused');
  await administer(io, options, async ({ administration }) => {
    const value = await administration.topics.set(given);
    return { value, text: textOf(value) };
  });
}

export async function tryTopics(io: Io, file: string | undefined, options: Options): Promise<void> {
  const given = file === undefined ? undefined : await readYaml(file, 'topic-words-refused');
  await administer(io, options, async ({ administration }) => {
    const value = await administration.topics.measure(given);
    return { value, text: textOf(value) };
  });
}
