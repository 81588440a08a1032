export { digestOf, rawOf } from './raw.js';
export { ReadBytes } from './read-bytes.js';
export { StoredBytes } from './stored-bytes.js';
export { StoredBytesModule } from './stored-bytes.module.js';
