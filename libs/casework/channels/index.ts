export { Channels, WIRED_ADAPTERS, type WiredAdapter } from './channels.js';
export { type StandInSettings, formKeysOf, wireAdapters } from './wire-adapters.js';
export { ChannelsModule } from './channels.module.js';
