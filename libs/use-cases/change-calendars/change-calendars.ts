import { Injectable } from '@nestjs/common';
import type { CalendarChangeBody, CalendarEffect } from '@frontdoor/contracts';
import { Clock, dayOf, FrontdoorError, Ids } from '@frontdoor/kernel';
import {
  type Agent,
  CalendarChange,
  DataSource,
  type EntityManager,
  markPromisesStale,
  type Organisation,
  transaction,
} from '@frontdoor/persistence';
import { Charters } from '@frontdoor/casework/charters';
import { Directory } from '@frontdoor/casework/directory';
import { LiveEvents } from '@frontdoor/casework/live';
import { checkChange } from './check-change.js';
import { daysThatDiffer } from './days-that-differ.js';
import { effectOn } from './effect-on.js';
import { sayChange } from './say-change.js';

/** What an administrator does to the calendars that promises are counted on. */
@Injectable()
export class ChangeCalendars {
  constructor(
    private readonly source: DataSource,
    private readonly charters: Charters,
    private readonly directory: Directory,
    private readonly live: LiveEvents,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** What a change would do; changes nothing. @throws as `change`. */
  async preview(agent: Agent, change: CalendarChangeBody): Promise<CalendarEffect> {
    const organisation = await this.directory.organisation(agent.organisationId);
    await this.charters.refresh(this.source.manager);
    const checked = checkChange(
      this.charters,
      organisation,
      change,
      dayOf(this.clock.now(), organisation.zone),
    );
    const packs = {
      before: this.charters.current(organisation),
      after: this.charters.proposed(organisation, checked),
    };
    const { added, removed, window } = checked;
    const found = await effectOn(this.source.manager, organisation, packs, window);
    return { ...found, added, removed };
  }

  /**
   * Makes the change. Open commitments are worked out anew soon after, by whichever process comes first.
   *
   * @throws FrontdoorError as `checkChange`; `calendar-change-refused` with every fault in plain words.
   */
  async change(agent: Agent, change: CalendarChangeBody): Promise<{ id: string; text: string }> {
    const organisation = await this.directory.organisation(agent.organisationId);
    const row = await transaction(this.source, async (manager) => {
      await this.charters.lockCalendarsAlone(manager);
      const now = this.clock.now();
      const { kind, data, window } = checkChange(
        this.charters,
        organisation,
        change,
        dayOf(now, organisation.zone),
      );
      // Throws where the calendars would make no sense with it.
      this.charters.proposed(organisation, { kind, data });
      const made = {
        id: this.ids.uuid(),
        organisationId: organisation.id,
        kind,
        data,
        byId: agent.id,
        at: now,
      };
      await manager.insert(CalendarChange, made);
      await this.markStale(manager, organisation, window);
      await this.live.append(manager, [{ organisationId: organisation.id, topic: 'queue' }]);
      return made;
    });
    return { id: row.id, text: sayChange(row) };
  }

  /** @throws FrontdoorError `calendar-change-not-found`, `days-gone-by` where it would rewrite days gone by. */
  async undo(agent: Agent, id: string): Promise<void> {
    const organisation = await this.directory.organisation(agent.organisationId);
    await transaction(this.source, async (manager) => {
      await this.charters.lockCalendarsAlone(manager);
      const { organisationId } = agent;
      const change = await manager.findOneBy(CalendarChange, { id, organisationId });
      if (!change || change.kind === 'undo') throw new FrontdoorError('calendar-change-not-found');
      if (change.undoneAt !== null) return;
      const at = this.clock.now();
      const window = this.undoing(change);
      if (window && window.from < dayOf(at, organisation.zone))
        throw new FrontdoorError('days-gone-by', { from: window.from });
      await manager.update(CalendarChange, { id }, { undoneAt: at, undoneBy: agent.id });
      const undo = {
        id: this.ids.uuid(),
        organisationId,
        kind: 'undo' as const,
        data: { id },
        byId: agent.id,
        at,
      };
      await manager.insert(CalendarChange, undo);
      if (window) await this.markStale(manager, organisation, window);
      await this.live.append(manager, [{ organisationId, topic: 'queue' }]);
    });
  }

  /** What a change can move is marked in the transaction that makes it: no alarm is raised until it is worked out anew. */
  private async markStale(manager: EntityManager, { id, zone }: Organisation, window: Window): Promise<void> {
    await markPromisesStale(manager, { organisationId: id, zone, ...window });
  }

  /** The days that count differently without a change; none where a later list says the same. */
  private undoing({ id, kind, organisationId, data }: CalendarChange): Window | undefined {
    if (kind !== 'holidays') return (data as { window: Window }).window;
    const { now, without } = this.charters.holidaysWithout(organisationId, id);
    return daysThatDiffer(now, without);
  }
}

/** First and last day (YYYY-MM-DD); no last one is for ever. */
interface Window {
  from: string;
  to: string | null;
}
