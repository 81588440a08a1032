export { PlaceInQueue } from './place-in-queue.js';
export { digestOfToken, ReceptionDevices } from './reception-devices.js';
export { type Standing } from './standing.js';
export { byTurn } from './turn.js';
export { Visits } from './visits.js';
export { VisitsModule } from './visits.module.js';
