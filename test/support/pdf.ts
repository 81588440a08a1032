interface Sheet {
  pages?: number;
  /** Width and height in points. */
  size?: readonly [width: number, height: number];
  /** What draws each page (ISO 32000-1, annex A). */
  drawing?: string;
  /** More objects, from number 4 on. */
  objects?: readonly string[];
  /** More of the trailer. */
  trailer?: string;
  /** More of each page. */
  page?: string;
}

/** A line of text and a black square. */
const DRAWING = 'BT /F1 24 Tf 72 700 Td (Dear council) Tj ET 72 500 100 100 re f';

/** A PDF as a program would write it. */
export function pdf({
  pages = 1,
  size = [595, 842],
  drawing = DRAWING,
  objects = [],
  trailer = '',
  page = '',
}: Sheet = {}): Buffer {
  const first = 4 + objects.length;
  const kids = Array.from({ length: pages }, (_, n) => first + n);
  const all = [
    '<</Type/Catalog/Pages 2 0 R>>',
    `<</Type/Pages/Count ${pages}/Kids[${kids.map((kid) => `${kid} 0 R`).join(' ')}]/MediaBox[0 0 ${size.join(' ')}]/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>`,
    `<</Length ${drawing.length}>>stream\n${drawing}\nendstream`,
    ...objects,
    ...kids.map(() => `<</Type/Page/Parent 2 0 R/Contents 3 0 R${page}>>`),
  ];
  let written = '%PDF-1.7\n';
  const places = all.map((object, index) => {
    const place = written.length;
    written += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  return Buffer.from(
    `${written}xref\n0 ${all.length + 1}\n0000000000 65535 f \n${places.join('')}trailer\n<</Size ${all.length + 1}/Root 1 0 R${trailer}>>\nstartxref\n${written.length}\n%%EOF\n`,
    'latin1',
  );
}

/** Opens with a password that is not told. */
export const lockedPdf = (): Buffer =>
  pdf({
    trailer: `/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<${'11'.repeat(32)}>/U<${'22'.repeat(32)}>>>`,
  });

const MM = 72 / 25.4;

/** A letter whose address stands in the window of an envelope, with more drawn on each page where it is given. */
export function letterPdf({
  address = ['R. Reed', '12 Mill Road', 'Fenmoor', 'CB1 2AB'],
  at = [25, 45],
  drawing = '',
  ...sheet
}: Sheet & {
  address?: readonly string[];
  /** Where its first line stands, in millimetres from the left and the top. */
  at?: readonly [left: number, top: number];
} = {}): Buffer {
  const lines = address.map((line) => `(${line.replaceAll(/[()\\]/g, '\\$&')}) Tj T*`).join(' ');
  const [left, top] = [at[0] * MM, 842 - at[1] * MM];
  const words = `BT /F1 11 Tf 12 TL ${left} ${top} Td ${lines} ET BT /F1 12 Tf 72 500 Td (Your bin) Tj ET`;
  return pdf({ ...sheet, drawing: `${words} ${drawing}` });
}
