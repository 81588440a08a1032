export { Directory } from './directory.js';
export { serviceCalled } from './service-called.js';
export { DirectoryModule } from './directory.module.js';
