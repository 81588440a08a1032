import { Controller, Headers, Req, Res } from '@nestjs/common';
import { api } from '@frontdoor/contracts';
import type { Agent } from '@frontdoor/persistence';
import { LiveRooms } from '@frontdoor/casework/live';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Me, Serves } from '../edge/serves.js';

/** What a console has not taken by then is dropped with its stream; it comes back and is told what it missed. */
const MOST_UNREAD_BYTES = 1024 * 1024;

const HEADERS = {
  'content-type': 'text/event-stream',
  'cache-control': 'private, no-cache, no-store, must-revalidate, max-age=0, no-transform',
  'x-accel-buffering': 'no',
};

/** Live events for consoles. A client that lost its connection gets what it missed, or is told to fetch everything. */
@Controller()
export class EventsController {
  constructor(private readonly rooms: LiveRooms) {}

  @Serves(api.liveEvents)
  async events(
    @Me() agent: Agent,
    @Headers('last-event-id') lastSeen: string | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (request.method === 'HEAD') return void reply.headers(HEADERS).send();
    const { raw: stream } = reply;
    const listener = {
      agentId: agent.id,
      write: (bytes: Uint8Array) => {
        if (!stream.headersSent)
          stream.writeHead(200, { ...reply.getHeaders(), ...HEADERS } as typeof HEADERS);
        if (stream.writableLength > MOST_UNREAD_BYTES) stream.destroy();
        else stream.write(bytes);
      },
      end: () => void stream.end(),
    };
    const leave = await this.rooms.join(agent.organisationId, listener, lastSeen);
    reply.hijack();
    if (stream.closed) leave();
    else stream.once('close', leave);
  }
}
