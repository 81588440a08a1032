/** Characters of the GSM 7-bit alphabet (3GPP TS 23.038), which cost one place each, and those that cost two. */
const PLAIN = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
const DOUBLE = new Set('\f^{}\\[~]|€');

/** Places in one text message: alone, or as a part of several that are put together again. */
const SEVEN_BIT = { alone: 160, part: 153 };
const WIDE = { alone: 70, part: 67 };

/** What a text costs: networks count its parts. */
export interface TextCost {
  /** As a person counts them. */
  characters: number;
  /** Text messages that it leaves as; 0 for an empty one. */
  parts: number;
  /** Characters that are not in the alphabet of text messages: with one of them, a part holds 67 instead of 153. */
  wide: string[];
}

/** Counts the parts of a text message. A character that takes two places is never cut between two parts. */
export function costOfText(text: string): TextCost {
  const characters = [...text];
  const wide = [...new Set(characters.filter((each) => !PLAIN.has(each) && !DOUBLE.has(each)))];
  const room = wide.length > 0 ? WIDE : SEVEN_BIT;
  const sizeOf = (character: string): number =>
    wide.length > 0 ? character.length : DOUBLE.has(character) ? 2 : 1;
  const size = characters.reduce((sum, each) => sum + sizeOf(each), 0);
  const cost = { characters: characters.length, wide };
  if (size <= room.alone) return { ...cost, parts: size === 0 ? 0 : 1 };
  let parts = 1;
  let taken = 0;
  for (const each of characters) {
    const next = sizeOf(each);
    if (taken + next > room.part) {
      parts++;
      taken = 0;
    }
    taken += next;
  }
  return { ...cost, parts };
}
