import { z } from 'zod';
import { date, language } from './words.js';

/** What somebody at reception needs. */
interface Need {
  /** As staff read it. */
  label: string;
  /** `communication` and `access` are what charters mean who help these visitors as soon as possible. */
  about: 'communication' | 'access' | 'other';
}

/** What a visitor may say that they need, in the order in which it is offered. */
export const VISIT_NEEDS = {
  interpreter: { label: 'An interpreter', about: 'communication' },
  'sign-language': { label: 'Sign language (BSL)', about: 'communication' },
  hearing: { label: 'Help with hearing', about: 'communication' },
  sight: { label: 'Help with seeing', about: 'communication' },
  reading: { label: 'Help with reading or writing', about: 'communication' },
  mobility: { label: 'Step-free access or a seat', about: 'access' },
  'hidden-disability': { label: 'A disability that cannot be seen', about: 'access' },
  private: { label: 'A private room', about: 'other' },
} as const satisfies Record<string, Need>;
export type VisitNeed = keyof typeof VISIT_NEEDS;

export const visitNeed = z.enum(Object.keys(VISIT_NEEDS) as [VisitNeed, ...VisitNeed[]]);

/** Whether somebody with these needs is to be helped as soon as possible. */
export const goesFirst = (needs: readonly VisitNeed[]): boolean =>
  needs.some((need) => VISIT_NEEDS[need].about !== 'other');

/** `help with hearing, a private room` */
export const sayNeeds = (needs: readonly VisitNeed[]): string => {
  const words = needs.map((need) => VISIT_NEEDS[need].label);
  return words.map((each) => each[0]!.toLowerCase() + each.slice(1)).join(', ');
};

/** What a visitor says when they check in. */
export const checkIn = z.object({
  /** Made once for each visitor; sent again, it is the same visit. */
  requestId: z.uuid(),
  /** In a few words. */
  purpose: z.string().trim().min(1).max(500),
  /** Slug. */
  service: z.string().max(100),
  name: z.string().trim().max(200).default(''),
  needs: z.array(visitNeed).max(20).default([]),
  language: language.optional(),
});
export type CheckIn = z.infer<typeof checkIn>;

/** One thing that a visitor asked for, and what became of it. */
export const askedFor = z.union([
  z.object({ text: z.string().trim().min(1).max(500), given: z.literal(true) }),
  z.object({
    text: z.string().trim().min(1).max(500),
    given: z.literal(false),
    /** Why it was not given. */
    because: z.string().trim().min(1).max(500),
    /** The day, where the organisation is, by which it will be. */
    by: date,
  }),
]);
export type AskedFor = z.infer<typeof askedFor>;

/**
 * `kiosk`: visitors check themselves in. `screen`: it shows who is called where. `wall`: it shows staff how the whole centre
 * stands, without anything of a person.
 */
export const receptionDeviceKind = z.enum(['kiosk', 'screen', 'wall']);
export type ReceptionDeviceKind = z.infer<typeof receptionDeviceKind>;
