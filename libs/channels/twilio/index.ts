export { twilioAdapter } from './twilio.adapter.js';
export { twilioConfig } from './twilio.config.js';
export { startTwilioStandIn, type TwilioStandIn } from './stand-in/stand-in.js';
