export * from './config/config.js';
export * from './observe/logging.js';
export * from './observe/metrics.js';
export * from './postgres/embedded-postgres.js';
export * from './security/instance-secret.js';
export * from './security/passwords.js';
export { renewSecretFiles } from './security/secret-files.js';
export * from './tokens.js';
export * from './process/run-process.js';
