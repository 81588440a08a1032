import { entryPointFields, languageOf } from '@frontdoor/use-cases';
import { administer } from '../../admin/administer.js';
import { asUsage } from '../../admin/as-usage.js';
import type { Io } from '../../io.js';
import { table } from '../../table.js';

interface Options {
  service: string;
  name?: string;
  language: string;
  json?: boolean;
}

export async function addEntryPoint(
  io: Io,
  channel: string,
  address: string,
  options: Options,
): Promise<void> {
  const fields = asUsage(() => entryPointFields({ channel, address }));
  const language = asUsage(() => languageOf(options.language));
  await administer(io, options, async ({ administration }) => {
    const { service, name } = options;
    const given = { service, name, language };
    const { serviceName, ...value } = await administration.entryPoints.add(fields, given);
    return {
      value,
      text: `Contacts on the ${value.channel} channel at ${value.address} go to ${serviceName}.\n`,
    };
  });
}

export async function listEntryPoints(io: Io, options: { json?: boolean }): Promise<void> {
  await administer(io, options, async ({ administration }) => {
    const value = await administration.entryPoints.list();
    const rows = value.map(({ channel, address, service, name }) => [channel, address, service, name]);
    return { value, text: table(['CHANNEL', 'ADDRESS', 'SERVICE', 'NAME'], rows) };
  });
}

export async function showAtEntryPoint(
  io: Io,
  channel: string,
  address: string,
  number: string | undefined,
  options: { json?: boolean },
): Promise<void> {
  const fields = asUsage(() => entryPointFields({ channel, address }));
  await administer(io, options, async ({ administration }) => {
    const callerId = await administration.entryPoints.show(fields, number);
    const text = `Who is rung about what came to ${fields.address} sees ${callerId ?? 'CALLER_ID'}.\n`;
    return { value: { ...fields, callerId }, text };
  });
}

export async function removeEntryPoint(
  io: Io,
  channel: string,
  address: string,
  options: { json?: boolean },
): Promise<void> {
  const fields = asUsage(() => entryPointFields({ channel, address }));
  await administer(io, options, async ({ administration }) => {
    await administration.entryPoints.remove(fields);
    return { value: { ...fields, removed: true }, text: `${fields.address} is no longer an entry point.\n` };
  });
}
