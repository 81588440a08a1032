export { Attempts } from './attempts.js';
export { Callbacks } from './callbacks.js';
export { CallbacksModule } from './callbacks.module.js';
export { PromiseCallback } from './promise-callback.js';
export { newCallback } from './new-callback.js';
export { resultOf, sayResult } from './ending.js';
export { sayWindow } from './say-window.js';
