export { FileScans, type Held, type ScanOf } from './file-scans.js';
export { FilesModule } from './files.module.js';
export { type IsClean, LeavingFiles } from './leaving-files.js';
