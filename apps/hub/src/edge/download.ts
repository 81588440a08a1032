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
