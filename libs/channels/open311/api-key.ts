import { createHmac, timingSafeEqual } from 'node:crypto';
import { FrontdoorError } from '@frontdoor/kernel';
import type { AdapterContext, IntegrationKey } from '../core/index.js';

/**
 * The `api_key` of an integration. It travels with each request, so it is made of the signing secret and does not give it
 * away: it is changed with that secret, and the former one goes on as long.
 */
export const apiKeyOf = ({ key, secret }: Pick<IntegrationKey, 'key' | 'secret'>): string =>
  `${key}.${createHmac('sha256', secret).update('open311 api_key').digest('base64url')}`;

/** Whose key it is. @throws FrontdoorError `api-key-missing`, `api-key-wrong`. */
export async function findReporter(
  apiKey: string | undefined,
  context: Pick<AdapterContext, 'integration' | 'clock'>,
): Promise<IntegrationKey> {
  if (!apiKey) throw new FrontdoorError('api-key-missing');
  const integration = await context.integration(apiKey.split('.')[0]!);
  if (!integration?.open311) throw new FrontdoorError('api-key-wrong');
  const { former } = integration;
  const secrets = [
    integration.secret,
    ...(former && context.clock.now() < former.until ? [former.secret] : []),
  ];
  const fits = secrets.some((secret) => isEqual(apiKey, apiKeyOf({ key: integration.key, secret })));
  if (!fits) throw new FrontdoorError('api-key-wrong');
  return integration;
}

function isEqual(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
