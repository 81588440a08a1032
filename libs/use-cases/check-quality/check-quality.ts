import { Injectable } from '@nestjs/common';
import { LiveEvents } from '@frontdoor/casework/live';
import { QualityNotes, viewOf } from '@frontdoor/casework/quality';
import { Visits } from '@frontdoor/casework/visits';
import type { AnswerOf, api, BodyOf, OpenedQualityNote, QueryOf } from '@frontdoor/contracts';
import { Clock, FrontdoorError, Ids, toIso } from '@frontdoor/kernel';
import {
  type Agent,
  countQualityNotes,
  DataSource,
  type EntityManager,
  findQualityContact,
  findQualitySteps,
  findQualityToRead,
  findQualityWritten,
  QualityCriteria,
  QualityNote,
  QualityStep,
  transaction,
} from '@frontdoor/persistence';
import { visitDrawn } from './visit-drawn.js';

const PAGE = 20;

/** Supervisors read contacts that were drawn at random, and write a note on each, for its agent. */
@Injectable()
export class CheckQuality {
  constructor(
    private readonly source: DataSource,
    private readonly notes: QualityNotes,
    private readonly live: LiveEvents,
    private readonly visits: Visits,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async list(
    { organisationId }: Agent,
    { state, page }: QueryOf<typeof api.listQualityNotes>,
  ): Promise<AnswerOf<typeof api.listQualityNotes>> {
    const asked = { organisationId, limit: PAGE, skip: (page - 1) * PAGE };
    const find = state === 'to-read' ? findQualityToRead : findQualityWritten;
    const rows = await find(this.source, asked);
    const [counted] = await countQualityNotes(this.source, { organisationId });
    const { toRead, written } = counted!;
    return { notes: rows.map(viewOf), total: state === 'to-read' ? toRead : written, toRead };
  }

  criteria({ organisationId }: Agent): Promise<AnswerOf<typeof api.readQualityCriteria>> {
    return this.notes
      .criteria(this.source.manager, organisationId)
      .then(({ questions, set }) => ({ questions: [...questions], set }));
  }

  async setCriteria(
    { id: byId, organisationId }: Agent,
    { questions }: BodyOf<typeof api.setQualityCriteria>,
  ): Promise<void> {
    const at = this.clock.now();
    await this.source.manager.insert(QualityCriteria, {
      ...{ id: this.ids.uuid(), organisationId, byId, at, questions },
    });
  }

  /** Who reads it stands in its steps, once for each. @throws FrontdoorError `quality-note-not-found` */
  open(supervisor: Agent, id: string): Promise<OpenedQualityNote> {
    return transaction(this.source, async (manager) => {
      const { contactId } = await this.notes.row(manager, supervisor, id);
      const before = await manager.existsBy(QualityStep, {
        ...{ noteId: id, byId: supervisor.id, what: 'opened' },
      });
      if (!before) await this.notes.step(manager, id, supervisor, { what: 'opened' });
      return this.opened(manager, supervisor, id, contactId);
    });
  }

  /** @throws FrontdoorError `quality-note-not-found`, `quality-note-newer`, `quality-note-own` */
  write(
    supervisor: Agent,
    id: string,
    { version, marks, words }: BodyOf<typeof api.writeQualityNote>,
  ): Promise<OpenedQualityNote> {
    const { organisationId } = supervisor;
    return transaction(this.source, async (manager) => {
      const note = await this.notes.locked(manager, { id, organisationId }, version);
      if (note.agentId === supervisor.id) throw new FrontdoorError('quality-note-own');
      if (marks.length === 0 && words === '') throw new FrontdoorError('quality-note-empty');
      const written = { marks, words, byId: supervisor.id, writtenAt: this.clock.now() };
      await manager.update(QualityNote, { id }, { ...written, version: version + 1, seenAt: null });
      const what = version === 0 ? 'written' : 'changed';
      await this.notes.step(manager, id, supervisor, { what, content: { marks, words } });
      const text = `${supervisor.name} wrote a note on a contact of yours`;
      await this.live.append(manager, [
        { organisationId, topic: 'quality', subjectId: id, agentId: note.agentId, text },
      ]);
      return this.opened(manager, supervisor, id, note.contactId);
    });
  }

  private async opened(
    manager: EntityManager,
    supervisor: Agent,
    id: string,
    contactId: string,
  ): Promise<OpenedQualityNote> {
    const row = await this.notes.row(manager, supervisor, id);
    const [contact] = await findQualityContact(manager, { contactId });
    const { text, beforeAt, beforeChannel, beforeText } = contact!;
    const steps = await findQualitySteps(manager, { noteId: id });
    const { questions } = await this.notes.criteria(manager, supervisor.organisationId);
    return {
      ...viewOf(row),
      text,
      visit: null,
      before:
        beforeAt === null ? null : { at: toIso(beforeAt), channel: beforeChannel!, text: beforeText ?? '' },
      ...(await visitDrawn(manager, this.visits, contactId)),
      criteria: [...questions],
      isOwn: row.agentId === supervisor.id,
      steps: steps.map(({ at, ...step }) => ({ ...step, at: toIso(at) })),
    };
  }
}
