import { type PublicPages, USUAL_COLOURS } from '@frontdoor/contracts';
import { contrast, mixed } from '@frontdoor/kernel';

const BLACK = '#000000';
const WHITE = '#ffffff';
const HOVER = 0.2;
const SHADOW = 0.5;
/** Of a shape on the ground of a page. */
const LEAST_CONTRAST = 3;

/** Whether it has colours of its own. */
export const hasColours = (own: PublicPages): boolean =>
  Object.keys(USUAL_COLOURS).some((name) => name in own);

/**
 * A style sheet with the colours of an organisation over ours. A button that is pointed at moves away from the colour of its
 * words, so that they are read no worse. Links keep our colour in the dark, where one for a light ground would not be read.
 */
export function councilColours(own: PublicPages): string {
  const { band, bandText, button, buttonText, link } = { ...USUAL_COLOURS, ...own };
  // What marks the page that one is on; a pale band would not be seen there.
  const brand = contrast(band, WHITE) >= LEAST_CONTRAST ? `\n    --govuk-brand-colour: ${band};` : '';
  const away = contrast(buttonText, BLACK) > contrast(buttonText, WHITE) ? BLACK : WHITE;
  return `:root {
  --council-band: ${band};
  --council-band-text: ${bandText};
  --council-action: ${button};
  --council-action-text: ${buttonText};
  --council-action-hover: ${mixed(button, away, HOVER)};
  --council-action-shadow: ${mixed(button, BLACK, SHADOW)};
}
@media not (prefers-color-scheme: dark) {
  :root {
    --govuk-link-colour: ${link};
    --govuk-link-hover-colour: ${mixed(link, BLACK, HOVER)};${brand}
  }
}
`;
}
