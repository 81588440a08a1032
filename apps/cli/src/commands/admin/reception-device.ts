import { receptionDeviceKindOf } from '@frontdoor/use-cases';
import { administer } from '../../admin/administer.js';
import { asUsage } from '../../admin/as-usage.js';
import type { Io } from '../../io.js';
import { table } from '../../table.js';

interface Options {
  desk: string;
  name: string;
  json?: boolean;
}

export async function addReceptionDevice(io: Io, kind: string, { desk, name, json }: Options): Promise<void> {
  const known = asUsage(() => receptionDeviceKindOf(kind));
  await administer(io, { ...(json && { json }) }, async ({ administration, config }) => {
    const { path, ...value } = await administration.receptionDevices.add({ kind: known, desk, name });
    const address = `${config.publicUrl}${path}`;
    return {
      value: { ...value, address },
      text: `${address}\n`,
      remark: `Open it on the ${value.kind} and keep it to yourself: it is not shown again. Should it get lost, revoke it and add another.`,
    };
  });
}

export async function listReceptionDevices(io: Io, options: { json?: boolean }): Promise<void> {
  await administer(io, options, async ({ administration }) => {
    const { devices: value } = await administration.receptionDevices.list();
    const rows = value.map(({ kind, name, desk, createdAt, lastSeenAt, revokedAt }) => [
      ...[kind, name, desk, createdAt, lastSeenAt ?? 'never', revokedAt ?? ''],
    ]);
    return { value, text: table(['KIND', 'NAME', 'DESK', 'ADDED', 'LAST SEEN', 'REVOKED'], rows) };
  });
}

export async function revokeReceptionDevice(
  io: Io,
  name: string,
  options: { json?: boolean },
): Promise<void> {
  await administer(io, options, async ({ administration }) => {
    await administration.receptionDevices.revoke({ name });
    return { value: { name, revoked: true }, text: `The address of ${name} leads nowhere any more.\n` };
  });
}
