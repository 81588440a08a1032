export { ContactChanges } from './contact-changes.js';
export { ContactChangesModule } from './contact-changes.module.js';
