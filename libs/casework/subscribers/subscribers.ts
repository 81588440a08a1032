import {
  type AttemptView,
  type EventFilter,
  type EventShape,
  type Scope,
  type SubscriberView,
  TEST_EVENT,
} from '@frontdoor/contracts';
import { Clock, FrontdoorError, Ids, toIso } from '@frontdoor/kernel';
import {
  DataSource,
  EventAttempt,
  findEventAttempts,
  findOldestEvent,
  findPlaceBefore,
  findSubscribers,
  forgetHeldBeyond,
  goBackTo,
  holdAgain,
  startFromBeginning,
  Subscriber,
  transaction,
} from '@frontdoor/persistence';
import { AddressRefused, InstanceSecret, outsideUrl, type Reach } from '@frontdoor/platform';
import { servicesNamed } from '../directory/index.js';
import { newSigningSecret } from './new-signing-secret.js';
import type { SendEvent } from './send-event.js';

export interface NewSubscriber {
  name: string;
  url: string;
  /** All where there are none. */
  types: EventFilter[];
  /** Short names of the services that it is told of; all where there are none. */
  services: string[];
  shape: EventShape;
  personalData: boolean;
}

/** Another system that asks by its key; nobody where a person does. */
type Asking = { scopes: readonly Scope[] } | undefined;

/** How long the signing secret before goes on beside a new one, unless told otherwise. */
const FORMER_HOURS = 24;
/** Events behind are counted up to this. */
const MOST_COUNTED = 10_000;
const DAY_MS = 24 * 3_600_000;

