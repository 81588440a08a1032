import { integrationFields } from '@frontdoor/use-cases';
import { administer, type Outcome } from '../../admin/administer.js';
import { asUsage } from '../../admin/as-usage.js';
import type { Io } from '../../io.js';
import { table } from '../../table.js';

interface Options {
  service: string;
  name?: string;
  replyUrl?: string;
  json?: boolean;
}

export async function addIntegration(io: Io, key: string, options: Options): Promise<void> {
  const { service, name, replyUrl } = options;
  const fields = asUsage(() => integrationFields({ key, name, replyUrl }));
  await administer(io, options, async ({ administration }) =>
    secretShown(
      await administration.integrations.add(fields, { service }),
      'docs/integrate.md says how to sign with it.',
    ),
  );
}

export async function rotateIntegration(io: Io, key: string, options: { json?: boolean }): Promise<void> {
  await administer(io, options, async ({ administration }) =>
    secretShown(
      { key, signingSecret: await administration.integrations.rotate(key) },
      'The hub refuses the old one after at most five seconds.',
    ),
  );
}

export async function listIntegrations(io: Io, options: { json?: boolean }): Promise<void> {
  await administer(io, options, async ({ administration }) => {
    const value = await administration.integrations.list();
    const rows = value.map((one) => [one.key, one.name, one.service, one.replyUrl ?? '(by email or SMS)']);
    return { value, text: table(['KEY', 'NAME', 'SERVICE', 'REPLIES GO TO'], rows) };
  });
}

const secretShown = (value: { key: string; signingSecret: string }, next: string): Outcome => ({
  value,
  text: `Key             ${value.key}\nSigning secret  ${value.signingSecret}\n`,
  remark: `The secret is shown this once. ${next}`,
});
