/** A postcode of the United Kingdom at the end of a line or alone on it; print is read with 0 for O now and then. */
const POSTCODE = /\b([A-Z]{1,2}\d[A-Z\d]?) ?(\d[A-Z]{2})\b\s*$/i;
const MOST_LINES = 5;
/** With its postcode: less is a sentence that ends with one. */
const LEAST_LINES = 3;
const LONGEST_LINE = 60;
/** To whom it is written: the council is no sender. Cyngor in Welsh. */
const OURS = /\b(?:council|cyngor|guildhall|neuadd|town hall|civic centre|county hall|dear|annwyl)\b/i;
/** What stands above an address and is none of it. */
const ABOVE =
  /^(?:dear|annwyl|date|dyddiad|tel|phone|ffôn|email|e-bost|re|ref|our ref|your ref|from|to|at|oddi wrth)\b\s*[:.]?/iu;
const DATE = /\b(?:19|20)\d\d\b|^\d{1,2}[./]\d{1,2}[./]\d{2,4}$/;

interface Address {
  lines: string[];
  postcode: string;
}

/** The first address on a page that is not the council's: lines that end with a postcode. */
export function addressIn(text: string): Address | undefined {
  const isTheirs = ({ lines }: Address): boolean =>
    lines.length >= LEAST_LINES && !lines.some((line) => OURS.test(line));
  return blocksIn(text).find(isTheirs) ?? blocksIn(closedUp(text)).find(isTheirs);
}

/** A machine that reads print puts an empty line between any two that stand a little apart. */
const closedUp = (text: string): string => text.replaceAll(/\n[ \t]*\n(?![ \t]*\n)/g, '\n');

/** The first postcode that does not stand in the council's address. */
export function postcodeIn(text: string): string | undefined {
  return blocksIn(text).find(({ lines }) => !lines.some((line) => OURS.test(line)))?.postcode;
}

function blocksIn(text: string): Address[] {
  const lines = text.split('\n').map((line) => line.trim());
  return lines.flatMap((line, end) => {
    const code = line.length <= LONGEST_LINE ? POSTCODE.exec(line) : null;
    if (!code) return [];
    const above: string[] = [];
    for (let at = end - 1; at >= 0 && above.length < MOST_LINES; at--) {
      const before = lines[at]!;
      const isAddress =
        before !== '' && before.length <= LONGEST_LINE && !ABOVE.test(before) && !DATE.test(before);
      if (!isAddress || POSTCODE.test(before) || /[@?!]|[.;]$/.test(before)) break;
      above.unshift(before.replace(/,$/, ''));
    }
    const postcode = `${code[1]} ${code[2]}`.toUpperCase();
    const last = line.replace(POSTCODE, '').trim().replace(/,$/, '');
    return [{ lines: [...above, ...(last === '' ? [] : [last]), postcode], postcode }];
  });
}
