import { Controller, Inject, Req, Res } from '@nestjs/common';
import { api } from '@frontdoor/contracts';
import { CONFIG, type Config } from '@frontdoor/platform';
import { AcceptWebhook } from '@frontdoor/use-cases';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { toRawRequest } from '../edge/raw-request.js';
import { Serves } from '../edge/serves.js';

/** Where providers and integrations deliver. The adapter verifies the raw bytes; nothing here looks into them. */
@Controller()
export class WebhooksController {
  constructor(
    private readonly webhooks: AcceptWebhook,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Serves(api.sendContact)
  contact(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.accept('api', '', request, reply);
  }

  @Serves(api.providerWebhook)
  provider(
    @Req() request: FastifyRequest<{ Params: { adapter: string } }>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const [path] = request.url.split('?');
    return this.accept(request.params.adapter, path!.split('/').slice(3).join('/'), request, reply);
  }

  @Serves(api.providerChallenge)
  challenge(
    @Req() request: FastifyRequest<{ Params: { adapter: string } }>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.provider(request, reply);
  }

  private async accept(
    adapter: string,
    path: string,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    const answer = await this.webhooks.accept(adapter, toRawRequest(request, this.config.publicUrl, path));
    await reply.status(answer.status).type(answer.contentType).send(answer.body);
  }
}
