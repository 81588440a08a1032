export { townSquareAdapter } from './town-square.adapter.js';
