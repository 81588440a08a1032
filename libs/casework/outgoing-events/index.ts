export { OutgoingEvents, type OutgoingEvent } from './outgoing-events.js';
export { OutgoingEventsModule } from './outgoing-events.module.js';
export { type Place, placeOf, readPlace } from './place.js';
export { TellEnquiries } from './tell-enquiries.js';
