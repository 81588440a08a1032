import { Injectable } from '@nestjs/common';
import type { Arrival, ArrivalChange } from '@frontdoor/channels/core';
import { eachInTurn, Every } from '@frontdoor/jobs';
import { Clock, Ids, isKept, type Raw, storable } from '@frontdoor/kernel';
import {
  DataSource,
  findChangedContacts,
  findChangesToSetAside,
  keepContactChanges,
  markChangeSetAside,
  type RowOf,
} from '@frontdoor/persistence';
import { Directory } from '../directory/index.js';
import { checked, Receipts } from '../receipts/index.js';
import { rawOf, StoredBytes } from '../stored-bytes/index.js';
import { ApplyChanges } from './apply-changes.js';

const MOST_AT_ONCE = 100;
/** A change may overtake its contact by so much. */
const OVERTAKEN_MS = 10 * 60_000;
/** A contact that has not come by then will not. */
const WAITED_FOR_MS = 30 * 24 * 3_600_000;

type SetAside = RowOf<typeof findChangesToSetAside>;

/** What senders do to their contacts after they came in. Nothing of it is lost, whenever and however often it comes. */
@Injectable()
export class ContactChanges {
  constructor(
    private readonly source: DataSource,
    private readonly directory: Directory,
    private readonly receipts: Receipts,
    private readonly apply: ApplyChanges,
    private readonly stored: StoredBytes,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /**
   * Keeps edits and removals, each once, then deals with them as far as their contacts are known. Resolves when they
   * are durable.
   *
   * @throws FrontdoorError `entry-point-unknown` where there is no entry point at all.
   */
  async take(changes: readonly ArrivalChange[]): Promise<void> {
    if (changes.length === 0) return;
    const now = this.clock.now();
    const rows = await Promise.all(
      changes.map(async (given) => {
        const { entryPoint: place, keyOf } = await this.directory.placeOf(given.channel, given.entryPoint);
        const raw = await this.stored.keep(given.raw);
        const change = { ...given, raw, idempotencyKey: keyOf(given.idempotencyKey) };
        return {
          ...(change.kind === 'edited' ? checked(change) : withoutContact(change)),
          at: change.at === undefined ? null : Math.min(change.at, now),
          place,
        };
      }),
    );
    await keepContactChanges(this.source.manager, {
      ids: rows.map(() => this.ids.uuid()),
      organisationIds: rows.map(({ place }) => place.organisationId),
      entryPointIds: rows.map(({ place }) => place.id),
      channels: rows.map(({ channel }) => channel),
      idempotencyKeys: rows.map(({ idempotencyKey }) => idempotencyKey),
      changeKeys: rows.map(({ changeKey }) => storable(changeKey)),
      kinds: rows.map(({ kind }) => kind),
      at: rows.map(({ at }) => at),
      raws: rows.map(({ raw }) =>
        isKept(raw) ? null : Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength),
      ),
      digests: rows.map(({ raw }) => (isKept(raw) ? raw.digest : null)),
      contentTypes: rows.map(({ contentType }) => contentType),
      contacts: rows.map(({ contact }) => contact ?? null),
      faults: rows.map(({ fault }) => fault ?? null),
      now,
    });
    // They are kept: what cannot be applied now, be it another sender's, is tried and told by the sweeps.
    await this.applyAll().catch(() => undefined);
    if (rows.some(({ fault }) => fault)) await this.setAside().catch(() => undefined);
  }

  /** Contacts are routed after they came in, and changes may come before them. */
  @Every(2000)
  async applyAll(): Promise<void> {
    const since = this.clock.now() - WAITED_FOR_MS;
    const changed = await findChangedContacts(this.source.manager, { since, limit: MOST_AT_ONCE });
    await eachInTurn(changed, (contact) => this.apply.to(contact));
  }

  /**
   * What cannot be applied comes before people by itself: an edit of something that never came in as a contact, the rest
   * in the quarantine.
   */
  @Every(60_000)
  async setAside(): Promise<void> {
    const before = this.clock.now() - OVERTAKEN_MS;
    const late = await findChangesToSetAside(this.source.manager, { before, limit: MOST_AT_ONCE });
    await eachInTurn(late, async (change) => {
      await this.receipts.receive(standingAlone(change), change.receivedAt);
      await markChangeSetAside(this.source.manager, { id: change.id, now: this.clock.now() });
    });
  }
}

const withoutContact = <T extends ArrivalChange<Raw>>(change: T): T => ({
  ...change,
  idempotencyKey: storable(change.idempotencyKey),
  contact: undefined,
  fault: undefined,
});

/** A change as an arrival of its own. The queries of changes know the key of one that stands in for its contact. */
function standingAlone({
  address,
  changeKey,
  idempotencyKey,
  contact,
  fault,
  ...change
}: SetAside): Arrival<Raw> {
  const shared = {
    channel: change.channel,
    entryPoint: address,
    raw: rawOf({ ...change, content: change.raw }),
    contentType: change.contentType,
  };
  if (fault) {
    const reason = `The sender edited what they wrote, and the edit could not be read. ${fault.reason}`;
    return { ...shared, idempotencyKey: `unreadable ${changeKey}`, fault: { ...fault, reason } };
  }
  if (contact) return { ...shared, idempotencyKey: `changed ${idempotencyKey}`, contact };
  return {
    ...shared,
    idempotencyKey: `removed ${changeKey}`,
    fault: {
      reason: 'The sender removed something that never came in',
      remedy: 'Leave it here; should it still come in, it is shown as removed',
    },
  };
}
