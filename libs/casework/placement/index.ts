export { type Destination, ownerOf, Placement, worksFor } from './placement.js';
export { PlacementModule } from './placement.module.js';
