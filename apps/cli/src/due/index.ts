export {
  answer,
  DueError,
  explainDue,
  type Answer,
  type DueErrorCode,
  type Packs,
  type Question,
} from './answer.js';
export { runDue, type Write } from './run-due.js';
