import { Injectable } from '@nestjs/common';
import { readRound } from '@frontdoor/casework/queue';
import { toIso } from '@frontdoor/kernel';
import { DataSource, findRounds } from '@frontdoor/persistence';
import { decideAgain } from '@frontdoor/routing';

const BATCH = 500;
/** So many decisions that differ are named. */
const NAMED = 20;
const FIRST_ID = '00000000-0000-0000-0000-000000000000';

/** A stretch of time whose decisions were made once more. */
export interface Replayed {
  rounds: number;
  decisions: number;
  /** Of these, how many gave work to somebody who was free, to somebody who asked, and to nobody. */
  offered: number;
  asked: number;
  nobody: number;
  /** Decided otherwise by the policy as it is. */
  differing: number;
  /** The first of them: the work item, when, and who would have got it. */
  firstDiffering: { workItemId: string; at: string; was: string | null; is: string | null }[];
}

/** Makes the decisions of a stretch of time once more by the policy as it is, from what was written down. */
@Injectable()
export class ReplayDecisions {
  constructor(private readonly source: DataSource) {}

  /** @param until not included; epoch milliseconds, as `from` */
  async between(organisationId: string, from: number, until: number): Promise<Replayed> {
    const replayed: Replayed = {
      ...{ rounds: 0, decisions: 0, offered: 0, asked: 0, nobody: 0, differing: 0, firstDiffering: [] },
    };
    let after = { afterAt: from - 1, afterId: FIRST_ID };
    for (;;) {
      const rows = await findRounds(this.source, { organisationId, from, until, ...after, limit: BATCH });
      for (const row of rows) add(replayed, readRound(row));
      const last = rows.at(-1);
      if (!last || rows.length < BATCH) return replayed;
      after = { afterAt: last.at, afterId: last.id };
    }
  }
}

function add(replayed: Replayed, round: ReturnType<typeof readRound>): void {
  replayed.rounds++;
  const again = decideAgain(round);
  round.decisions.forEach(({ item, agentId }, place) => {
    replayed.decisions++;
    replayed[agentId === null ? 'nobody' : round.kind === 'next' ? 'asked' : 'offered']++;
    const is = again[place]!;
    if (is === agentId) return;
    replayed.differing++;
    if (replayed.firstDiffering.length < NAMED)
      replayed.firstDiffering.push({ workItemId: item.id, at: toIso(round.at), was: agentId, is });
  });
}
