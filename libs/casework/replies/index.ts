export { type Passage, missingFrom, nameMissing, saidIn } from './check-content.js';
export { fileLink } from './file-link.js';
export { fileLimits } from './file-limits.js';
export { isFullAnswer, meaningOf } from './purposes.js';
export { isUnsettled, ReplyKinds } from './reply-kinds.js';
export { addressesOfEnquiry, knownAddresses } from './enquiry-addresses.js';
export { ReplyRoutes } from './reply-routes.js';
export { RepliesModule } from './replies.module.js';
export { SAID_BY_THE_HUB } from './suggestions.js';
