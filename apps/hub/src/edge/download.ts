import type { FastifyReply } from 'fastify';

/** Sends bytes from outside as a file to save: never shown by the browser, whatever they claim to be. */
export async function download(reply: FastifyReply, name: string, content: Uint8Array): Promise<void> {
  const plain = name.replaceAll(/[^\w. -]/g, '_').slice(0, 100) || 'file';
  await reply
    .header(
      'content-disposition',
      `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`,
    )
    .header('content-security-policy', "sandbox; default-src 'none'")
    .type('application/octet-stream')
    .send(Buffer.from(content));
}
