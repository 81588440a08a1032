export { lintPacks, sayLint } from './lint-packs.js';
export { listPromises, sayPromises, type ListedPromise } from './list-promises.js';
export { loadPacks } from './load-packs.js';
export { updateHolidayFile } from './update-holiday-file.js';
