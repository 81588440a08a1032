import type { FastifyReply } from 'fastify';
import { partAsked } from './range.js';

/** Whatever it is opened as, it does and loads nothing. */
const ALONE = "sandbox; default-src 'none'";

/** How something is to be opened, and its name as a file (RFC 6266). */
function disposition(how: 'attachment' | 'inline', name: string): string {
  const plain = name.replaceAll(/[^\w. -]/g, '_').slice(0, 100) || 'file';
  return `${how}; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`;
}

/** Sends bytes from outside as a file to save: never shown by the browser, whatever they claim to be. */
export async function download(reply: FastifyReply, name: string, content: Uint8Array): Promise<void> {
  await reply
    .header('content-disposition', disposition('attachment', name))
    .header('content-security-policy', ALONE)
    .type('application/octet-stream')
    .send(Buffer.from(content));
}

/**
 * Sends what a stranger formatted, to be shown in a frame of ours: without scripts, forms and plug-ins. Links open in
 * pages of their own.
 *
 * @param withElsewhere it may fetch pictures from anywhere, which tells those who keep them that it was opened
 */
export async function strangersPage(
  reply: FastifyReply,
  html: string,
  withElsewhere: boolean,
): Promise<void> {
  const pictures = withElsewhere ? 'data: https: http:' : 'data:';
  await reply
    .header(
      'content-security-policy',
      `sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; img-src ${pictures}; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'`,
    )
    .type('text/html; charset=utf-8')
    .send(html);
}

/** Sends a picture that we drew. */
export async function picture(reply: FastifyReply, png: Uint8Array): Promise<void> {
  await reply.header('content-security-policy', ALONE).type('image/png').send(Buffer.from(png));
}

/** Sends a photograph that came from outside, whose type was found in its bytes. It may be taken from everybody again. */
export async function photograph(
  reply: FastifyReply,
  { content, contentType }: { content: Uint8Array; contentType: string },
): Promise<void> {
  await reply
    .header('content-disposition', disposition('inline', `photograph.${contentType.replace('image/', '')}`))
    .header('content-security-policy', ALONE)
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', 'public, max-age=300')
    .type(contentType)
    .send(Buffer.from(content));
}

/** Sends a PDF that we made, to be looked at and printed. */
export async function document(reply: FastifyReply, name: string, pdf: Uint8Array): Promise<void> {
  await reply
    .header('content-disposition', `inline; filename="${name}"`)
    .header('content-security-policy', ALONE)
    .type('application/pdf')
    .send(Buffer.from(pdf));
}

/**
 * Sends a sound that came from outside, whole or the part that is asked for. Its type was found in its bytes; opened as a
 * page of its own, it does and loads nothing.
 */
export async function sound(
  reply: FastifyReply,
  { name, content, contentType }: { name: string; content: Uint8Array; contentType: string },
  range: string | undefined,
): Promise<void> {
  const part = partAsked(range, content.length);
  void reply
    .header('content-disposition', disposition('inline', name))
    .header('content-security-policy', ALONE)
    .header('x-content-type-options', 'nosniff')
    .header('accept-ranges', 'bytes')
    .type(contentType);
  if (part === 'whole') return void (await reply.send(Buffer.from(content)));
  if (part === 'beyond')
    return void (await reply.status(416).header('content-range', `bytes */${content.length}`).send());
  await reply
    .status(206)
    .header('content-range', `bytes ${part.from}-${part.to}/${content.length}`)
    .send(Buffer.from(content.subarray(part.from, part.to + 1)));
}
