import { ChannelError, type LegToRing, type Telephones } from '@frontdoor/channels/core';
import { type DataSource, nameTelephone } from '@frontdoor/persistence';

/**
 * Has a telephone rung that is written down. Where it was given up while its provider was asked, it is silenced by its id at once;
 * where that fails, the sweep does.
 *
 * @throws ChannelError where it could not be rung
 */
export async function ringTelephone(source: DataSource, lines: Telephones, leg: LegToRing): Promise<void> {
  const { providerId } = await lines.ring(leg);
  const [known] = await nameTelephone(source, { id: leg.id, providerId });
  if (known?.state !== 'ended') return;
  await lines.hangUp(providerId).catch((thrown: unknown) => {
    if (!(thrown instanceof ChannelError)) throw thrown;
  });
}
