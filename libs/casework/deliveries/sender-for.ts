import type { Channel } from '@frontdoor/contracts';
import type { EntryPoint, Service } from '@frontdoor/persistence';
import type { Directory } from '../directory/index.js';

/**
 * The entry point that a message on `channel` leaves from: the one the customer used when it is on that channel,
 * else that of the service, else any of the organisation.
 */
export async function senderFor(
  directory: Directory,
  { entryPoint, service }: { entryPoint: EntryPoint; service: Pick<Service, 'id'> },
  channel: Channel,
): Promise<EntryPoint | undefined> {
  if (entryPoint.channel === channel) return entryPoint;
  const all = await directory.entryPointsOf(entryPoint.organisationId, channel);
  return all.find((each) => each.serviceId === service.id) ?? all[0];
}
