export { apiAdapter } from './api/index.js';
export { emailAdapter } from './email/index.js';
export { notifyAdapter } from './notify/index.js';
export { open311Adapter } from './open311/index.js';
export { paperAdapter } from './paper/index.js';
export { faxByHandAdapter, printAdapter } from './print/index.js';
export { twilioAdapter } from './twilio/index.js';
export { webAdapter } from './web/index.js';
