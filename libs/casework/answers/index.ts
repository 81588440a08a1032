export { AnswerLibrary, type FoundAnswer, pathOf } from './answer-library.js';
export { AnswersModule } from './answers.module.js';
export { isFound, isWorthOffering } from './is-fitting.js';
export { type AnswerRow, contentOf, writeAnswer } from './write-answer.js';
