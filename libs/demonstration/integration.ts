import { type DataSource, Integration } from '@frontdoor/persistence';
import type { InstanceSecret } from '@frontdoor/platform';
import { INTEGRATION_KEY } from './council.js';

/** Key that the demonstration integration signs with; empty where an organisation of somebody's own has no such integration. */
export async function signingKey(source: DataSource, secret: InstanceSecret): Promise<string> {
  const integration = await source.manager.findOneBy(Integration, { key: INTEGRATION_KEY });
  return integration ? secret.unseal(integration.sealedSecret) : '';
}

/** Has replies to the customers of the demonstration integration posted to this address. */
export async function replyTo(source: DataSource, url: string): Promise<void> {
  await source.manager.update(Integration, { key: INTEGRATION_KEY }, { replyUrl: url });
}
