export { xAdapter } from './x.adapter.js';
export { startXStandIn, type XStandIn } from './stand-in/stand-in.js';
