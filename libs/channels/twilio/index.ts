export { twilioAdapter } from './twilio.adapter.js';
export { twilioConfig, type TwilioConfig } from './twilio.config.js';
export * from './stand-in/index.js';
