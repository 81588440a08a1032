import { z } from 'zod';
import { instant } from './words.js';

/** The edition of the shape below: a brief that is kept says by which it was written. */
export const BRIEF_EDITION = 1;

const line = z.string().trim().min(1).max(1000);

/**
 * What travels with a handover, so that the customer says nothing twice: the same to a service, a colleague, a partner and
 * with a call or callback.
 */
export const brief = z.object({
  edition: z.literal(BRIEF_EDITION),
  /** What is asked, in the customer's words. */
  asked: z.string().trim().max(20_000),
  /** What is known: questions that the customer answered. */
  facts: z.array(z.object({ question: line, answer: z.string().trim().max(2000) })).max(100),
  /** What was done so far. */
  done: z.array(line).max(100),
  /** What was promised, to whom and by when; null where no time was named. */
  promised: z.array(z.object({ what: line, to: line, by: instant.nullable() })).max(100),
  needs: z.array(line).max(50),
  /** What is still to be asked or found out. */
  missing: z.array(line).max(50),
  /** Why it is handed over. */
  why: z.string().trim().min(3).max(1000),
});
export type Brief = z.infer<typeof brief>;

/** What whoever hands over wrote in place of what the record says. */
export const briefGiven = brief.omit({ edition: true, why: true }).partial();
export type BriefGiven = z.infer<typeof briefGiven>;

/** To whom: `call` to a colleague who is in it, `callback` with a time agreed. */
export const handoverKind = z.enum(['service', 'colleague', 'call', 'partner']);
export type HandoverKind = z.infer<typeof handoverKind>;

/** `offered`: they have not said yet whether they take it, and it stays where it was until then. */
export const handoverState = z.enum(['offered', 'moved', 'refused', 'lapsed', 'withdrawn']);
export type HandoverState = z.infer<typeof handoverState>;

/**
 * How often an enquiry may go on: `free` times at once, then `accepted` times once the receiver has taken it, then by a
 * supervisor alone.
 */
export const hopBudget = z.object({
  free: z.int().min(0).max(10),
  accepted: z.int().min(0).max(10),
  /** How long a receiver has to answer, in minutes of the clock; then it stays with the giver. */
  acceptMinutes: z
    .int()
    .min(1)
    .max(24 * 60),
});
export type HopBudget = z.infer<typeof hopBudget>;

export const USUAL_HOPS: HopBudget = { free: 1, accepted: 1, acceptMinutes: 30 };

/** What the next handover does: it moves, asks the receiver first, or needs a supervisor. */
export type NextHop = 'moves' | 'asks' | 'supervisor';

/** @param hops that count so far */
export const nextHop = (
  { free, accepted }: Pick<HopBudget, 'free' | 'accepted'>,
  hops: number,
  isSupervisor: boolean,
): NextHop => {
  if (isSupervisor || hops < free) return 'moves';
  return hops < free + accepted ? 'asks' : 'supervisor';
};
