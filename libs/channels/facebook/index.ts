export { facebookAdapter } from './facebook.adapter.js';
export { type FacebookStandIn, startFacebookStandIn } from './stand-in/stand-in.js';
