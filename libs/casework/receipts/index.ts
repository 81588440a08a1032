export { checked } from './checked.js';
export { Receipts } from './receipts.js';
export { ReceiptsModule } from './receipts.module.js';
