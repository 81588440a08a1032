import type { PublicPages } from '@frontdoor/contracts';

/** What stands around the content of every public page. */
export interface Frame {
  /** Whose pages these are. */
  council: string;
  /** What it has of its own on them. */
  own: PublicPages;
}

/** The one way from an organisation to its pages. */
export const frameOf = ({ name, publicPages }: { name: string; publicPages: PublicPages }): Frame => ({
  council: name,
  own: publicPages,
});
