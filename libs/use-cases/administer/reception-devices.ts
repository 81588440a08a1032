import { digestOfToken } from '@frontdoor/casework/visits';
import { type ReceptionDeviceKind, receptionDeviceKind, visitChannel } from '@frontdoor/contracts';
import { type Clock, FrontdoorError, type Ids, toIso } from '@frontdoor/kernel';
import { type DataSource, EntryPoint, IsNull, ReceptionDevice, transaction } from '@frontdoor/persistence';
import { nameOf, wordsOf } from './checks.js';
import { entryPointAt, theOrganisation } from './look-up.js';

interface DeviceView {
  kind: ReceptionDeviceKind;
  name: string;
  /** Address of its desk. */
  desk: string;
  createdAt: string;
  revokedAt: string | null;
}

/** @throws FrontdoorError `word-unknown` naming the kinds of devices */
export const receptionDeviceKindOf = (given: string): ReceptionDeviceKind =>
  wordsOf('kind of device', receptionDeviceKind.options, [given])[0]!;

/** Tablets at which visitors check in, and screens that show who is called, each with a secret address of its own. */
export class ReceptionDevices {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /**
   * Its token is given here and never again.
   *
   * @param desk address of an entry point on the visit channel
   * @throws FrontdoorError `entry-point-unknown`, `name-malformed`, `device-exists`
   */
  add({
    kind,
    ...given
  }: {
    kind: ReceptionDeviceKind;
    desk: string;
    name: string;
  }): Promise<DeviceView & { path: string }> {
    return transaction(this.source, async (manager) => {
      const { id: organisationId } = await theOrganisation(manager);
      const desk = await entryPointAt(manager, visitChannel, given.desk);
      if (!desk)
        throw new FrontdoorError('entry-point-unknown', { address: given.desk, channel: visitChannel });
      const name = nameOf(given.name);
      if (await manager.existsBy(ReceptionDevice, { organisationId, name, revokedAt: IsNull() }))
        throw new FrontdoorError('device-exists', { name });
      const token = this.ids.token();
      const createdAt = this.clock.now();
      await manager.insert(ReceptionDevice, {
        ...{ id: this.ids.uuid(), organisationId, entryPointId: desk.id, kind, name, createdAt },
        ...{ tokenHash: digestOfToken(token), revokedAt: null },
      });
      const shown = { kind, name, desk: desk.address, createdAt: toIso(createdAt), revokedAt: null };
      return { ...shown, path: `/${kind}/${token}` };
    });
  }

  async list(): Promise<DeviceView[]> {
    const { manager } = this.source;
    const { id: organisationId } = await theOrganisation(manager);
    const devices = await manager.find(ReceptionDevice, {
      where: { organisationId },
      order: { createdAt: 'ASC' },
    });
    const desks = await manager.findBy(EntryPoint, { organisationId, channel: visitChannel });
    return devices.map(({ kind, name, entryPointId, createdAt, revokedAt }) => ({
      ...{ kind, name, desk: desks.find(({ id }) => id === entryPointId)?.address ?? '' },
      ...{ createdAt: toIso(createdAt), revokedAt: revokedAt === null ? null : toIso(revokedAt) },
    }));
  }

  /** From now on its address leads nowhere. @throws FrontdoorError `device-not-found` */
  revoke(name: string): Promise<void> {
    return transaction(this.source, async (manager) => {
      const { id: organisationId } = await theOrganisation(manager);
      const { affected } = await manager.update(
        ReceptionDevice,
        { organisationId, name, revokedAt: IsNull() },
        { revokedAt: this.clock.now() },
      );
      if (affected === 0) throw new FrontdoorError('device-not-found', { name });
    });
  }
}
