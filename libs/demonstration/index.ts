export { ANSWERS } from './answers.js';
export { AGENTS, COUNCIL, ENTRY_POINTS, INTEGRATION_KEY } from './council.js';
export { createDemonstration, opensDemonstration } from './create-demonstration.js';
export { SAVED_REPLIES } from './saved-replies.js';
export { replyTo, signingKey } from './integration.js';
export { DemonstrationModule } from './demonstration.module.js';
export { PlayTraffic } from './play-traffic.js';
export { type SeededYear, SeedYear } from './seed-year/seed-year.js';
