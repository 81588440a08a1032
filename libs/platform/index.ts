export { callerOf, isIn, localUrl } from './config/addresses.js';
export * from './config/config.js';
export type { ByteStore } from './files/byte-store.js';
export { digestOfFile, gather, piecesOf } from './files/gather.js';
export { byteStoreOf } from './files/store-of.js';
export { isDamaged, isStoreTrouble } from './files/store-trouble.js';
export * from './observe/logging.js';
export * from './observe/metrics.js';
export * from './postgres/embedded-postgres.js';
export * from './reading/reading-threads.js';
export * from './scanning/clamd.js';
export * from './security/instance-secret.js';
export {
  AddressRefused,
  type OutsideAnswer,
  outsideUrl,
  type Reach,
  requestOutside,
} from './security/outside-address.js';
export * from './security/passwords.js';
export { renewSecretFiles } from './security/secret-files.js';
export * from './tokens.js';
export * from './process/callers.js';
export * from './process/run-process.js';
