export { AttentionModule } from './attention.module.js';
export { Attention } from './attention.js';
