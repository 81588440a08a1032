export { ApiKeys, type KnownKey } from './api-keys.js';
export { ApiKeysModule } from './api-keys.module.js';