/** Who is told of events, and how far; each change is one transaction, and holds from the next attempt on. */
export class Subscribers {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly secret: InstanceSecret,
    private readonly reach: Reach,
  ) {}

  /**
   * @param from whether it is told what is kept of the past as well
   * @returns its id, and the secret that signs for it, which is told here and kept sealed
   * @throws FrontdoorError `subscriber-exists`, `subscriber-address-refused`, `scope-missing`, `service-unknown`
   */
  async add(
    organisationId: string,
    { name, url, types, services, shape, personalData }: NewSubscriber,
    from: 'now' | 'beginning' = 'now',
    asking?: Asking,
  ): Promise<{ id: string; signingSecret: string }> {
    mayTell(personalData, asking);
    this.checkAddress(url);
    const signingSecret = newSigningSecret();
    const id = this.ids.uuid();
    return transaction(this.source, async (manager) => {
      if (await manager.existsBy(Subscriber, { organisationId, name }))
        throw new FrontdoorError('subscriber-exists', { name });
      const now = this.clock.now();
      const serviceIds = await servicesNamed(manager, organisationId, services);
      await manager.insert(Subscriber, {
        ...{ id, organisationId, name, url, types, serviceIds, shape, personalData },
        sealedSecret: this.secret.seal(signingSecret),
        ...{ state: 'active', stateAt: now, nextAttemptAt: now, createdAt: now },
      });
      if (from === 'beginning') await startFromBeginning(manager, { id });
      return { id, signingSecret };
    });
  }

  async list(organisationId: string): Promise<SubscriberView[]> {
    const rows = await findSubscribers(this.source, { organisationId, most: MOST_COUNTED });
    return rows.map((row) => ({
      ...row,
      types: row.types as EventFilter[],
      services: [...row.services],
      stateAt: toIso(row.stateAt),
      failingSince: isoOr(row.failingSince),
      deliveredAt: isoOr(row.deliveredAt),
      nextAttemptAt: row.failures > 0 && row.state === 'active' ? toIso(row.nextAttemptAt) : null,
      formerUntil:
        row.formerUntil !== null && row.formerUntil > this.clock.now() ? toIso(row.formerUntil) : null,
      createdAt: toIso(row.createdAt),
      behind: { n: row.behind, exact: row.behind < MOST_COUNTED },
      behindSince: isoOr(row.behindSince),
    }));
  }

  /** @throws FrontdoorError `subscriber-not-found` */
  async named(organisationId: string, name: string): Promise<Subscriber> {
    const found = await this.source.manager.findOneBy(Subscriber, { organisationId, name });
    if (!found) throw new FrontdoorError('subscriber-not-found');
    return found;
  }

  /** @throws FrontdoorError `subscriber-not-found`, `subscriber-address-refused`, `scope-missing`, `service-unknown` */
  async change(
    organisationId: string,
    id: string,
    { services, ...changes }: Partial<Omit<NewSubscriber, 'name'>>,
    asking?: Asking,
  ): Promise<void> {
    mayTell(changes.personalData ?? false, asking);
    if (changes.url !== undefined) this.checkAddress(changes.url);
    await transaction(this.source, async (manager) => {
      const serviceIds = services && (await servicesNamed(manager, organisationId, services));
      const { affected } = await manager.update(
        Subscriber,
        { id, organisationId },
        { ...changes, ...(serviceIds && { serviceIds }) },
      );
      if (affected === 0) throw new FrontdoorError('subscriber-not-found');
      if (serviceIds) await forgetHeldBeyond(manager, { id });
    });
  }

  /**
   * A new secret, told here. The one before signs beside it for some hours, so that the other system can change over without
   * a gap; with none it ends at once.
   *
   * @throws FrontdoorError `subscriber-not-found`
   */
  rotate(
    organisationId: string,
    id: string,
    formerHours = FORMER_HOURS,
  ): Promise<{ signingSecret: string; formerUntil: string | null }> {
    return transaction(this.source, async (manager) => {
      const found = await manager.findOne(Subscriber, {
        where: { id, organisationId },
        lock: { mode: 'pessimistic_write' },
      });
      if (!found) throw new FrontdoorError('subscriber-not-found');
      const signingSecret = newSigningSecret();
      const formerUntil = formerHours > 0 ? this.clock.now() + formerHours * 3_600_000 : null;
      await manager.update(
        Subscriber,
        { id },
        {
          sealedSecret: this.secret.seal(signingSecret),
          sealedFormerSecret: formerUntil === null ? null : found.sealedSecret,
          formerUntil,
        },
      );
      return { signingSecret, formerUntil: isoOr(formerUntil) };
    });
  }

  /** Nothing is sent until it goes on; what happens meanwhile waits. @throws FrontdoorError `subscriber-not-found` */
  async pause(organisationId: string, id: string): Promise<void> {
    await this.update(organisationId, id, { state: 'paused', stateAt: this.clock.now() });
  }

  /** Goes on where it stopped, also where it was switched off. @throws FrontdoorError `subscriber-not-found` */
  async resume(organisationId: string, id: string): Promise<void> {
    const now = this.clock.now();
    await this.update(organisationId, id, {
      ...{ state: 'active', stateAt: now, nextAttemptAt: now },
      ...{ failures: 0, failingSince: null, alarmedAt: null, problem: null },
    });
  }

  /** @throws FrontdoorError `subscriber-not-found` */
  async remove(organisationId: string, id: string): Promise<void> {
    const { affected } = await this.source.manager.delete(Subscriber, { id, organisationId });
    if (affected === 0) throw new FrontdoorError('subscriber-not-found');
  }

  /**
   * Has one event told again by itself, or everything since an instant, in order. Each has the id that it had before.
   *
   * @throws FrontdoorError `subscriber-not-found`, `event-not-found`
   */
  async replay(
    organisationId: string,
    id: string,
    what: { eventId: string } | { since: number },
  ): Promise<void> {
    const now = this.clock.now();
    if (!(await this.source.manager.existsBy(Subscriber, { id, organisationId })))
      throw new FrontdoorError('subscriber-not-found');
    if ('eventId' in what) {
      const { eventId } = what;
      const held = await holdAgain(this.source, { subscriberId: id, organisationId, eventId, now });
      if (held.length === 0) throw new FrontdoorError('event-not-found');
      return;
    }
    const place = await this.placeBefore(organisationId, what.since);
    await goBackTo(this.source, { id, organisationId, ...place, now });
  }

  /** Sends a test event at once, whatever else waits; what was answered is kept like any attempt. */
  async test(organisationId: string, id: string, sender: SendEvent): Promise<AttemptView> {
    const found = await this.source.manager.findOneBy(Subscriber, { id, organisationId });
    if (!found) throw new FrontdoorError('subscriber-not-found');
    const eventId = this.ids.uuid();
    const attempt = await sender.send(found, eventId, {
      type: TEST_EVENT,
      timestamp: toIso(this.clock.now()),
      data: { subscriber: found.name },
    });
    const { at, ms, status, problem, answer, outcome } = attempt;
    const row = { id: this.ids.uuid(), eventId, type: TEST_EVENT, ms, status, problem, answer };
    const ok = outcome === 'taken';
    await this.source.manager.insert(EventAttempt, { ...row, subscriberId: id, at, ok });
    return { ...row, at: toIso(at), ok, reference: null };
  }

  /** The newest first. @param cursor where the page before ended */
  async attempts(
    organisationId: string,
    id: string,
    { failed, cursor, limit }: { failed: boolean; cursor?: string | undefined; limit: number },
  ): Promise<{ attempts: AttemptView[]; nextCursor: string | null }> {
    if (!(await this.source.manager.existsBy(Subscriber, { id, organisationId })))
      throw new FrontdoorError('subscriber-not-found');
    // The clock of another process may be a little ahead.
    const before = readCursor(cursor) ?? { at: this.clock.now() + DAY_MS, id: LAST_ID };
    const rows = await findEventAttempts(this.source, {
      ...{
        subscriberId: id,
        organisationId,
        failed,
        beforeAt: before.at,
        beforeId: before.id,
        limit: limit + 1,
      },
    });
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    return {
      attempts: page.map((row) => ({ ...row, at: toIso(row.at) })),
      nextCursor: rows.length > limit && last ? `${last.at}.${last.id}` : null,
    };
  }

  private async update(
    organisationId: string,
    id: string,
    changes: Parameters<DataSource['manager']['update']>[2] & Partial<Subscriber>,
  ): Promise<void> {
    const { affected } = await this.source.manager.update(Subscriber, { id, organisationId }, changes);
    if (affected === 0) throw new FrontdoorError('subscriber-not-found');
  }

  private async placeBefore(organisationId: string, at: number): Promise<{ tx: string; position: string }> {
    const [place] = await findPlaceBefore(this.source, { organisationId, at });
    if (place) return place;
    const [oldest] = await findOldestEvent(this.source, { organisationId });
    if (!oldest || oldest.at < at) throw new FrontdoorError('event-not-found');
    return { tx: '0', position: '0' };
  }

  private checkAddress(url: string): void {
    try {
      const { protocol, hostname } = outsideUrl(url, this.reach);
      // What its name leads to is looked at when something is sent.
      if (protocol === 'http:' && this.reach.inside === null)
        throw new AddressRefused('It begins with http://, and what is sent there would travel in clear.');
      if (/(^|\.)localhost\.?$/i.test(hostname) && this.reach.inside === null)
        throw new AddressRefused('It leads to this machine.');
    } catch (error) {
      if (!(error instanceof AddressRefused)) throw error;
      throw new FrontdoorError('subscriber-address-refused', { fault: error.message.replace(/\.$/, '') });
    }
  }
}

/** Nobody has others told what they may not read themselves. */
function mayTell(personalData: boolean, asking: Asking): void {
  const scope = 'personal-data:read';
  if (personalData && asking && !asking.scopes.includes(scope))
    throw new FrontdoorError('scope-missing', { scope });
}

const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

function readCursor(cursor: string | undefined): { at: number; id: string } | undefined {
  if (cursor === undefined) return undefined;
  const [, at, id] = /^(\d{1,15})\.([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/.exec(cursor) ?? [];
  if (at === undefined || id === undefined) throw new FrontdoorError('place-malformed', { place: cursor });
  return { at: Number(at), id };
}

const isoOr = (instant: number | null): string | null => (instant === null ? null : toIso(instant));
