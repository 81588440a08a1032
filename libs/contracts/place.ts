import { z } from 'zod';

/** Number of a place in the gazetteers of British councils: up to twelve digits, without zeros in front. */
export const uprn = z.string().regex(/^[1-9]\d{0,11}$/);

/** A place that somebody named: out of the organisation’s gazetteer, or in their own words. */
export const place = z.object({
  /** Absent where it is in their own words. */
  uprn: uprn.optional(),
  /** On one line, with its postcode where it has one. */
  address: z.string().min(1).max(400),
  ward: z.string().max(100).optional(),
  /** What they wrote beside one that they chose. */
  note: z.string().max(300).optional(),
});
export type Place = z.infer<typeof place>;
