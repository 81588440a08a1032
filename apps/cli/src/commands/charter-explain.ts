import { type ListedPromise, listPromises, loadPacks } from '../charter/index.js';
import { chartersFolder } from '../charters-folder.js';
import { CommandFault } from '../faults.js';
import type { Io } from '../io.js';
import { document } from '../table.js';

/** Says what one promise means, from its pack. A clock may be named in place of its promise. */
export async function explain(
  io: Io,
  packId: string,
  id: string,
  { json }: { json?: boolean },
): Promise<void> {
  const { packs } = await loadPacks(chartersFolder(io));
  const pack = packs.get(packId);
  if (!pack)
    throw new CommandFault(
      'pack-unknown',
      `There is no charter pack ${packId} that can be used.`,
      `Known: ${[...packs.keys()].join(', ') || 'none'}; \`frontdoor charter lint\` says what is wrong with others.`,
    );
  const promise = listPromises([pack]).find((each) => each.id === id.split('/')[0]);
  if (!promise)
    throw new CommandFault(
      'promise-unknown',
      `There is no promise ${id} in ${packId}.`,
      '`frontdoor charter list` shows them all.',
    );
  await io.out(json ? document(promise) : say(promise));
}

function say({
  id,
  title,
  kinds,
  pending,
  kept,
  source,
  published,
  assumptions,
  clocks,
  step,
}: ListedPromise): string {
  const lines = [
    `${id}  ${title}`,
    `Kind:       ${kinds.join(', ')}${published ? ', published' : ', not published'}`,
    `Source:     ${source}`,
    `Kept by:    ${kept}`,
    ...(pending ? [`Pending:    ${pending}`] : []),
    ...assumptions.map((one) => `Assumption: ${one}`),
    ...clocks.map(
      (clock) =>
        `Clock:      ${clock.id}: within ${clock.within.join(' and ')} of ${clock.starts}, until ${clock.stops.join(' or ')} (${clock.calendar})`,
    ),
    ...(step ? [`Step:       ${step.ask} (${step.when.join(', ')})`] : []),
  ];
  return lines.map((line) => `${line}\n`).join('');
}
