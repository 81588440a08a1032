import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import type { ShiftPlanPreview } from '@frontdoor/contracts';
import { readSettings } from '@frontdoor/casework/channels';
import { DataSource, findLastShiftImport, Organisation } from '@frontdoor/persistence';
import { type PlanFile, type Planner, PlanShifts } from '@frontdoor/use-cases';
import { withDatabase } from '../database.js';
import { CommandFault } from '../faults.js';
import type { ExitCode, Io } from '../io.js';
import { document, table } from '../table.js';
import { withUseCases } from '../use-cases.js';

interface Options {
  agent?: string;
  dryRun?: boolean;
  leaveOut?: boolean;
  json?: boolean;
}

const MOST_BYTES = 10 * 1024 * 1024;

/** Takes a shift plan in, or says what it would change. Exit code 1 where a line is at fault. */
export async function importShifts(io: Io, file: string, options: Options): Promise<ExitCode> {
  const { agent, dryRun = false, leaveOut = false, json = false } = options;
  const plan: PlanFile = { name: path.basename(file), bytes: await bytesOf(file), agent };
  return withPlanner(io, options, async (app, planner) => {
    const planning = app.get(PlanShifts);
    const told = await planning.preview(planner, plan);
    const isRefused = told.faults.length > 0 && !leaveOut;
    const isTaken = !dryRun && !isRefused;
    const imported = isTaken ? await planning.import(planner, plan, leaveOut) : undefined;
    const result = { ...(imported ?? told), imported: Boolean(imported) };
    await io.out(json ? document(result) : sayPlan(result, { dryRun, isRefused }));
    return told.faults.length > 0 ? 1 : 0;
  });
}

/** Takes back the newest import. */
export const undoShifts = (io: Io, { json = false }: { json?: boolean }): Promise<ExitCode> =>
  withPlanner(io, { json }, async (app, planner) => {
    const { organisationId } = planner;
    const [last] = await findLastShiftImport(app.get(DataSource).manager, { organisationId });
    if (!last)
      throw new CommandFault(
        'shift-import-missing',
        'There is no import of a shift plan to take back.',
        'Import one with `frontdoor shifts import`.',
      );
    await app.get(PlanShifts).undo(planner, last.id);
    const { id, name } = last;
    await io.out(json ? document({ id, name, undone: true }) : `The import of ${name} is taken back.\n`);
    return 0;
  });

async function withPlanner(
  io: Io,
  { json }: Options,
  work: (app: INestApplicationContext, planner: Planner) => Promise<ExitCode>,
): Promise<ExitCode> {
  const config = readSettings(io.environment);
  const say = (line: string): void => (json ? undefined : io.err(`${line}\n`));
  return withDatabase(config, { say }, async ({ url, source }) => {
    const [organisation] = await source.manager.find(Organisation, { order: { createdAt: 'ASC' }, take: 1 });
    if (!organisation)
      throw new CommandFault(
        'organisation-missing',
        'There is no organisation yet.',
        'Create it with `frontdoor admin organisation create NAME --pack ID`.',
      );
    return withUseCases(io, config, url, (app) => work(app, { organisationId: organisation.id, id: null }));
  });
}

async function bytesOf(file: string): Promise<Buffer> {
  const found = await stat(file).catch(() => undefined);
  if (!found?.isFile())
    throw new CommandFault('file-missing', `There is no file ${file}.`, 'Name a .csv or .ics file.');
  if (found.size > MOST_BYTES)
    throw new CommandFault(
      'file-too-large',
      `${file} is larger than ${MOST_BYTES / 1024 / 1024} MB.`,
      'Cut it into several, by team or by month.',
    );
  return readFile(file);
}

function sayPlan(
  told: ShiftPlanPreview & { imported: boolean; id?: string | null },
  { dryRun, isRefused }: { dryRun: boolean; isRefused: boolean },
): string {
  const faults = told.faults.map(({ line, text }) => `line ${line}: ${text}\n`).join('');
  const days = told.firstDay === null ? 'No shift can be read.\n' : sayDays(told);
  const people = told.people.map((each) => [
    each.name,
    ...[each.added, each.changed, each.gone, each.unchanged].map(String),
  ]);
  const left =
    told.leftAlone.length > 0 ? `Not named, and left as they are: ${told.leftAlone.join(', ')}.\n` : '';
  return [
    faults,
    days,
    people.length > 0 ? table(['', 'added', 'changed', 'gone', 'as before'], people) : '',
    left,
    sayEnd(told, { dryRun, isRefused }),
  ].join('');
}

const sayDays = ({ firstDay, lastDay, added, changed, gone, unchanged }: ShiftPlanPreview): string =>
  `${firstDay} to ${lastDay}: ${added} added, ${changed} changed, ${gone} gone, ${unchanged} as before.\n`;

function sayEnd(
  { faults, imported, id }: ShiftPlanPreview & { imported: boolean; id?: string | null },
  { dryRun, isRefused }: { dryRun: boolean; isRefused: boolean },
): string {
  if (dryRun) return 'Nothing was changed.\n';
  if (isRefused)
    return `Nothing was changed: ${faults.length === 1 ? 'a line is' : `${faults.length} lines are`} at fault. Put them right, or add --leave-out.\n`;
  if (imported && id === null) return 'The plan was like this already.\n';
  return 'The plan is taken in. Take it back with `frontdoor shifts undo`.\n';
}
