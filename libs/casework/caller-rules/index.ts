export { faultsOf } from './check-caller-rules.js';
export { changeCallerRules, undoCallerRules } from './change-caller-rules.js';
