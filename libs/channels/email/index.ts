export { emailAdapter } from './email.adapter.js';
export { mailArrivals } from './arrivals.js';
