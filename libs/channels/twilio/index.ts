export { twilioAdapter } from './twilio.adapter.js';
export { startTwilioStandIn, type TwilioStandIn } from './stand-in/stand-in.js';
