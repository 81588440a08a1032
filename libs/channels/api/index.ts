export { apiAdapter } from './api.adapter.js';
