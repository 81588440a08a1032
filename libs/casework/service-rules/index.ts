export { changeServiceRule, undoNewestOfRule, undoServiceRule } from './change-service-rule.js';
export { readServiceRule } from './kept-rules.js';
