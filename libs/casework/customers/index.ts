export { identifiersOf, keyOf } from './normalise.js';
