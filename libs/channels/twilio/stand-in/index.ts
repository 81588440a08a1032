export type { Pickup, StandInCall } from './calls.js';
export type { CallOutcome, CustomerCall, CustomerMessage } from './customer-phone.js';
export type { HubAnswer, Proxy } from './hub-link.js';
export type { StandInMessage } from './messages.js';
export { startTwilioStandIn, type Fault, type StandInOptions, type TwilioStandIn } from './stand-in.js';
export { TwimlFault } from './twiml.js';
