import { type Format, write } from './formats.js';

/** A refusal as GeoReport has it: the status and what is wrong, which sites show in their logs. */
export const problemIn = (
  format: Format,
  status: number,
  description: string,
): { contentType: string; body: string } =>
  write(format, 'errors', 'error', [{ code: String(status), description }]);
