export { knownOf, Questions } from './questions.js';
export { QuestionsModule } from './questions.module.js';
