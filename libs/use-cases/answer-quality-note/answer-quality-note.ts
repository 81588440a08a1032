import { Injectable } from '@nestjs/common';
import { LiveEvents } from '@frontdoor/casework/live';
import { QualityNotes, viewOf } from '@frontdoor/casework/quality';
import type { AnswerOf, api, BodyOf, OwnQualityNote } from '@frontdoor/contracts';
import { Clock } from '@frontdoor/kernel';
import { type Agent, countQualityOf, DataSource, QualityNote, transaction } from '@frontdoor/persistence';

const PAGE = 20;

/** Agents read what supervisors wrote of their own contacts, and answer it. */
@Injectable()
export class AnswerQualityNote {
  constructor(
    private readonly source: DataSource,
    private readonly notes: QualityNotes,
    private readonly live: LiveEvents,
    private readonly clock: Clock,
  ) {}

  async list(agent: Agent, page: number): Promise<AnswerOf<typeof api.listOwnQualityNotes>> {
    const rows = await this.notes.of(this.source.manager, agent, page, PAGE);
    const [counted] = await countQualityOf(this.source, { agentId: agent.id });
    return { notes: rows.map(viewOf), ...counted! };
  }

  /** @throws FrontdoorError `quality-note-not-found` also for those of others, `quality-note-newer` */
  answer(
    agent: Agent,
    id: string,
    { version, answer }: BodyOf<typeof api.answerQualityNote>,
  ): Promise<OwnQualityNote> {
    const { organisationId } = agent;
    return transaction(this.source, async (manager) => {
      const note = await this.notes.locked(manager, { id, organisationId, agentId: agent.id }, version);
      const now = this.clock.now();
      const seenAt = note.seenAt ?? now;
      await manager.update(QualityNote, { id }, { seenAt, ...(answer && { answer, answeredAt: now }) });
      if (note.seenAt === null) await this.notes.step(manager, id, agent, { what: 'seen' });
      if (answer) {
        await this.notes.step(manager, id, agent, { what: 'answered', content: { answer } });
        const text = `${agent.name} answered your note on a contact of theirs`;
        await this.live.append(manager, [
          { organisationId, topic: 'quality', subjectId: id, agentId: note.byId!, text },
        ]);
      }
      return viewOf(await this.notes.row(manager, agent, id));
    });
  }
}
