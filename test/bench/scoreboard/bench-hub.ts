import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { SystemClock } from '@frontdoor/kernel';
import { readSettings } from '@frontdoor/casework/channels';
import { type RunningHub, startHub } from '../../../apps/hub/src/start/start-hub.js';
import { freePort } from '../../support/ports.js';

/** The machine's time, and as much more as somebody says. */
class MovableClock extends SystemClock {
  ahead = 0;

  override now(): number {
    return super.now() + this.ahead;
  }
}

export interface BenchHub extends RunningHub {
  clock: MovableClock;
  password: string;
}

/** The hub with its embedded PostgreSQL, fsync on, in this process: what it keeps in memory can be made to age. */
export async function startBenchHub(pack: string): Promise<BenchHub> {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'frontdoor-bench-'));
  const clock = new MovableClock();
  const settings = {
    DATA_DIR: dataDir,
    DEMO_PACK: pack,
    PORT: String(await freePort()),
    SMTP_PORT: 'off',
    LOG_LEVEL: 'warn',
    PUBLIC_RATE: '1000000',
    FORM_POSTS_HOURLY: '1000000',
    FORM_SENDER_HOURLY: '1000000',
  };
  const hub = await startHub(readSettings(settings), { clock });
  return {
    ...hub,
    clock,
    password: hub.demonstrationPassword!,
    stop: async () => {
      await hub.stop();
      fs.rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
