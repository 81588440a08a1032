import { apiKeyFields, hoursOf } from '@frontdoor/use-cases';
import { administer } from '../../admin/administer.js';
import { asUsage } from '../../admin/as-usage.js';
import type { Io } from '../../io.js';
import { table } from '../../table.js';

interface Json {
  json?: boolean;
}

export async function addApiKey(
  io: Io,
  given: string,
  options: { integration: string; scope: string[]; service?: string[] } & Json,
): Promise<void> {
  const { integration, service: services = [] } = options;
  const { name, scopes } = asUsage(() => apiKeyFields({ name: given, scopes: options.scope }));
  await administer(io, options, async ({ administration }) => {
    const value = await administration.apiKeys.add({ integration, name, scopes, services });
    return {
      value,
      text: `${value.key}\n`,
      remark: 'The key is shown this once. Send it in the header authorization, after Bearer.',
    };
  });
}

export async function listApiKeys(io: Io, options: Json): Promise<void> {
  await administer(io, options, async ({ administration }) => {
    const value = await administration.apiKeys.list();
    const rows = value.map((one) => [
      ...[
        one.name,
        one.integration,
        one.scopes.join(' '),
        one.services.join(' ') || 'all',
        one.usedAt ?? 'never',
        one.formerUntil ?? '',
      ],
    ]);
    return {
      value,
      text: table(['NAME', 'INTEGRATION', 'SCOPES', 'SERVICES', 'LAST USED', 'FORMER UNTIL'], rows),
    };
  });
}

export async function rotateApiKey(io: Io, name: string, options: { keep?: string } & Json): Promise<void> {
  const hours = asUsage(() => hoursOf(options.keep));
  await administer(io, options, async ({ administration }) => {
    const value = await administration.apiKeys.rotate(name, hours);
    return {
      value: { name, ...value },
      text: `${value.key}\n`,
      remark: value.formerUntil
        ? `The key is shown this once. The one before goes on until ${value.formerUntil}.`
        : 'The key is shown this once. The one before is good for nothing more.',
    };
  });
}

export async function removeApiKey(io: Io, name: string, options: Json): Promise<void> {
  await administer(io, options, async ({ administration }) => {
    await administration.apiKeys.remove(name);
    return { value: { name, removed: true }, text: `The key ${name} is good for nothing any more.\n` };
  });
}
