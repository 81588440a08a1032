export { callbackWindow } from './callback-window.js';
export type { OpeningHours } from './opening-hours.js';
export { windowInWords } from './window-in-words.js';
