import type { FastifyReply } from 'fastify';

/** Whatever it is opened as, it does and loads nothing. */
const ALONE = "sandbox; default-src 'none'";

/** Sends bytes from outside as a file to save: never shown by the browser, whatever they claim to be. */
export async function download(reply: FastifyReply, name: string, content: Uint8Array): Promise<void> {
  const plain = name.replaceAll(/[^\w. -]/g, '_').slice(0, 100) || 'file';
  await reply
    .header(
      'content-disposition',
      `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`,
    )
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

/** Sends a PDF that we made, to be looked at and printed. */
export async function document(reply: FastifyReply, name: string, pdf: Uint8Array): Promise<void> {
  await reply
    .header('content-disposition', `inline; filename="${name}"`)
    .header('content-security-policy', ALONE)
    .type('application/pdf')
    .send(Buffer.from(pdf));
}
