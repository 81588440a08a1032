export { emailAdapter } from './email.adapter.js';
export { mailSettings } from './email.settings.js';
export { mailArrivals } from './arrivals.js';
