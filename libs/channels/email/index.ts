export { emailAdapter } from './email.adapter.js';
export { mailSettings } from './email.settings.js';
export { mailArrivals, type Place } from './arrivals.js';
export type { MailReading } from './mime.mapping.js';
export { mailReader } from './readers.js';
