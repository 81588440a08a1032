import 'reflect-metadata';
import { DataSource, dataSourceOptions } from '@frontdoor/persistence';
import type { Config } from '@frontdoor/platform';
import { findRunningServer } from './running-server.js';

/** Whether the database answers, without starting, making or changing anything. */
export async function lookAtDatabase(config: Config): Promise<{ ok: boolean; detail: string }> {
  try {
    const url = config.DATABASE_URL ?? (await findRunningServer(config.dataDir));
    if (!url) return { ok: false, detail: `No database runs on ${config.dataDir}; the hub starts it` };
    const source = await new DataSource(dataSourceOptions(url, 1)).initialize();
    await source.destroy();
    return { ok: true, detail: 'The database answers' };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return { ok: false, detail: message || (code ?? 'No answer') };
  }
}
