export { answer, DueError, explainDue, type Packs, type Question } from './answer.js';
export { runDue } from './run-due.js';
