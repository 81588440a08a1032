import { ADAPTERS } from '@frontdoor/channels';
import type { AdapterContext, ChannelAdapter } from '@frontdoor/channels/core';
import { chooseSenders } from './senders.js';
import type { WiredAdapter } from './wired-adapter.js';
import { type Config, type DescribedSetting, describeConfig, readConfig } from '@frontdoor/platform';

/** The adapters of a process, and what the process does of what only some do. */
export interface Wiring {
  adapters: readonly WiredAdapter[];
  process: AdapterContext['process'];
}
export const WIRING = Symbol('wiring');

/** Of a process that has no channels. */
export const UNWIRED: Wiring = { adapters: [], process: { serves: false, reads: false } };

/** Reads the settings of the hub and of all adapters from the environment. @throws FrontdoorError `setting-invalid`. */
export const readSettings = (
  environment?: Readonly<Record<string, string | undefined>>,
  adapters: readonly ChannelAdapter[] = ADAPTERS,
): Config => {
  const config = readConfig(environment, adapters);
  // A demonstration has providers of its own beside these, and looks again when it has them.
  if (!config.demo) chooseSenders(wireAdapters(adapters, config.declared), config.SEND_WITH);
  return config;
};

/** All of them with their meanings, secrets hidden. */
export const describeSettings = (config: Config, adapters = ADAPTERS): DescribedSetting[] =>
  describeConfig(config, adapters);

/**
 * Gives each adapter the settings it declares. One that lacks what it needs is left out, and with it its channels.
 *
 * @param declared values of the declared settings by name
 */
export const wireAdapters = (
  adapters: readonly ChannelAdapter[],
  declared: Readonly<Record<string, unknown>>,
): WiredAdapter[] =>
  adapters
    .filter(({ needs }) => needs.every((name) => declared[name] !== undefined))
    .map((adapter) => {
      const names = Object.keys(adapter.settings);
      return { adapter, settings: Object.fromEntries(names.map((name) => [name, declared[name]])) };
    });
