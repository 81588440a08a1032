export { Directory } from './directory.js';
export { DirectoryModule } from './directory.module.js';
