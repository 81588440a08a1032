import { randomUUID } from 'node:crypto';
import { Pool } from 'undici';
import { headersFor } from '../../support/signed-contact.js';

/** Size of a contact's body in bytes, the same for every request and for the INSERT it is compared with. */
const BODY_BYTES = 400;

/** Bodies of different customers, all of one size. */
export function body(): Buffer {
  const contact = {
    customer: { name: 'A resident', email: `resident-${randomUUID()}@customer.example` },
    subject: 'Bin not emptied',
    text: '',
  };
  contact.text = 'x'.repeat(BODY_BYTES - Buffer.byteLength(JSON.stringify(contact)));
  return Buffer.from(JSON.stringify(contact));
}

/** Sends signed contacts over `connections` kept-open connections. */
export class Sender {
  private readonly pool: Pool;

  constructor(
    url: string,
    connections: number,
    private readonly secret: string,
  ) {
    this.pool = new Pool(url, { connections, pipelining: 1 });
  }

  /** Sends one contact; resolves with its id once the hub has said 202. */
  async send(): Promise<string> {
    const bytes = body();
    const answer = await this.pool.request({
      path: '/api/v1/contacts',
      method: 'POST',
      headers: headersFor(this.secret, bytes),
      body: bytes,
    });
    const text = await answer.body.text();
    if (answer.statusCode !== 202) throw new Error(`The hub answered ${answer.statusCode}: ${text}`);
    return (JSON.parse(text) as { contactId: string }).contactId;
  }

  close(): Promise<void> {
    return this.pool.close();
  }
}
