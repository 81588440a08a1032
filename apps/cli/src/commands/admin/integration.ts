import { hoursOf, integrationFields } from '@frontdoor/use-cases';
import { administer, type Outcome } from '../../admin/administer.js';
import { asUsage } from '../../admin/as-usage.js';
import type { Io } from '../../io.js';
import { table } from '../../table.js';

interface Options {
  service: string;
  mailbox?: string[];
  name?: string;
  replyUrl?: string;
  json?: boolean;
}

export async function addIntegration(io: Io, key: string, options: Options): Promise<void> {
  const { service, name, replyUrl, mailbox: mailboxes } = options;
  const fields = asUsage(() => integrationFields({ key, name, replyUrl }));
  await administer(io, options, async ({ administration }) =>
    secretShown(
      await administration.integrations.add(fields, { service, mailboxes }),
      'docs/integrate.md says how to sign with it.',
    ),
  );
}

export async function rotateIntegration(
  io: Io,
  key: string,
  options: { keep?: string; json?: boolean },
): Promise<void> {
  const hours = asUsage(() => hoursOf(options.keep));
  await administer(io, options, async ({ administration }) => {
    const { signingSecret, formerUntil } = await administration.integrations.rotate(key, hours);
    return secretShown(
      { key, signingSecret, formerUntil },
      formerUntil
        ? `The one before goes on until ${formerUntil}.`
        : 'The hub refuses the one before after at most five seconds.',
    );
  });
}

export async function removeIntegration(io: Io, key: string, options: { json?: boolean }): Promise<void> {
  await administer(io, options, async ({ administration }) => {
    await administration.integrations.remove(key);
    return { value: { key, removed: true }, text: `The integration ${key} is shut out.\n` };
  });
}

export async function setOpen311(
  io: Io,
  key: string,
  { off = false, ...options }: { off?: boolean; json?: boolean },
): Promise<void> {
  await administer(io, options, async ({ administration, config }) => {
    const { apiKey } = await administration.integrations.open311(key, !off);
    const endpoint = `${config.publicUrl}/open311/v2/`;
    return {
      value: { key, apiKey, endpoint: apiKey === null ? null : endpoint },
      text:
        apiKey === null
          ? `${key} can no longer report by Open311.\n`
          : `Endpoint  ${endpoint}\nApi key   ${apiKey}\n`,
      ...(apiKey !== null && {
        remark: 'The key changes with the signing secret; docs/integrate.md says more.',
      }),
    };
  });
}

export async function allowMailbox(
  io: Io,
  key: string,
  address: string,
  { allowed, ...options }: { allowed: boolean; json?: boolean },
): Promise<void> {
  await administer(io, options, async ({ administration }) => {
    const mailboxes = await administration.integrations.allow(key, address, allowed);
    return {
      value: { key, mailboxes },
      text: `${key} may post mail to: ${mailboxes.join(', ') || 'no mailbox'}\n`,
    };
  });
}

export async function listIntegrations(io: Io, options: { json?: boolean }): Promise<void> {
  await administer(io, options, async ({ administration }) => {
    const value = await administration.integrations.list();
    const rows = value.map((one) => [
      one.key,
      one.name,
      one.service,
      one.replyUrl ?? '(by email or SMS)',
      one.mailboxes.join(', ') || '(none)',
    ]);
    return { value, text: table(['KEY', 'NAME', 'SERVICE', 'REPLIES GO TO', 'MAIL TO'], rows) };
  });
}

const secretShown = (
  value: { key: string; signingSecret: string; formerUntil?: string | null },
  next: string,
): Outcome => ({
  value,
  text: `Key             ${value.key}\nSigning secret  ${value.signingSecret}\n`,
  remark: `The secret is shown this once. ${next}`,
});
