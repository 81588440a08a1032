import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { ReceptionDeviceKind } from '@frontdoor/contracts';
import { Clock, FrontdoorError } from '@frontdoor/kernel';
import { DataSource, IsNull, ReceptionDevice, noteByTheWay } from '@frontdoor/persistence';

/** Under this a device is known: of its token only the digest is kept, as of a password. */
export const digestOfToken = (token: string): Buffer => createHash('sha256').update(token).digest();

/** A screen asks every few seconds; so often it is written down that it did. */
const NOTED_MS = 60_000;

/** Tablets and screens at a reception. */
@Injectable()
export class ReceptionDevices {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
  ) {}

  /**
   * The device whose token it is; that it was seen is noted.
   *
   * @throws FrontdoorError `device-unknown`, also for one that was revoked or is of another kind
   */
  async find(kind: ReceptionDeviceKind, token: string): Promise<ReceptionDevice> {
    const device = await this.source.manager.findOneBy(ReceptionDevice, {
      ...{ tokenHash: digestOfToken(token), kind, revokedAt: IsNull() },
    });
    if (!device) throw new FrontdoorError('device-unknown');
    const now = this.clock.now();
    if (device.lastSeenAt === null || device.lastSeenAt <= now - NOTED_MS)
      await noteByTheWay(() =>
        this.source.manager.update(ReceptionDevice, { id: device.id }, { lastSeenAt: now }),
      );
    return device;
  }
}
