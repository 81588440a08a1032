/** What a style may set; nothing that fetches, covers or moves anything. */
const PROPERTIES = new Set([
  'background-color',
  'border',
  'border-bottom',
  'border-collapse',
  'border-color',
  'border-left',
  'border-radius',
  'border-right',
  'border-spacing',
  'border-style',
  'border-top',
  'border-width',
  'color',
  'direction',
  'font',
  'font-family',
  'font-size',
  'font-style',
  'font-weight',
  'height',
  'letter-spacing',
  'line-height',
  'list-style-type',
  'margin',
  'margin-bottom',
  'margin-left',
  'margin-right',
  'margin-top',
  'max-width',
  'min-width',
  'padding',
  'padding-bottom',
  'padding-left',
  'padding-right',
  'padding-top',
  'table-layout',
  'text-align',
  'text-decoration',
  'text-indent',
  'text-transform',
  'vertical-align',
  'white-space',
  'width',
  'word-break',
]);
/** Words, numbers, colours and quoted names of fonts; brackets for colours only. */
const VALUE = /^(?:[\w\s#%.,'"!-]|rgba?\([\d\s.,%]{1,40}\)|hsla?\([\d\s.,%]{1,40}\))+$/i;
const LONGEST = 4000;
const LONGEST_VALUE = 200;

/** A style attribute with what is harmless of it. */
export function harmlessStyle(style: string): string {
  return style
    .slice(0, LONGEST)
    .split(';')
    .flatMap((declaration) => {
      const colon = declaration.indexOf(':');
      const property = declaration.slice(0, Math.max(0, colon)).trim().toLowerCase();
      const value = declaration.slice(colon + 1).trim();
      const isHarmless =
        (PROPERTIES.has(property) && value.length <= LONGEST_VALUE && VALUE.test(value)) ||
        (property === 'display' && /^none$/i.test(value));
      return isHarmless ? `${property}:${value}` : [];
    })
    .join(';');
}
