import { z } from 'zod';
import { brief, handoverKind, handoverState } from '../brief.js';
import { instant } from '../words.js';

export const handoverView = z.object({
  id: z.uuid(),
  kind: handoverKind,
  state: handoverState,
  at: instant,
  by: z.string(),
  from: z.string(),
  to: z.string(),
  /** The place among the handovers that count; 0 for one that is none. */
  hop: z.int(),
  /** It went back to where it had been. */
  isReturn: z.boolean(),
  brief,
  version: z.int(),
  /** Until when the receiver may take it; null once that is decided, and where nobody is asked. */
  expiresAt: instant.nullable(),
  refusal: z.string().nullable(),
  /** Who had it before them, first to last, and when. */
  openings: z.array(z.object({ by: z.string(), at: instant })),
  /** Whoever asks has to open it before they answer. */
  mustOpen: z.boolean(),
  /** Whoever asks may take or refuse it. */
  mayDecide: z.boolean(),
  /** Whoever asks handed it over, and may keep it while nobody has taken it. */
  mayWithdraw: z.boolean(),
});
export type HandoverView = z.infer<typeof handoverView>;
