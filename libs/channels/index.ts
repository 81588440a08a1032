import * as adapters from './adapters.js';
import type { ChannelAdapter } from './core/index.js';

/** Every channel provider there is, by id. Adding one is a new folder and its line in `adapters.ts`. */
export const ADAPTERS: readonly ChannelAdapter[] = Object.values(adapters).toSorted((a, b) =>
  a.manifest.id < b.manifest.id ? -1 : 1,
);

export { READING_PROGRAM } from './reading-program.js';
