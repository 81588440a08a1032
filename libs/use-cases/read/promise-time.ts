import { Injectable } from '@nestjs/common';
import { type Clock as PromiseClock, timeLeft } from '@frontdoor/charter';
import type { TimeLeft } from '@frontdoor/contracts';
import { Clock, toIso } from '@frontdoor/kernel';
import { DataSource } from '@frontdoor/persistence';
import { Charters } from '@frontdoor/casework/charters';

interface Promised {
  clockId: string | null;
  packId: string | null;
  packHash: string | null;
  dueAt: number | null;
}

type LeftOf = (promised: Promised) => TimeLeft;

/** Tells what is left of promises in the unit of their charter, for lists of them. */
@Injectable()
export class PromiseTime {
  constructor(
    private readonly source: DataSource,
    private readonly charters: Charters,
    private readonly clock: Clock,
  ) {}

  /** For promises among these; each edition of a charter is looked up once. */
  async leftOf(organisationId: string, all: readonly Promised[]): Promise<LeftOf> {
    const { manager } = this.source;
    const editions = new Map(
      all.flatMap(({ packId, packHash }) => (packId && packHash ? [[packHash, packId]] : [])),
    );
    const packs = new Map(
      await Promise.all(
        [...editions].map(
          async ([packHash, packId]) =>
            [packHash, await this.charters.pinned(manager, { organisationId, packId, packHash })] as const,
        ),
      ),
    );
    const now = this.clock.now();
    return ({ clockId, packHash, dueAt }) =>
      dueAt === null ? null : leftOn(packs.get(packHash ?? '')?.clocks.get(clockId ?? ''), now, dueAt);
  }
}

/** What is left on a clock, where it is known. */
export function leftOn(clock: PromiseClock | undefined, now: number, dueAt: number): TimeLeft {
  const left = clock ? timeLeft(clock, now, dueAt) : null;
  return (
    left && {
      unit: left.unit,
      stretches: left.stretches.map(({ from, to }) => ({ from: toIso(from), to: toIso(to) })),
    }
  );
}
