import { isLink, LIGHT_GROUNDS, type PublicPages, publicPages, USUAL_COLOURS } from '@frontdoor/contracts';
import { contrast, FrontdoorError } from '@frontdoor/kernel';
import { webAddressOf } from '@frontdoor/casework/directory';

type Name = keyof PublicPages;
/** What is to be set, as it was typed; `default` takes back what was set before. */
export type PagesTyped = Partial<Record<Name, string>>;

const BACK = 'default';
const LEAST_CONTRAST = 4.5;
const COLOURS = ['band', 'bandText', 'button', 'buttonText', 'link'] as const;
/** What may be a link or words of its own. */
const LINKS_OR_TEXTS = ['privacy', 'cookies', 'accessibility'] as const;

/**
 * What an organisation has of its own on its public pages once this is set.
 *
 * @throws FrontdoorError `nothing-to-change`, `colour-malformed`, `contrast-too-low`, `web-address-malformed`,
 *   `text-length-wrong`
 */
export function changedPages(before: PublicPages, typed: PagesTyped): PublicPages {
  const given = Object.entries(typed) as [Name, string][];
  if (given.length === 0) throw new FrontdoorError('nothing-to-change');
  const after: PublicPages = { ...before };
  for (const [name, value] of given) {
    if (value === BACK) delete after[name];
    else after[name] = checkedValue(name, value.trim());
  }
  refusePaleColours(after);
  return after;
}

function checkedValue(name: Name, value: string): string {
  const isColour = COLOURS.some((each) => each === name);
  const text = isColour ? value.toLowerCase() : value;
  if (publicPages.shape[name].safeParse(text).success) {
    if (LINKS_OR_TEXTS.some((each) => each === name) && isLink(text)) webAddressOf(text);
    return text;
  }
  if (isColour) throw new FrontdoorError('colour-malformed', { text: value });
  const most = publicPages.shape[name].unwrap().maxLength;
  throw new FrontdoorError('text-length-wrong', { most: most ?? 0 });
}

/** Words that some people cannot read are refused, whoever likes their colour. */
function refusePaleColours(pages: PublicPages): void {
  const { band, bandText, button, buttonText, link } = { ...USUAL_COLOURS, ...pages };
  const pairs = [
    ['Words', bandText, band, 'the band'],
    ['Words', buttonText, button, 'buttons'],
    ...LIGHT_GROUNDS.map((ground) => ['Links', link, ground, 'pages'] as const),
  ] as const;
  for (const [what, words, ground, where] of pairs) {
    const found = contrast(words, ground);
    if (found < LEAST_CONTRAST)
      throw new FrontdoorError('contrast-too-low', {
        what,
        words,
        ground,
        where,
        // Rounded down: 4.49 is not 4.5.
        contrast: (Math.floor(found * 10) / 10).toFixed(1),
        least: LEAST_CONTRAST,
      });
  }
}
