import { createTransport } from 'nodemailer';

/** A mail as a customer's mail program hands it over. An empty `from` is the null sender. */
export interface PlayedMail {
  envelope: { from: string; to: string | string[] };
  raw: string | Uint8Array;
}

/**
 * Plays a customer: delivers a mail by SMTP to a listener on loopback. Rejects with nodemailer's error, whose
 * `responseCode` is the listener's reply, when it is not taken.
 */
export async function sendMail(port: number, { envelope, raw }: PlayedMail): Promise<void> {
  const transport = createTransport({
    host: '127.0.0.1',
    port,
    secure: false,
    ignoreTLS: true,
    logger: false,
  });
  try {
    await transport.sendMail({ envelope, raw: Buffer.from(raw) });
  } finally {
    transport.close();
  }
}
