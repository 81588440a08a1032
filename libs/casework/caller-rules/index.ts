export { changeCallerRules, undoCallerRules } from './change-caller-rules.js';
