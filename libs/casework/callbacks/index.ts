export { Attempts } from './attempts.js';
export { Callbacks } from './callbacks.js';
export { CallbacksModule } from './callbacks.module.js';
export { newCallback } from './new-callback.js';
export { resultOf } from './ending.js';
export { sayWindow } from './say-window.js';
