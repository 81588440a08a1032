export { OptOuts } from './opt-outs.js';
export { OptOutsModule } from './opt-outs.module.js';
