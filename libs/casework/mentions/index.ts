export { MentionsModule } from './mentions.module.js';
export { Mentions } from './mentions.js';
