import { Injectable } from '@nestjs/common';
import { receptionPromise } from '@frontdoor/charter';
import { MAIN_LANGUAGE, visitChannel, type VisitNeed } from '@frontdoor/contracts';
import { dayOf, FrontdoorError, Ids } from '@frontdoor/kernel';
import {
  Enquiry,
  EntryPoint,
  type EntityManager,
  In,
  IsNull,
  LedgerEntry,
  MoreThanOrEqual,
  Visit,
} from '@frontdoor/persistence';
import { Charters } from '../charters/index.js';
import { Directory } from '../directory/index.js';
import { type Standing, standingOf, VISIT_ENTRIES } from './standing.js';
import { ticketOf } from './turn.js';

/** Receptions close for the night; who came last before that is still seen to in the morning. */
const SIGHT_MS = 36 * 3_600_000;

/** Somebody who came to a desk. */
interface Arriving {
  organisationId: string;
  entryPointId: string;
  serviceId: string;
  /** Of the check-in, or of the contact that was taken down. */
  requestId: string;
  purpose: string;
  name?: string | undefined;
  needs?: readonly VisitNeed[];
  language?: string | undefined;
  /** Epoch milliseconds. */
  arrivedAt: number;
}

/** Visitors at reception, each with a ticket. What happens to them stands in the ledger of their enquiry. */
@Injectable()
export class Visits {
  constructor(
    private readonly directory: Directory,
    private readonly charters: Charters,
    private readonly ids: Ids,
  ) {}

  /** Gives a ticket, the next of the day at the desk; sent again, it is the one that was given. */
  async checkIn(manager: EntityManager, arriving: Arriving): Promise<Visit> {
    const { organisationId, entryPointId, requestId, arrivedAt, needs = [], name } = arriving;
    // Two who come at once get a number each.
    await manager.findOneOrFail(EntryPoint, {
      where: { id: entryPointId },
      lock: { mode: 'for_no_key_update' },
    });
    const given = await manager.findOneBy(Visit, { entryPointId, requestId });
    if (given) return given;
    const { zone } = await this.directory.organisation(organisationId);
    const day = dayOf(arrivedAt, zone);
    const number = ((await manager.maximum(Visit, 'number', { entryPointId, day })) ?? 0) + 1;
    const desks = await this.desks(organisationId);
    const visit = {
      ...{ id: this.ids.uuid(), organisationId, entryPointId, requestId, day, number },
      ticket: ticketOf(
        Math.max(
          desks.findIndex(({ id }) => id === entryPointId),
          0,
        ),
        number,
      ),
      ...{ serviceId: arriving.serviceId, purpose: arriving.purpose, needs: [...needs], arrivedAt },
      ...{ name: name || null, language: arriving.language ?? MAIN_LANGUAGE },
      ...{ contactId: null, enquiryId: null },
    };
    await manager.insert(Visit, visit);
    return visit;
  }

  /** Desks at which people wait, in the order in which they were set up: their letters follow from it. */
  async desks(organisationId: string): Promise<EntryPoint[]> {
    const desks = await this.directory.entryPointsOf(organisationId, visitChannel);
    return desks.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  }

  /** @throws FrontdoorError `visit-not-found`, also for one of another organisation */
  async find(manager: EntityManager, id: string, organisationId: string): Promise<Visit> {
    const visit = await manager.findOneBy(Visit, { id, organisationId });
    if (!visit) throw new FrontdoorError('visit-not-found');
    return visit;
  }

  /** Who came since yesterday, at one desk or all; whoever was not dealt with by then is in the queue as before. */
  inSight(
    manager: EntityManager,
    organisationId: string,
    { now, desk }: { now: number; desk?: string | undefined },
  ): Promise<Visit[]> {
    const arrivedAt = MoreThanOrEqual(now - SIGHT_MS);
    return manager.find(Visit, {
      where: { organisationId, arrivedAt, ...(desk !== undefined && { entryPointId: desk }) },
      order: { arrivedAt: 'ASC', number: 'ASC' },
    });
  }

  /** How visitors stand, by the id of their visit. */
  async standings(
    manager: EntityManager,
    visits: readonly Visit[],
  ): Promise<Map<string, Standing & { enquiry: Enquiry | null }>> {
    const ids = [...new Set(visits.flatMap(({ enquiryId }) => enquiryId ?? []))];
    const enquiries = new Map(
      (await manager.findBy(Enquiry, { id: In(ids) })).map((each) => [each.id, each]),
    );
    const entries = await manager.find(LedgerEntry, {
      where: { enquiryId: In(ids), type: In([...VISIT_ENTRIES]), takenBackAt: IsNull() },
      order: { at: 'ASC', position: 'ASC' },
    });
    return new Map(
      visits.map((visit) => {
        const enquiry = enquiries.get(visit.enquiryId ?? '') ?? null;
        const own = entries.filter(({ enquiryId }) => enquiryId === visit.enquiryId);
        return [visit.id, { ...standingOf(visit, own, enquiry?.closedAt ?? null), enquiry }];
      }),
    );
  }

  /**
   * An enquiry is not settled by another door while its visitor is being seen, where the charter wants to know what they
   * asked for.
   *
   * @throws FrontdoorError `visit-not-ended`
   */
  async refuseUnended(manager: EntityManager, enquiry: Enquiry): Promise<void> {
    const visits = await manager.findBy(Visit, { enquiryId: enquiry.id });
    if (visits.length === 0) return;
    const promise = receptionPromise(await this.charters.pinned(manager, enquiry), 'given-or-why');
    if (!promise) return;
    const standings = await this.standings(manager, visits);
    const open = visits.find(({ id }) => standings.get(id)!.stage === 'seen');
    if (open)
      throw new FrontdoorError('visit-not-ended', { ticket: open.ticket, promise: `“${promise.title}”` });
  }
}
