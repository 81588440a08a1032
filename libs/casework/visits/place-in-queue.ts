import { Injectable } from '@nestjs/common';
import { receptionPromise } from '@frontdoor/charter';
import { goesFirst } from '@frontdoor/contracts';
import type { EntityManager, Visit } from '@frontdoor/persistence';
import { Charters } from '../charters/index.js';
import { Directory } from '../directory/index.js';
import { WorkItems } from '../queue/index.js';
import { Visits } from './visits.js';

/**
 * Whoever needs help with communication or access goes before everything else in the queue while they are here, where the
 * charter promises to help them as soon as possible.
 */
@Injectable()
export class PlaceInQueue {
  constructor(
    private readonly visits: Visits,
    private readonly items: WorkItems,
    private readonly charters: Charters,
    private readonly directory: Directory,
  ) {}

  /** As the visitor stands now. Called with the enquiry locked, or before anybody can see it. */
  async update(manager: EntityManager, visit: Visit): Promise<void> {
    if (visit.enquiryId === null) return;
    const pack = this.charters.current(await this.directory.organisation(visit.organisationId));
    if (receptionPromise(pack, 'needs-first') === undefined) return;
    const { stage } = (await this.visits.standings(manager, [visit])).get(visit.id)!;
    await this.items.goFirst(manager, visit.enquiryId, goesFirst(visit.needs) && stage !== 'ended');
  }
}
