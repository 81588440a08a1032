export { WrittenOverflow, type Overflowed } from './written-overflow.js';
export { OverflowModule } from './overflow.module.js';
