import QRCode from 'qrcode';

/** A4 in points. */
const PAGE = { width: 595, height: 842 };
/** The code in points: 8 cm. */
const CODE = 227;
const WORDS = [
  'Separator sheet',
  'Lay it between two letters and scan them together. It belongs to neither.',
];

/** A sheet with a code that says `mark`, to be printed as often as it is wanted: a PDF of one page. */
export function separatorSheet(mark: string): Uint8Array {
  const { modules } = QRCode.create(mark, { errorCorrectionLevel: 'Q' });
  const dot = CODE / modules.size;
  const [left, bottom] = [(PAGE.width - CODE) / 2, (PAGE.height - CODE) / 2];
  const squares = Array.from(modules.data, (isDark, n) => {
    const [row, column] = [Math.floor(n / modules.size), n % modules.size];
    if (!isDark) return '';
    // A little larger, so that no light shows between two.
    return `${number(left + column * dot)} ${number(bottom + (modules.size - 1 - row) * dot)} ${number(dot + 0.05)} ${number(dot + 0.05)} re\n`;
  });
  const [title, hint] = WORDS;
  const drawing = `${squares.join('')}f\nBT /F1 28 Tf 180 680 Td (${title}) Tj ET\nBT /F1 13 Tf 80 640 Td (${hint}) Tj ET`;
  return pdfOf(drawing);
}

const number = (points: number): string => points.toFixed(2);

/** A PDF (ISO 32000-1) of one drawing. */
function pdfOf(drawing: string): Uint8Array {
  const objects = [
    '<</Type/Catalog/Pages 2 0 R/Lang(en-GB)>>',
    '<</Type/Pages/Count 1/Kids[3 0 R]>>',
    `<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${PAGE.width} ${PAGE.height}]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>`,
    `<</Length ${drawing.length}>>stream\n${drawing}\nendstream`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
  ];
  let written = '%PDF-1.4\n';
  const places = objects.map((object, index) => {
    const place = written.length;
    written += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  const end = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join('')}trailer\n<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${written.length}\n%%EOF\n`;
  return Buffer.from(written + end, 'latin1');
}
