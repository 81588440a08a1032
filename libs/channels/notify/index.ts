export { notifyAdapter } from './notify.adapter.js';
export { type NotifyStandIn, startNotifyStandIn } from './stand-in/stand-in.js';
