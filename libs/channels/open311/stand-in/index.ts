export { type PartnerStandIn, startPartner } from './partner.js';
