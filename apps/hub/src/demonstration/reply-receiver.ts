import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Clock, FrontdoorError } from '@frontdoor/kernel';
import { verifySigned } from '@frontdoor/channels/core';

export interface ReceivedReply {
  id: string;
  at: number;
  to: string;
  text: string;
}

export interface ReplyReceiver {
  url: string;
  readonly replies: readonly ReceivedReply[];
  close(): Promise<void>;
}

const KEPT = 200;

/**
 * The other system of the demonstration: takes replies as signed webhooks on loopback and refuses what is not
 * signed with the key of its integration.
 */
export async function startReplyReceiver(
  clock: Clock,
  { integration, signingKey }: { integration: string; signingKey: string },
): Promise<ReplyReceiver> {
  const replies: ReceivedReply[] = [];
  const server = createServer(async (request, response) => {
    const body = Buffer.concat(await request.toArray());
    const headers = { ...(request.headers as Record<string, string>), 'frontdoor-integration': integration };
    try {
      const key = { key: integration, secret: signingKey, entryPoint: '' };
      const context = { clock, integration: async () => key };
      const { messageId } = await verifySigned({ method: 'POST', url: '', path: '', headers, body }, context);
      const { data } = JSON.parse(body.toString('utf8')) as { data: { to: { value: string }; text: string } };
      if (!replies.some((reply) => reply.id === messageId)) {
        replies.push({ id: messageId, at: clock.now(), to: data.to.value, text: data.text });
        if (replies.length > KEPT) replies.shift();
      }
      response.writeHead(204).end();
    } catch (error) {
      response.writeHead(error instanceof FrontdoorError ? 401 : 400).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    replies,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
