export { keptNeedsOf } from './kept-needs.js';
export { isMachineAddress } from './machine-address.js';
export { identifierKey } from './normalise.js';
export { type OwnAddresses, type Proven, type Sender, whoSent } from './who-sent.js';
