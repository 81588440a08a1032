export { doubtsOfAddress } from './check-address.js';
export { Letters } from './letters.js';
export { LettersModule } from './letters.module.js';
export { sayMissing } from './missing-characters.js';
