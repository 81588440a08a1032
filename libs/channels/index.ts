import { apiAdapter } from './api/index.js';
import { emailAdapter } from './email/index.js';
import { twilioAdapter } from './twilio/index.js';
import { webAdapter } from './web/index.js';

/** Every channel provider there is. Adding one is a new folder and a line here. */
export const ADAPTERS = { api: apiAdapter, email: emailAdapter, twilio: twilioAdapter, web: webAdapter };
