import { Injectable } from '@nestjs/common';
import { type InterpreterNeed, type InterpreterWanted, sayInterpreter } from '@frontdoor/contracts';
import { Clock, Ids, toIso } from '@frontdoor/kernel';
import {
  type Agent,
  Enquiry,
  type EntityManager,
  type findInterpreter,
  Interpreter,
  Not,
  type RowOf,
  WorkItem,
} from '@frontdoor/persistence';
import { LiveEvents } from '../live/index.js';
import { Timeline } from '../timeline/index.js';

/** The row as everybody sees it who picks the matter up. */
export const toInterpreter = ({
  language,
  way,
  state,
  arrangedWith,
  arrangedNumber,
  arrangedFor,
}: Pick<
  RowOf<typeof findInterpreter>,
  'language' | 'way' | 'state' | 'arrangedWith' | 'arrangedNumber' | 'arrangedFor'
>): InterpreterNeed => ({
  ...{ language, way, state, with: arrangedWith, number: arrangedNumber },
  at: arrangedFor === null ? null : toIso(arrangedFor),
});

/** Interpreters whom customers need. Called with the enquiry locked. */
@Injectable()
export class Interpreters {
  constructor(
    private readonly timeline: Timeline,
    private readonly live: LiveEvents,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** The one that an enquiry needs. */
  of(manager: EntityManager, enquiryId: string): Promise<Interpreter | null> {
    return manager.findOneBy(Interpreter, { enquiryId, state: Not('ended') });
  }

  /** Somebody of staff says that one is needed. Of another language or way, it takes the place of what was said before. */
  async ask(
    manager: EntityManager,
    { id: enquiryId, organisationId }: Enquiry,
    agent: Pick<Agent, 'id' | 'name'>,
    { language, way, note = '' }: InterpreterWanted & { note?: string },
  ): Promise<void> {
    const before = await this.of(manager, enquiryId);
    if (before?.language === language && before.way === way) {
      if (note !== '' && note !== before.note) await manager.update(Interpreter, { id: before.id }, { note });
      return;
    }
    if (before) await this.end(manager, before, 'Another is needed');
    await manager.insert(Interpreter, {
      ...{ id: this.ids.uuid(), organisationId, enquiryId, language, way, note, state: 'asked' },
      ...{ askedAt: this.clock.now(), askedById: agent.id },
    });
    const said = `${agent.name} asked for an interpreter: ${sayInterpreter({ language, way })}`;
    await this.timeline.event(manager, enquiryId, agent.id, said);
    await this.tell(manager, organisationId, enquiryId);
  }

  async arrange(
    manager: EntityManager,
    { id, organisationId, enquiryId }: Interpreter,
    agent: Pick<Agent, 'id' | 'name'>,
    arranged: { with: string; number: string | null; at: number | null },
  ): Promise<void> {
    await manager.update(
      Interpreter,
      { id },
      {
        ...{ state: 'arranged', arrangedById: agent.id, arrangedAt: this.clock.now() },
        ...{ arrangedWith: arranged.with, arrangedNumber: arranged.number, arrangedFor: arranged.at },
      },
    );
    await this.mark(manager, enquiryId, true);
    const said = `${agent.name} arranged an interpreter: ${arranged.with}`;
    await this.timeline.event(manager, enquiryId, agent.id, said, 'good');
    await this.tell(manager, organisationId, enquiryId);
  }

  /** They were there, or are not needed any more. */
  async end(
    manager: EntityManager,
    { id, organisationId, enquiryId }: Interpreter,
    because: string,
    agent?: Pick<Agent, 'id' | 'name'>,
  ): Promise<void> {
    const ended = { state: 'ended' as const, endedAt: this.clock.now(), endedBecause: because };
    await manager.update(Interpreter, { id }, ended);
    await this.mark(manager, enquiryId, false);
    if (agent)
      await this.timeline.event(
        manager,
        enquiryId,
        agent.id,
        `No interpreter is needed any more: ${because}`,
      );
    await this.tell(manager, organisationId, enquiryId);
  }

  /** Routing reads it on the work: whoever takes it need not speak the language themselves. */
  private async mark(manager: EntityManager, enquiryId: string, interpreterArranged: boolean): Promise<void> {
    await manager.update(Enquiry, { id: enquiryId }, { interpreterArranged });
    await manager.update(WorkItem, { enquiryId, state: Not('done') }, { interpreterArranged });
  }

  private tell(manager: EntityManager, organisationId: string, enquiryId: string): Promise<void> {
    return this.live.append(manager, [
      { organisationId, topic: 'enquiry', subjectId: enquiryId },
      { organisationId, topic: 'queue', subjectId: enquiryId },
    ]);
  }
}
