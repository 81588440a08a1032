import type { AdapterContext, IntegrationKey } from '@frontdoor/channels/core';
import { SystemClock, type Clock } from '@frontdoor/kernel';
import { Callers, readConfig } from '@frontdoor/platform';
import { openingHoursOf } from './opening-hours.js';
import type { MemoryHub } from './memory-hub.js';
import { readInThreads } from './reading.js';

/** Real time whose waits are shorter: for listeners that wait seconds between two tries. */
export class HastyClock extends SystemClock {
  constructor(private readonly times: number) {
    super();
  }

  override sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return super.sleep(ms / this.times, signal);
  }
}

/** What a hub hands to the mail adapter, for one process of `hub`. */
export function adapterContext(
  hub: MemoryHub,
  options: {
    clock?: Clock;
    integrations?: readonly IntegrationKey[];
    settings?: Record<string, string>;
  } = {},
): AdapterContext {
  const { clock = new SystemClock(), integrations = [], settings = {} } = options;
  return {
    clock,
    publicUrl: 'https://council.example',
    process: { serves: true, reads: true },
    keysFor: (purpose) => [`a key for ${purpose} in tests`],
    openingHoursAt: async () => openingHoursOf('cambridge-city'),
    promisableAt: async (_channel, _entryPoint, window) => window,
    languageAt: async () => 'en',
    integration: async (key) => integrations.find((one) => one.key === key),
    integrationAt: async (_channel, entryPoint) => integrations.find((one) => one.entryPoint === entryPoint),
    intake: hub.intake(),
    printQueue: hub.printQueue(),
    reports: hub.reportDesk(),
    callers: new Callers(readConfig(settings)),
    read: readInThreads,
    readSlowly: readInThreads,
  };
}
