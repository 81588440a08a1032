import { Injectable } from '@nestjs/common';
import {
  type Clock as PromiseClock,
  clockOf,
  OutsideCalendar,
  type Pack,
  recordableMilestones,
  sayAt,
  usualLaterDate,
} from '@frontdoor/charter';
import {
  type Commitment,
  type EnquiryDetail,
  type LedgerEntry,
  recordedMilestone,
} from '@frontdoor/contracts';
import { Clock, toIso } from '@frontdoor/kernel';
import {
  type Agent,
  Commitment as Row,
  DataSource,
  type findEnquiryDetail,
  type findLedger,
  type RowOf,
} from '@frontdoor/persistence';
import { alsoServicesOf, canTakeBack, sayEntry, factsNow } from '@frontdoor/casework/ledger';
import { Charters } from '@frontdoor/casework/charters';
import { isUnsettled, ReplyKinds } from '@frontdoor/casework/replies';
import { StepPrompts } from '@frontdoor/casework/steps';
import { leftOn } from './promise-time.js';

type Enquiry = RowOf<typeof findEnquiryDetail>;
type Entry = RowOf<typeof findLedger>;

type Promises = Pick<
  EnquiryDetail,
  | 'commitments'
  | 'waitingSince'
  | 'complex'
  | 'alsoServices'
  | 'responseRequested'
  | 'stage'
  | 'charter'
  | 'replyKinds'
  | 'ledger'
  | 'recordable'
  | 'prompts'
>;

/** What was promised on an enquiry, what that follows from, and what can be done about it. */
@Injectable()
export class EnquiryPromises {
  constructor(
    private readonly source: DataSource,
    private readonly charters: Charters,
    private readonly kinds: ReplyKinds,
    private readonly prompts: StepPrompts,
    private readonly clock: Clock,
  ) {}

  /** @param entries the ledger of the enquiry, in order */
  async of(
    enquiry: Enquiry,
    entries: readonly Entry[],
    agent: Pick<Agent, 'id' | 'name'>,
  ): Promise<Promises> {
    const { manager } = this.source;
    await this.charters.catchUp(manager, enquiry.calendarRevision);
    const pack = await this.charters.pinned(manager, enquiry);
    const rows = await manager.find(Row, {
      where: { enquiryId: enquiry.id },
      order: { dueAt: 'ASC', id: 'ASC' },
    });
    const received = entries.findLast(
      (each) => each.type === 'contact-received' && each.takenBackAt === null,
    );
    const facts = factsNow(enquiry, received ?? null);
    const recordable: readonly string[] = recordableMilestones(pack, facts, this.clock.now());
    const { complex, responseRequested, stage, waitingSince } = enquiry;
    const matter = { pack, facts, open: rows.filter(isUnsettled) };
    return {
      commitments: rows.map((row) => toView(row, pack, this.clock.now())),
      waitingSince: waitingSince === null ? null : toIso(waitingSince),
      complex,
      alsoServices: alsoServicesOf(entries),
      responseRequested,
      stage,
      charter: { id: pack.id, title: pack.title, version: pack.version },
      replyKinds:
        enquiry.state === 'open' ? await this.kinds.of(enquiry, matter, enquiry.ownerName ?? agent.name) : [],
      ledger: entries.map(toEntry),
      recordable: recordedMilestone.options.filter((each) => recordable.includes(each)),
      prompts: await this.prompts.promptsOf(enquiry.id, agent.id),
    };
  }
}

const toEntry = (entry: Entry): LedgerEntry => ({
  id: entry.id,
  type: entry.type,
  at: toIso(entry.at),
  text: sayEntry(entry),
  by: entry.by,
  canTakeBack: entry.takenBackAt === null && canTakeBack(entry),
  takenBack:
    entry.takenBackAt === null
      ? null
      : { at: toIso(entry.takenBackAt), by: entry.takenBackBy, reason: entry.takenBackReason ?? '' },
});

function laterDateOn(clock: PromiseClock, now: number, dueAt: number): string | null {
  try {
    return toIso(usualLaterDate(clock, now, dueAt));
  } catch (error) {
    if (error instanceof OutsideCalendar) return null;
    throw error;
  }
}

function toView(row: Row, pack: Pack, now: number): Commitment {
  const clock = pack.clocks.has(row.clockId) ? clockOf(pack, row.clockId) : undefined;
  const open = row.settledAt === null && (row.state === 'running' || row.state === 'paused');
  const { id, promiseId, clockId, title, state, whose, taken, unit, moves } = row;
  return {
    ...{ id, promiseId, clockId, title, state, whose, taken, unit },
    startedAt: toIso(row.startedAt),
    dueAt: toIso(row.dueAt),
    firstDueAt: toIso(row.firstDueAt),
    atRiskAt: row.atRiskAt.map(toIso),
    left: row.settledAt === null && row.state === 'running' ? leftOn(clock, now, row.dueAt) : null,
    settledAt: row.settledAt === null ? null : toIso(row.settledAt),
    extensions: row.extensions.map(({ at, from, until, reason }) => ({
      at: toIso(at),
      from: toIso(from),
      until: toIso(until),
      reason,
    })),
    moves: moves.map(({ at, from, to, because }) => ({
      at: toIso(at),
      from: toIso(from),
      to: toIso(to),
      because,
    })),
    canExtend: open && (clock?.extends ?? false),
    laterDate: open && clock?.extends ? laterDateOn(clock, now, row.dueAt) : null,
    waiver: open ? (clock?.waiver ?? null) : null,
    explanation: [
      ...row.explanation,
      ...moves.flatMap(({ at, from, because }) => [
        `Moved on ${sayAt(pack, at)} from ${sayAt(pack, from)}, because a calendar changed.`,
        ...because,
      ]),
    ],
  };
}
