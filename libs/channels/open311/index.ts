export { apiKeyOf, findReporter } from './api-key.js';
export { asOpen311Time, type Format, isFormat, write, writeOne } from './formats.js';
export { markOf, readList, refusalIn, reportBody, type Told } from './partner-report.js';
export { partnerListReader } from './readers.js';
export { open311Adapter, refuseOthers } from './open311.adapter.js';
export { problemIn } from './problem.js';
