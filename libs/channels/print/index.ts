export { faxByHandAdapter, printAdapter } from './print.adapter.js';
