export { Partners } from './partners.js';
export { PartnersModule } from './partners.module.js';
