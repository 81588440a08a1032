export { CharterPacks, LETTER_FILE } from './charter-packs.js';
export { Charters } from './charters.js';
export { ChartersModule } from './charters.module.js';
