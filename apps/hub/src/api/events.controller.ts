import { Controller, Headers, Req, Res } from '@nestjs/common';
import { api } from '@frontdoor/contracts';
import { LiveRooms } from '@frontdoor/casework/live';
import type { FastifyReply } from 'fastify';
import { type AdmittedRequest, Serves } from '../edge/serves.js';
import { LiveStreams } from './live-streams.js';
import { patientWrite } from './patient-write.js';

const HEADERS = {
  'content-type': 'text/event-stream',
  'cache-control': 'private, no-cache, no-store, must-revalidate, max-age=0, no-transform',
  'x-accel-buffering': 'no',
};

/** Live events for consoles. A client that lost its connection gets what it missed, or is told to fetch everything. */
@Controller()
export class EventsController {
  constructor(
    private readonly rooms: LiveRooms,
    private readonly streams: LiveStreams,
  ) {}

  @Serves(api.liveEvents)
  async events(
    @Headers('last-event-id') lastSeen: string | undefined,
    @Req() request: AdmittedRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (request.method === 'HEAD') return void reply.headers(HEADERS).send();
    const { agent, token } = request.loggedIn!;
    const { raw: stream } = reply;
    const end = () => void stream.end();
    const listener = {
      agentId: agent.id,
      write: (bytes: Uint8Array) => {
        if (!stream.headersSent)
          stream.writeHead(200, { ...reply.getHeaders(), ...HEADERS } as typeof HEADERS);
        patientWrite(stream, bytes);
      },
      end,
    };
    const closed = this.streams.admit({ token, agentId: agent.id, end });
    stream.once('close', closed);
    const leave = await this.rooms.join(agent.organisationId, listener, lastSeen);
    reply.hijack();
    if (stream.closed) leave();
    else stream.once('close', leave);
  }
}
