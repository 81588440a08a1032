export { identifiersOf, identifierKey } from './normalise.js';
