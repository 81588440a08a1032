export { Directory } from './directory.js';
export { serviceCalled } from './service-called.js';
export { DirectoryModule } from './directory.module.js';
export {
  emailOf,
  entryPointOf,
  languageOf,
  nameOf,
  numberOf,
  phoneOf,
  slugFrom,
  slugOf,
  webAddressOf,
  wordsOf,
  zoneOf,
} from './spellings.js';
export { servicesNamed } from './services-named.js';
