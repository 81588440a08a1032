import { describeConfig, readConfig } from '@frontdoor/platform';

/** Every setting as it is when nothing is set. */
export const SETTINGS = describeConfig(readConfig({}));

/** The table of settings in docs/operate.md, from libs/platform/config/settings.ts. */
export function settingsTable(): string {
  const rows = SETTINGS.map(
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
