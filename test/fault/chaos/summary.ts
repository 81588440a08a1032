import type { Ledger } from '../ledger.js';
import type { ChaosSettings } from './settings.js';

export interface FaultRecord {
  arrangement: string;
  fault: string;
  /** From its beginning until its cause was over. */
  seconds: number;
  /** From then until routing was level; null where it was not within a minute. */
  catchUpSeconds: number | null;
  /** What came at each door meanwhile, as `door answer`; `none` where the connection broke or stayed silent. */
  answers: Record<string, number>;
}

/** What one arrangement went through, and what is wrong with it: each list holds sentences. */
export interface Found {
  name: string;
  ledger: Ledger;
  faults: FaultRecord[];
  findings: Record<'lost' | 'doubled' | 'stuck' | 'wrong', string[]>;
  processesEnded: number;
  untried: readonly string[];
}

export interface ChaosSummary {
  seed: number;
  rate: number;
  accepted: number;
  replies: number;
  lost: number;
  doubled: number;
  stuck: number;
  wrong: number;
  processesEnded: number;
  /** Longest time in which nothing at all was answered at a door, faults included. */
  longestSilenceSeconds: Record<string, number>;
  /** Longest time from the end of a cause until routing was level. */
  catchUpSeconds: number;
  faults: FaultRecord[];
  /** Faults that could not be brought about here. */
  untried: string[];
  /** What is behind lost, doubled, stuck and wrong, in words. */
  findings: string[];
}

export function summariseChaos(
  { seed, rate }: ChaosSettings,
  found: readonly Found[],
  untried: readonly string[],
): ChaosSummary {
  const all = (kind: keyof Found['findings']): string[] => found.flatMap(({ findings }) => findings[kind]);
  const faults = found.flatMap((each) => each.faults);
  return {
    seed,
    rate,
    accepted: sum(found.map(({ ledger }) => ledger.accepted.length)),
    replies: sum(found.map(({ ledger }) => ledger.replies.length)),
    lost: all('lost').length,
    doubled: all('doubled').length,
    stuck: all('stuck').length,
    wrong: all('wrong').length,
    processesEnded: sum(found.map(({ processesEnded }) => processesEnded)),
    longestSilenceSeconds: Object.fromEntries(
      found.flatMap(({ name, ledger }) =>
        [...ledger.silences].map(([door, ms]) => [`${door}, ${name}`, Math.round(ms / 100) / 10]),
      ),
    ),
    catchUpSeconds: Math.max(0, ...faults.map(({ catchUpSeconds }) => catchUpSeconds ?? 60)),
    faults,
    untried: [...untried, ...found.flatMap((each) => each.untried.map((words) => `${each.name}: ${words}`))],
    findings: (['lost', 'doubled', 'stuck', 'wrong'] as const).flatMap((kind) =>
      all(kind).map((words) => `${kind}: ${words}`),
    ),
  };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0);

/** Nothing is lost, doubled, stuck or wrong, and no process ended by itself. */
export const isCalm = ({ lost, doubled, stuck, wrong, processesEnded }: ChaosSummary): boolean =>
  lost + doubled + stuck + wrong + processesEnded === 0;
