export { nameOfFile, troubleWith } from '../core/index.js';
export { FORM_KEY, issueFormToken, openFormToken } from './form-token.js';
export { MOST_OF_PLACE, PLACE_FIELDS } from './place-in.js';
export { readDetails } from './read-details.js';
export { composeForm, readSentForm } from './sent-form.js';
export { UNSEEN_FIELD } from './signs-of-programs.js';
export { FormFaults, keyOfPage, webAdapter } from './web.adapter.js';
export { type FieldFaults, fileFaults, FILES_AT_MOST } from './web.mapping.js';
