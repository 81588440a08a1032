import { partnerFields } from '@frontdoor/use-cases';
import { administer } from '../../admin/administer.js';
import { asUsage } from '../../admin/as-usage.js';
import type { Io } from '../../io.js';
import { table } from '../../table.js';

interface Options {
  by: string;
  address: string;
  slug?: string;
  serviceCode?: string;
  jurisdiction?: string;
  apiKey?: string;
  json?: boolean;
}

export async function setPartner(io: Io, name: string, options: Options): Promise<void> {
  await administer(io, options, async ({ administration, config }) => {
    const fields = asUsage(() => partnerFields({ name, ...options }, { inside: config.reachInside }));
    const { isNew } = await administration.partners.set(fields, options.apiKey);
    return {
      value: fields,
      text: `${fields.name} (${fields.slug}) ${isNew ? 'can be handed enquiries' : 'was changed'}: ${fields.address}\n`,
    };
  });
}

export async function listPartners(io: Io, options: { json?: boolean }): Promise<void> {
  await administer(io, options, async ({ administration }) => {
    const value = await administration.partners.list();
    const rows = value.map((one) => [
      one.slug,
      one.name,
      one.kind,
      one.address,
      one.serviceCode ?? '',
      one.hasKey ? 'yes' : 'no',
      one.trouble ?? '',
    ]);
    return {
      value,
      text: table(['SHORT NAME', 'NAME', 'BY', 'ADDRESS', 'SERVICE CODE', 'KEY', 'TROUBLE'], rows),
    };
  });
}

export async function removePartner(io: Io, slug: string, options: { json?: boolean }): Promise<void> {
  await administer(io, options, async ({ administration }) => {
    await administration.partners.remove(slug);
    return { value: { slug, removed: true }, text: `Nothing more is handed to ${slug}.\n` };
  });
}
