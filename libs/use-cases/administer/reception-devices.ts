import { Injectable } from '@nestjs/common';
import { digestOfToken } from '@frontdoor/casework/visits';
import {
  type AnswerOf,
  type api,
  type ReceptionDeviceKind,
  receptionDeviceKind,
  type ReceptionDeviceView,
  visitChannel,
} from '@frontdoor/contracts';
import { Clock, FrontdoorError, Ids, toIso } from '@frontdoor/kernel';
import { DataSource, EntryPoint, IsNull, ReceptionDevice, transaction } from '@frontdoor/persistence';
import { nameOf, wordsOf } from '@frontdoor/casework/directory';
import { entryPointAt, theOrganisation } from './look-up.js';

/** @throws FrontdoorError `word-unknown` naming the kinds of devices */
export const receptionDeviceKindOf = (given: string): ReceptionDeviceKind =>
  wordsOf('kind of device', receptionDeviceKind.options, [given])[0]!;

/** Tablets at which visitors check in, and screens that show who is called, each with a secret address of its own. */
@Injectable()
export class DeviceRegister {
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
  }): Promise<ReceptionDeviceView & { path: string }> {
    return transaction(this.source, async (manager) => {
      const { id: organisationId } = await theOrganisation(manager);
      const desk = await entryPointAt(manager, visitChannel, given.desk);
      if (!desk)
        throw new FrontdoorError('entry-point-unknown', { address: given.desk, channel: visitChannel });
      const name = nameOf(given.name);
      if (await manager.existsBy(ReceptionDevice, { organisationId, name, revokedAt: IsNull() }))
        throw new FrontdoorError('device-exists', { name });
      const token = this.ids.token();
      const device = {
        ...{ id: this.ids.uuid(), organisationId, entryPointId: desk.id, kind, name },
        ...{ createdAt: this.clock.now(), lastSeenAt: null, revokedAt: null },
      };
      await manager.insert(ReceptionDevice, { ...device, tokenHash: digestOfToken(token) });
      return { ...viewOf(device, desk.address), path: `/${kind}/${token}` };
    });
  }

  /** Those in use first, by name. */
  async list(): Promise<AnswerOf<typeof api.listReceptionDevices>> {
    const { manager } = this.source;
    const { id: organisationId } = await theOrganisation(manager);
    const devices = await manager.find(ReceptionDevice, {
      where: { organisationId },
      order: { revokedAt: { direction: 'DESC', nulls: 'FIRST' }, name: 'ASC', id: 'ASC' },
    });
    const points = await manager.find(EntryPoint, {
      where: { organisationId, channel: visitChannel },
      order: { name: 'ASC' },
    });
    return {
      devices: devices.map((device) =>
        viewOf(device, points.find(({ id }) => id === device.entryPointId)?.address ?? ''),
      ),
      desks: points.map(({ address, name }) => ({ address, name })),
    };
  }

  /** From now on its address leads nowhere. @throws FrontdoorError `device-not-found` */
  revoke(which: { name: string } | { id: string }): Promise<void> {
    return transaction(this.source, async (manager) => {
      const { id: organisationId } = await theOrganisation(manager);
      const { affected } = await manager.update(
        ReceptionDevice,
        { ...which, organisationId, revokedAt: IsNull() },
        { revokedAt: this.clock.now() },
      );
      if (affected === 0)
        throw new FrontdoorError('device-not-found', { name: 'name' in which ? which.name : which.id });
    });
  }
}

const viewOf = (
  {
    createdAt,
    lastSeenAt,
    revokedAt,
    id,
    kind,
    name,
  }: Pick<ReceptionDevice, 'id' | 'kind' | 'name' | 'createdAt' | 'lastSeenAt' | 'revokedAt'>,
  desk: string,
): ReceptionDeviceView => ({
  ...{ id, kind, name, desk, createdAt: toIso(createdAt) },
  lastSeenAt: lastSeenAt === null ? null : toIso(lastSeenAt),
  revokedAt: revokedAt === null ? null : toIso(revokedAt),
});
