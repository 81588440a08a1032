export { changePartner, undoPartner } from './change-partner.js';
export { partnerFields } from './partner-fields.js';
export { Partners } from './partners.js';
export { PartnersModule } from './partners.module.js';
