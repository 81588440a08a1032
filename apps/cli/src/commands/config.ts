import { describeSettings, readSettings } from '@frontdoor/casework/channels';
import type { Config } from '@frontdoor/platform';
import type { Io } from '../io.js';
import { document, table } from '../table.js';

/** Prints the settings in force with their meanings, secrets hidden. */
export async function config(io: Io, { json }: { json?: boolean }): Promise<void> {
  const read = readSettings(io.environment);
  const settings = describeSettings(read).map((setting) => ({
    ...setting,
    value: derived(read, setting.name) ?? setting.value ?? null,
  }));
  if (json) return io.out(document({ settings }));
  const rows = settings.map(({ name, value, meaning }) => [name, say(value), meaning]);
  await io.out(table(['SETTING', 'VALUE', 'MEANING'], rows));
}

/** What a setting comes to where the default follows from others. */
function derived(config: Config, name: string): unknown {
  const values: Record<string, unknown> = {
    PUBLIC_URL: config.publicUrl,
    DATA_DIR: config.dataDir,
    CHARTERS_DIR: config.chartersDir,
    DEMO: config.demo,
  };
  return values[name];
}

function say(value: unknown): string {
  if (value === null) return '(not set)';
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
