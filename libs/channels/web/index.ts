export { FORM_KEY, issueFormToken } from './form-token.js';
export { FormFaults, webAdapter } from './web.adapter.js';
export type { FieldFaults } from './web.mapping.js';
