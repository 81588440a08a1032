export { changeServiceRule, undoServiceRule } from './change-service-rule.js';
export { readServiceRule } from './kept-rules.js';
