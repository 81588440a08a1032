import { sayInstant } from '../explain/say.js';
import type { Commitment } from '../lifecycle/commitment.js';
import { lifecycle } from '../lifecycle/lifecycle.js';
import type { Pack, PackFault, PackFile } from '../pack/pack.js';
import { parseFile } from '../pack/parse-file.js';
import { caseEvent, caseInstant } from './case-events.js';
import { caseFile, type Case, type CaseFile } from './case-file.js';
import { runOtherCases } from './run-other-cases.js';

/** One story of a case file and what came of it. */
export interface CaseRun {
  clockId: string;
  story: string;
  shows: Case['shows'];
  commitment?: Commitment;
}

/** Runs the dated stories of one case file on a pack. A story that comes out otherwise is a fault. */
export function runCases(pack: Pack, file: PackFile): { runs: CaseRun[]; faults: PackFault[] } {
  const parsed = parseFile(file, caseFile);
  if (!parsed.value) return { runs: [], faults: parsed.faults };
  const { value } = parsed;
  const faults: PackFault[] = [];
  const runs = value.cases.map((entry, i): CaseRun => {
    const clockId = clockIdOf(pack, value.promise, entry);
    const commitment = clockId === undefined ? undefined : runCase(pack, clockId, value, entry);
    const message =
      clockId === undefined
        ? `there is no such clock of ${value.promise}`
        : difference(pack, entry, commitment);
    if (message) faults.push({ file: file.path, path: `cases.${i} (${entry.story})`, message });
    return { clockId: clockId ?? '', story: entry.story, shows: entry.shows, commitment };
  });
  faults.push(...runOtherCases(pack, file.path, value));
  return { runs, faults };
}

function clockIdOf(pack: Pack, promiseId: string, { clock }: Case): string | undefined {
  const clocks = pack.promises.find(({ id }) => id === promiseId)?.clocks ?? [];
  return clocks.find(({ name }) => clock === undefined || name === clock)?.id;
}

/** The first commitment of the clock that the story opens. */
function runCase(pack: Pack, clockId: string, file: CaseFile, entry: Case): Commitment | undefined {
  const matter = { ...file.matter, ...entry.matter };
  const events = entry.happens.map((happening) => {
    const event = caseEvent(happening, matter, pack.localTime);
    return event.type === 'extended' ? { ...event, clockId } : event;
  });
  const { commitments } = lifecycle(pack, events, caseInstant(entry['looked-at'], pack.localTime));
  return commitments.find((commitment) => commitment.clockId === clockId);
}

function difference(pack: Pack, entry: Case, commitment: Commitment | undefined): string | undefined {
  const state = commitment?.state ?? 'not-opened';
  if (state !== entry.state) return `is ${state}, expected ${entry.state}`;
  if (!commitment) return undefined;
  const due = entry.due === undefined ? undefined : caseInstant(entry.due, pack.localTime);
  if (due === commitment.dueAt) return undefined;
  return `is due on ${sayInstant(pack.localTime, commitment.dueAt)}, expected ${entry.due ?? 'no due time'}`;
}
