export { Interpreters, toInterpreter } from './interpreters.js';
export { InterpretersModule } from './interpreters.module.js';
