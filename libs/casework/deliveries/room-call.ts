import { CHANNELS } from '@frontdoor/contracts';
import { type Delivery, type EntityManager, PhoneCall } from '@frontdoor/persistence';

/**
 * The call of a delivery that goes by way of a room: what is sent rings its agent alone, and its customer is rung once the agent
 * is there. Null for whatever else is sent.
 */
export const roomCall = async (
  manager: EntityManager,
  { channel, contactId: id }: Pick<Delivery, 'channel' | 'contactId'>,
): Promise<PhoneCall | null> => (CHANNELS[channel].live ? manager.findOneBy(PhoneCall, { id }) : null);
