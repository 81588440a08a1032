import { readSettings } from '@frontdoor/casework/channels';
import { parseInstant } from '@frontdoor/charter';
import { clockAt, dayOf, daysAfter, startOfDay, SystemClock, toIso } from '@frontdoor/kernel';
import { type DataSource, Organisation } from '@frontdoor/persistence';
import {
  ExplainRouting,
  type ExplainedWork,
  type Replayed,
  ReplayDecisions,
  type Said,
} from '@frontdoor/use-cases';
import { withDatabase } from '../database.js';
import { CommandFault, WrongUsage } from '../faults.js';
import type { ExitCode, Io } from '../io.js';
import { document } from '../table.js';

interface Options {
  json?: boolean;
}

/** Exit code 1 when one of the decisions comes out otherwise. */
export const explain = (io: Io, wanted: string, { json = false }: Options): Promise<ExitCode> =>
  withOrganisation(io, json, async (source, { id, zone }) => {
    const work = await new ExplainRouting(source, new SystemClock()).of(id, wanted);
    await io.out(json ? document(work) : work.map((item) => sayWork(item, zone)).join('\n'));
    return work.every(({ decisions }) => decisions.every(({ same }) => same)) ? 0 : 1;
  });

interface ReplayOptions extends Options {
  day?: string;
  from?: string;
  to?: string;
}

/** Exit code 1 when a decision comes out otherwise. */
export const replay = (io: Io, { json = false, ...options }: ReplayOptions): Promise<ExitCode> =>
  withOrganisation(io, json, async (source, { id, zone }) => {
    const { from, until } = stretchOf(options, zone);
    const replayed = await new ReplayDecisions(source).between(id, from, until);
    const told = { from: toIso(from), to: toIso(until), ...replayed };
    await io.out(json ? document(told) : sayReplayed(told));
    return replayed.differing === 0 ? 0 : 1;
  });

function stretchOf({ day, from, to }: ReplayOptions, zone: string): { from: number; until: number } {
  const now = new SystemClock().now();
  if (from !== undefined || to !== undefined) {
    if (day !== undefined || from === undefined)
      throw new WrongUsage('Say either --day, or --from and if need be --to.');
    const until = to === undefined ? now : instantOf(to);
    if (until <= instantOf(from)) throw new WrongUsage('--to has to be after --from.');
    return { from: instantOf(from), until };
  }
  const date = day ?? dayOf(now, zone);
  if (!/^\d{4}-\d\d-\d\d$/.test(date) || Number.isNaN(Date.parse(date)))
    throw new WrongUsage(`“${date}” is no day: write YYYY-MM-DD.`);
  return { from: startOfDay(date, zone), until: startOfDay(daysAfter(date, 1), zone) };
}

function instantOf(text: string): number {
  const instant = parseInstant(text);
  if (instant === undefined) throw new WrongUsage(`“${text}” is no instant: write 2026-06-10T08:00:00Z.`);
  return instant;
}

async function withOrganisation(
  io: Io,
  json: boolean,
  work: (source: DataSource, organisation: Organisation) => Promise<ExitCode>,
): Promise<ExitCode> {
  const config = readSettings(io.environment);
  const say = (line: string): void => (json ? undefined : io.err(`${line}\n`));
  return withDatabase(config, { say }, async ({ source }) => {
    const [organisation] = await source.manager.find(Organisation, { order: { createdAt: 'ASC' }, take: 1 });
    if (!organisation)
      throw new CommandFault(
        'organisation-missing',
        'There is no organisation yet.',
        'Create it with `frontdoor admin organisation create NAME --pack ID`.',
      );
    return work(source, organisation);
  });
}

function sayWork(work: ExplainedWork, zone: string): string {
  const has = work.agent === null ? '' : `, ${work.state === 'offered' ? 'to ' : ''}${work.agent}`;
  const head = `${work.reference} ${work.subject}\n${work.service}, ${work.state}${has}; work item ${work.id}\n`;
  const decisions = work.decisions.map((decision) => {
    const { to, why, weighed, same } = decision;
    return [
      `\n${sayAt(decision.at, zone)}: ${to === null ? 'for nobody' : `to ${to}`}. ${why}\n`,
      sayPeople('could be given it', decision.able),
      sayPeople('could not', decision.notAble),
      sayPeople('not free', decision.notFree),
      `  weighed: stands in the queue as ${sayAt(weighed.urgentAt, zone)}, waiting since ${sayAt(weighed.waitingSince, zone)}, takes ${weighed.weight}\n`,
      `  decided once more: ${same ? 'the same' : 'otherwise'}\n`,
    ].join('');
  });
  const none = decisions.length === 0 ? '\nNothing has been decided about it yet.\n' : '';
  const now = work.now
    ? `\nAs it stands now:\n${sayPeople('could be given it', work.now.able)}${sayPeople('could not', work.now.notAble)}`
    : '';
  return `${head}${none}${decisions.join('')}${now}`;
}

const sayPeople = (title: string, people: readonly Said[]): string =>
  people.length === 0
    ? ''
    : `  ${title}:\n${people.map(({ name, words }) => `    ${name}: ${words}\n`).join('')}`;

/** What goes before everything has no time of its own. */
function sayAt(iso: string, zone: string): string {
  const instant = Date.parse(iso);
  return instant === 0 ? 'before everything' : `${dayOf(instant, zone)} ${clockAt(instant, zone)}`;
}

function sayReplayed(told: Replayed & { from: string; to: string }): string {
  const { rounds, decisions, offered, asked, nobody, differing } = told;
  const counts = `${decisions} decisions in ${rounds} rounds: ${offered} offered, ${asked} asked for, ${nobody} for nobody.\n`;
  const which = told.firstDiffering.map(({ workItemId, at }) => `  ${at} work item ${workItemId}\n`).join('');
  return `${told.from} to ${told.to}\n${counts}${differing === 0 ? 'All come out the same.\n' : `${differing} come out otherwise:\n${which}`}`;
}
