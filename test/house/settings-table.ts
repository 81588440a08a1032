import { ADAPTERS } from '@frontdoor/channels';
import type { ChannelAdapter } from '@frontdoor/channels/core';
import { describeSettings, readSettings } from '@frontdoor/casework/channels';
import { type DescribedSetting, describeConfig } from '@frontdoor/platform';

/** Every setting as it is when nothing is set: those of the hub and those of these adapters. */
export const settingsOf = (adapters: readonly ChannelAdapter[] = ADAPTERS): DescribedSetting[] =>
  describeSettings(readSettings({}, adapters), adapters);

/**
 * The settings as they stand in docs/operate.md: a table for the hub itself, from libs/platform/config/settings.ts, and
 * one for each adapter that declares any.
 */
export function settingsTables(adapters: readonly ChannelAdapter[] = ADAPTERS): string {
  const config = readSettings({}, adapters);
  const own = describeConfig(config);
  const all = describeSettings(config, adapters);
  const parts = adapters.flatMap(({ manifest, settings, needs }) => {
    const declared = all.filter(({ name }) => Object.hasOwn(settings, name));
    if (declared.length === 0) return [];
    const names = needs.map((name) => `\`${name}\``).join(' and ');
    const leftOut =
      names && `\n\nLeft out, with its channels, unless ${names} ${needs.length > 1 ? 'are' : 'is'} set.`;
    return [`### ${manifest.title}${leftOut}\n\n${table(declared)}`];
  });
  return [table(own), ...parts].join('\n\n');
}

function table(settings: readonly DescribedSetting[]): string {
  const rows = settings.map(
    ({ name, meaning, secret, value }) =>
      `| \`${name}\` | ${meaning.replaceAll('|', '\\|')}${secret ? ' Secret.' : ''} | ${shown(value)} |`,
  );
  return ['| setting | meaning | default |', '| --- | --- | --- |', ...rows].join('\n');
}

function shown(value: unknown): string {
  if (value === undefined) return '';
  if (typeof value === 'boolean') return value ? '`on`' : '`off`';
  return `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``;
}
