export { Letters } from './letters.js';
export { LettersModule } from './letters.module.js';
