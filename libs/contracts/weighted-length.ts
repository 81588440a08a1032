/** Code points that count once; all others, such as Chinese and most symbols, count twice. */
const LIGHT: readonly (readonly [from: number, to: number])[] = [
  [0, 4351],
  [8192, 8205],
  [8208, 8223],
  [8242, 8247],
];
/** However long an address is: it is shortened. */
const ADDRESS = 23;
const ADDRESSES = /https?:\/\/[^\s<>"]+/giu;
/** A picture sign counts twice, of however many code points it is put together. */
const EMOJI =
  /(?:\p{RI}\p{RI}|[#*\d]\u{FE0F}?\u{20E3}|\p{Extended_Pictographic}(?:\p{EMod}|\u{FE0F})?(?:\u{200D}\p{Extended_Pictographic}(?:\p{EMod}|\u{FE0F})?)*)/gu;
const ALWAYS_LIGHT = /^[#*\d©®]$/u;

/** How long X takes a post to be: at most 280 are taken. Counted as its published rules say, with the text composed. */
export function weightedLength(text: string): number {
  let length = 0;
  const words = text.normalize('NFC').replaceAll(ADDRESSES, () => {
    length += ADDRESS;
    return '';
  });
  const rest = words.replaceAll(EMOJI, (sign) => {
    if (ALWAYS_LIGHT.test(sign)) return sign;
    length += 2;
    return '';
  });
  for (const character of rest) {
    const code = character.codePointAt(0)!;
    length += LIGHT.some(([from, to]) => code >= from && code <= to) ? 1 : 2;
  }
  return length;
}
