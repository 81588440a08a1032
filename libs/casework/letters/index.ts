export { checkTemplate, type TemplateFault, writeSample } from './check-template.js';
export { doubtsOfAddress } from './check-address.js';
export { Letters } from './letters.js';
export { LettersModule } from './letters.module.js';
export { sayMissing } from './missing-characters.js';
