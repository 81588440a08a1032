import { Controller, Inject, Req, Res } from '@nestjs/common';
import {
  type Format,
  findReporter,
  isFormat,
  refuseOthers,
  write,
  writeOne,
} from '@frontdoor/channels/open311';
import { api } from '@frontdoor/contracts';
import { Clock, FrontdoorError } from '@frontdoor/kernel';
import { CONFIG, type Config } from '@frontdoor/platform';
import { AcceptWebhook, AnswerSites, PublicPhotographs } from '@frontdoor/use-cases';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { photograph } from '../edge/download.js';
import { toRawRequest } from '../edge/raw-request.js';
import { type Input, Sent, Serves } from '../edge/serves.js';
import { Arguments } from './arguments.js';

/** Where the version of the interface was last changed, as discovery says. */
const CHANGED = '2026-11-27T12:00:00Z';
/** What is told where no time is asked about. */
const TWO_HOURS_MS = 2 * 3_600_000;

/** Open311 GeoReport v2 for reporting sites. */
@Controller()
export class Open311Controller {
  constructor(
    private readonly sites: AnswerSites,
    private readonly webhooks: AcceptWebhook,
    private readonly photographs: PublicPhotographs,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Serves(api.open311Discovery)
  async discovery(
    @Sent() { params }: Input<typeof api.open311Discovery>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await send(
      reply,
      writeOne(formatOf(params), 'discovery', {
        changeset: CHANGED,
        contact: `${this.config.publicUrl}/contact`,
        key_service: `${this.config.publicUrl}/contact`,
        endpoints: [
          {
            specification: 'http://wiki.open311.org/GeoReport_v2',
            url: `${this.config.publicUrl}/open311/v2/`,
            changeset: CHANGED,
            type: this.config.demo ? 'test' : 'production',
            formats: ['text/xml', 'application/json'],
          },
        ],
      }),
    );
  }

  @Serves(api.open311Services)
  async services(
    @Sent() { params, query }: Input<typeof api.open311Services>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const format = this.admitted(params, query);
    await send(reply, write(format, 'services', 'service', await this.sites.services()));
  }

  @Serves(api.open311Definition)
  async definition(
    @Sent() { params, query }: Input<typeof api.open311Definition>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const format = this.admitted(params, query);
    await send(reply, writeOne(format, 'service_definition', await this.sites.definition(params.id)));
  }

  @Serves(api.open311Requests)
  async requests(
    @Sent() { params, query }: Input<typeof api.open311Requests>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const format = this.admitted(params, query);
    const given = new Arguments(query);
    const ids = given.list('service_request_id');
    const found = ids
      ? await this.sites.byIds(ids, await this.siteOf(given))
      : await this.sites.listed({
          codes: given.list('service_code'),
          state: given.oneOf('status', ['open', 'closed']),
          from: given.time('start_date'),
          to: given.time('end_date'),
        });
    await send(reply, write(format, 'service_requests', 'request', found));
  }

  @Serves(api.open311Request)
  async request(
    @Sent() { params, query }: Input<typeof api.open311Request>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const format = this.admitted(params, query);
    const found = await this.sites.byIds([params.id], await this.siteOf(new Arguments(query)));
    await send(reply, write(format, 'service_requests', 'request', found));
  }

  @Serves(api.open311Photograph)
  async photograph(
    @Sent() { params }: Input<typeof api.open311Photograph>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await photograph(reply, await this.photographs.read(params.id, params.index));
  }

  @Serves(api.open311Token)
  async token(
    @Sent() { params, query }: Input<typeof api.open311Token>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const format = this.admitted(params, query);
    await send(reply, write(format, 'service_requests', 'request', [await this.sites.token(params.id)]));
  }

  @Serves(api.open311Updates)
  async updates(
    @Sent() { params, query }: Input<typeof api.open311Updates>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const format = this.admitted(params, query);
    const given = new Arguments(query);
    const { entryPoint } = await findReporter(given.get('api_key'), this.sites.keys);
    const [from, to] = [given.time('start_date'), given.time('end_date')];
    if ((from === undefined) !== (to === undefined))
      throw new FrontdoorError('input-invalid', { faults: 'start_date and end_date go together' });
    const now = this.clock.now();
    const { updates, fetched } = await this.sites.updates(entryPoint, from ?? now - TWO_HOURS_MS, to ?? now);
    await send(reply, write(format, 'service_request_updates', 'request_update', updates));
    await fetched();
  }

  @Serves(api.open311Report)
  report(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.accept(request, reply);
  }

  @Serves(api.open311Update)
  update(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.accept(request, reply);
  }

  private async accept(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const [path] = request.url.split('?');
    const raw = toRawRequest(request, this.config.publicUrl, path!.split('/').at(-1)!);
    const { status, ...answer } = await this.webhooks.accept('open311', raw);
    await send(reply.status(status), answer);
  }

  /** @throws FrontdoorError `page-not-found` for another format, `jurisdiction-unknown`. */
  private admitted(params: { format: string }, query: Readonly<Record<string, string | string[]>>): Format {
    const own = this.config.declared.OPEN311_JURISDICTION as string | undefined;
    refuseOthers(own, new Arguments(query).get('jurisdiction_id'));
    return formatOf(params);
  }

  /** The entry point of the site that asks, where it has a key that counts; anybody else sees what is public. */
  private async siteOf(given: Arguments): Promise<string | undefined> {
    const site = await findReporter(given.get('api_key'), this.sites.keys).catch((error: unknown) => {
      if (error instanceof FrontdoorError) return undefined;
      throw error;
    });
    return site?.entryPoint;
  }
}

function formatOf({ format }: { format: string }): Format {
  if (isFormat(format)) return format;
  throw new FrontdoorError('page-not-found');
}

async function send(
  reply: FastifyReply,
  { contentType, body }: { contentType: string; body: string },
): Promise<void> {
  await reply.type(contentType).send(body);
}
