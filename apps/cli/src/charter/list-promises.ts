import { sayWithin, type Pack, type PromiseKind } from '@frontdoor/charter';
import type { StepMoment } from '@frontdoor/kernel';

interface ListedClock {
  /** What `frontdoor due` takes as the standard. */
  id: string;
  starts: string;
  stops: readonly string[];
  /** `4 working hours`; several when the earliest of them counts. */
  within: string[];
  calendar: string;
}

export interface ListedPromise {
  pack: string;
  version: string;
  id: string;
  title: string;
  kinds: readonly PromiseKind[];
  state: 'built' | 'pending';
  pending?: string;
  /** How it is kept or measured. */
  kept: string;
  source: string;
  published: boolean;
  assumptions: readonly string[];
  clocks: ListedClock[];
  /** What an agent is asked to confirm, and when. */
  step?: { when: readonly StepMoment[]; ask: string };
}

/** Every promise of the packs, in their order. */
export function listPromises(packs: Iterable<Pack>): ListedPromise[] {
  return [...packs].flatMap((pack) =>
    pack.promises.map((promise): ListedPromise => ({
      pack: pack.id,
      version: pack.version,
      id: promise.id,
      title: promise.title,
      kinds: promise.kinds,
      state: promise.pending === undefined ? 'built' : 'pending',
      pending: promise.pending,
      kept: promise.kept,
      source: promise.source,
      published: promise.published,
      assumptions: promise.assumptions,
      clocks: promise.clocks.map(({ id, starts, stops, spans }) => ({
        id,
        starts,
        stops,
        within: spans.map(sayWithin),
        calendar: spans[0]!.calendar.calendar.title,
      })),
      step: promise.step && { when: promise.step.when, ask: promise.step.ask },
    })),
  );
}

/** The list as a table for people: ID, kinds, state and title. */
export function sayPromises(promises: readonly ListedPromise[]): string {
  const rows = promises.map(({ id, kinds, state, title }) => [id, kinds.join(' + '), state, title]);
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows.map((row) => `${row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join('  ')}\n`).join('');
}
