import { z } from 'zod';
import { parseDate } from '../calendar/civil.js';

/** A text that says something. */
export const text = z.string().trim().min(1);

/** A date that exists, `YYYY-MM-DD`. */
export const date = z
  .string()
  .refine((value) => parseDate(value) !== undefined, 'must be a date such as 2026-01-16');
