export { FORM_KEY, issueFormToken } from './form-token.js';
export { FormFaults, webAdapter } from './web.adapter.js';
export { type FieldFaults, FILES_AT_MOST } from './web.mapping.js';
