import QRCode from 'qrcode';
import sharp from 'sharp';

/** A4 at 200 dots to the inch. */
const A4 = { width: 1654, height: 2339 };

interface PageOf {
  /** Lines of print. */
  lines?: readonly string[];
  /** What a code on it says. */
  code?: string;
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** A page as a scanner sees it, a PNG in grey. */
export async function scannedPage({ lines = [], code }: PageOf): Promise<Buffer> {
  const print = lines.map(
    (line, n) =>
      `<text x="150" y="${250 + n * 62}" font-family="DejaVu Sans" font-size="38">${escaped(line)}</text>`,
  );
  const drawn = Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${A4.width}" height="${A4.height}"><rect width="100%" height="100%" fill="white"/>${print.join('')}</svg>`,
  );
  const codes =
    code === undefined ? [] : [{ input: await QRCode.toBuffer(code, { width: 420 }), left: 1100, top: 1800 }];
  return sharp(drawn).composite(codes).greyscale().png().toBuffer();
}

/** Pages in one TIFF, as a scanner writes it: black and white, Group 4. */
export const scannedTiff = async (pages: readonly PageOf[]): Promise<Buffer> =>
  group4(await Promise.all(pages.map(scannedPage)), { ...A4, x: 200, y: 200 });

/** Pages as a fax of standard fineness has them: half as many dots down as across. */
export const faxedTiff = async (...pages: readonly PageOf[]): Promise<Buffer> =>
  group4(await Promise.all(pages.map(scannedPage)), { width: 1687, height: 1146, x: 204, y: 98 });

async function group4(
  pages: readonly Buffer[],
  { x, y, width, height }: { width: number; height: number; x: number; y: number },
): Promise<Buffer> {
  const dots = await Promise.all(
    pages.map((page) =>
      sharp(page).resize({ width, height, fit: 'fill' }).threshold(160).toColourspace('b-w').raw().toBuffer(),
    ),
  );
  return sharp(Buffer.concat(dots), {
    raw: { width, height: height * pages.length, channels: 1, pageHeight: height },
  })
    .toColourspace('b-w')
    .tiff({ compression: 'ccittfax4', bitdepth: 1, xres: x / 25.4, yres: y / 25.4 })
    .toBuffer();
}

/** A mail as a fax service sends it. */
export const faxMail = (to: string, from: string, tiff: Buffer): Buffer =>
  scanMail(
    { from: 'Fax service <fax@service.example>', to, subject: `Fax from ${from}`, text: 'You have a fax.' },
    { name: 'fax.tif', tiff },
  );

/** A mail as a multifunction printer sends it. */
export const scannerMail = (to: string, name: string, tiff: Buffer): Buffer =>
  scanMail(
    { from: 'Printer <printer@fenmoor.example>', to, subject: 'Scan', text: 'Sent from the first floor.' },
    { name, tiff },
  );

const scanMail = (
  { from, to, subject, text }: { from: string; to: string; subject: string; text: string },
  { name, tiff }: { name: string; tiff: Buffer },
): Buffer =>
  Buffer.from(
    [
      `From: ${from}`,
      `To: ${to}`,
      `Subject: ${subject}`,
      'Date: Thu, 26 Nov 2026 09:00:00 +0000',
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary=x',
      '',
      '--x',
      'Content-Type: text/plain',
      '',
      text,
      '--x',
      `Content-Type: image/tiff; name=${name}`,
      `Content-Disposition: attachment; filename=${name}`,
      'Content-Transfer-Encoding: base64',
      '',
      ...(tiff.toString('base64').match(/.{1,76}/g) ?? []),
      '--x--',
      '',
    ].join('\r\n'),
  );
