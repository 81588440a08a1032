import { Injectable } from '@nestjs/common';
import { type QualityNoteView, USUAL_CRITERIA } from '@frontdoor/contracts';
import { Clock, FrontdoorError, toIso } from '@frontdoor/kernel';
import {
  type Agent,
  type EntityManager,
  findQualityCriteria,
  findQualityNote,
  findQualityOf,
  QualityNote,
  QualityStep,
  type RowOf,
} from '@frontdoor/persistence';

type Row = RowOf<typeof findQualityNote>;
type Criteria = { questions: readonly string[]; set: { by: string; at: string } | null };

const isoOrNull = (at: number | null): string | null => (at === null ? null : toIso(at));

export const viewOf = (row: Row): QualityNoteView => {
  const { id, agent, channel, direction, enquiryId, reference, subject, service } = row;
  const { version, by, marks, words, answer } = row;
  return {
    ...{ id, agent, channel, direction, enquiryId, reference, subject, service },
    ...{ version, by, marks, words, answer },
    at: toIso(row.at),
    drawnAt: toIso(row.drawnAt),
    writtenAt: isoOrNull(row.writtenAt),
    seenAt: isoOrNull(row.seenAt),
    answeredAt: isoOrNull(row.answeredAt),
  };
};

/** Notes of supervisors on single contacts, and what happened to each. Neither timeline nor ledger knows of them. */
@Injectable()
export class QualityNotes {
  constructor(private readonly clock: Clock) {}

  async criteria(manager: EntityManager, organisationId: string): Promise<Criteria> {
    const [set] = await findQualityCriteria(manager, { organisationId });
    if (!set) return { questions: USUAL_CRITERIA, set: null };
    return { questions: set.questions, set: { by: set.by, at: toIso(set.at) } };
  }

  async row(manager: EntityManager, { organisationId }: Agent, id: string): Promise<Row> {
    const [row] = await findQualityNote(manager, { id, organisationId });
    if (!row) throw new FrontdoorError('quality-note-not-found');
    return row;
  }

  /** Those of an agent, one page of them. */
  of(manager: EntityManager, { id: agentId }: Agent, page: number, size: number): Promise<Row[]> {
    return findQualityOf(manager, { agentId, limit: size, skip: (page - 1) * size });
  }

  /** Locked until the end of the transaction. @throws FrontdoorError `quality-note-not-found`, `quality-note-newer` */
  async locked(
    manager: EntityManager,
    where: { id: string; organisationId: string; agentId?: string },
    version: number,
  ): Promise<QualityNote> {
    const note = await manager.findOne(QualityNote, { where, lock: { mode: 'pessimistic_write' } });
    if (!note) throw new FrontdoorError('quality-note-not-found');
    if (note.version !== version) throw new FrontdoorError('quality-note-newer');
    return note;
  }

  async step(
    manager: EntityManager,
    noteId: string,
    { id: byId }: Agent,
    { what, content = null }: Pick<QualityStep, 'what'> & Partial<Pick<QualityStep, 'content'>>,
  ): Promise<void> {
    await manager.insert(QualityStep, {
      ...{ noteId, byId, at: this.clock.now(), what, content },
    });
  }
}
