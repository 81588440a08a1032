export { emailAdapter } from './email.adapter.js';
export { readMail } from './mime.mapping.js';
