import { ADAPTERS } from '@frontdoor/channels';
import { describeSettings, readSettings } from '@frontdoor/casework/channels';
import { type DescribedSetting, describeConfig } from '@frontdoor/platform';
import { format, resolveConfig } from 'prettier';

const TABLES = /<!-- settings -->[^]*<!-- \/settings -->/;

/** Every setting as it is when nothing is set: those of the hub and those of the adapters. */
export const settingsOf = (): DescribedSetting[] => describeSettings(readSettings({}));

/** The text of docs/operate.md, which is at `page`, with its tables of settings as they are now. */
export async function withSettingsTables(text: string, page: string): Promise<string> {
  const written = text.replace(
    TABLES,
    () => `<!-- settings -->\n\n${settingsTables()}\n\n<!-- /settings -->`,
  );
  return format(written, { ...(await resolveConfig(page)), parser: 'markdown' });
}

/**
 * The settings as they stand in docs/operate.md: a table for the hub itself, from libs/platform/config/settings.ts, and
 * one for each adapter that declares any.
 */
function settingsTables(): string {
  const config = readSettings({});
  const own = describeConfig(config);
  const all = describeSettings(config);
  const parts = ADAPTERS.flatMap(({ manifest, settings, needs }) => {
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
