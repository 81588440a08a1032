import { type ErrorCode, FrontdoorError } from '@frontdoor/kernel';
import type { z } from 'zod';

/** Rules that an administrator gives as JSON. @throws FrontdoorError `refused`, naming every fault. */
export function rulesFromJson<T>(text: string, schema: z.ZodType<T>, refused: ErrorCode): T {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    throw new FrontdoorError(refused, { faults: 'it is no JSON' });
  }
  const { data, error } = schema.safeParse(given);
  if (data) return data;
  const faults = error!.issues.map(({ path, message }) => `${path.join('.') || 'all'}: ${message}`);
  throw new FrontdoorError(refused, { faults: faults.join('; ').slice(0, 1000) });
}
