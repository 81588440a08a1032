import { z } from 'zod';

/** As `#rrggbb`, in lower case. */
const colour = z.string().regex(/^#[0-9a-f]{6}$/);
/** A link with https, or paragraphs with an empty line between them. */
const linkOrText = z.string().min(1).max(20_000);

/** What an organisation sets of its public pages; what is absent is ours. */
export const publicPages = z.object({
  /** The band above each page, and words on it. */
  band: colour.optional(),
  bandText: colour.optional(),
  /** Buttons, and words on them. */
  button: colour.optional(),
  buttonText: colour.optional(),
  /** Links, on a light ground. */
  link: colour.optional(),
  /** What stands in the band instead of the name. */
  logoText: z.string().min(1).max(60).optional(),
  /** Where its privacy notice is, or what it says. */
  privacy: linkOrText.optional(),
  cookies: linkOrText.optional(),
  accessibility: linkOrText.optional(),
  /** How else it can be reached, shown where a page does not help and below receipts. */
  phone: z.string().min(1).max(60).optional(),
  address: z.string().min(1).max(300).optional(),
});
export type PublicPages = z.infer<typeof publicPages>;

/** Our colours, in the light. */
export const USUAL_COLOURS = {
  band: '#0f4c3f',
  bandText: '#ffffff',
  button: '#0f6b54',
  buttonText: '#ffffff',
  link: '#0b5c8a',
} as const satisfies PublicPages;

/** Grounds that links stand on in the light. */
export const LIGHT_GROUNDS = ['#ffffff', '#eef3f1'] as const;

/** Whether what was set is where to find it, and not what it says. */
export const isLink = (linkOrWords: string | undefined): boolean =>
  linkOrWords?.startsWith('https://') ?? false;
