import { Injectable } from '@nestjs/common';
import { LiveEvents, Changes } from '@frontdoor/casework/live';
import { Clock, FrontdoorError } from '@frontdoor/kernel';
import { type Agent, EntryPoint, type EntityManager, pauseEntryPoint } from '@frontdoor/persistence';

/** Pauses an entry point and takes it up again. Whatever comes all the same is taken: a pause is told, and loses nothing. */
@Injectable()
export class PauseEntryPoint {
  constructor(
    private readonly changes: Changes,
    private readonly live: LiveEvents,
    private readonly clock: Clock,
  ) {}

  /** @throws FrontdoorError `page-not-found` where there is no such entry point */
  pause(agent: Agent, id: string, words: string): Promise<void> {
    return this.set(agent, id, { at: this.clock.now(), by: agent.id, words });
  }

  resume(agent: Agent, id: string): Promise<void> {
    return this.set(agent, id, { at: null, by: null, words: null });
  }

  private async set(
    { organisationId }: Agent,
    id: string,
    pause: { at: number | null; by: string | null; words: string | null },
  ): Promise<void> {
    await this.changes.run(async (manager: EntityManager) => {
      if (!(await manager.existsBy(EntryPoint, { id, organisationId })))
        throw new FrontdoorError('page-not-found');
      await pauseEntryPoint(manager, { entryPointId: id, now: this.clock.now(), ...pause });
      await this.live.append(manager, [{ organisationId, topic: 'channel', subjectId: id }]);
    });
  }
}
