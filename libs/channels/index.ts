import { apiAdapter } from './api/index.js';
import type { ChannelAdapter } from './core/index.js';
import { emailAdapter } from './email/index.js';
import { twilioAdapter } from './twilio/index.js';
import { webAdapter } from './web/index.js';

/** Every channel provider there is. Adding one is a new folder and its line here. */
export const ADAPTERS: readonly ChannelAdapter[] = [apiAdapter, emailAdapter, twilioAdapter, webAdapter];
