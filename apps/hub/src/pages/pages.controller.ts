import { Controller, Inject, Req, Res } from '@nestjs/common';
import { FORM_KEY, type FieldFaults, FormFaults, issueFormToken } from '@frontdoor/channels/web';
import { api, formChannel } from '@frontdoor/contracts';
import { Clock, FrontdoorError, Ids, readForm } from '@frontdoor/kernel';
import { CONFIG, type Config } from '@frontdoor/platform';
import { AcceptWebhook, PublicScores, SendLink, TrackedEnquiries } from '@frontdoor/use-cases';
import { Directory } from '@frontdoor/casework/directory';
import { Channels } from '@frontdoor/casework/channels';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { toRawRequest } from '../edge/raw-request.js';
import { type Input, Sent, Serves } from '../edge/serves.js';
import { accessibilityPage, cookiesPage, privacyPage } from './about-pages.js';
import { contactPage } from './contact-page.js';
import { findEnquiryPage, linkAskedPage, readRequest } from './find-enquiry-page.js';
import { homePage } from './home-page.js';
import { ROBOTS } from './robots.js';
import { scoresPage } from './scores-page.js';
import { sentPage } from './sent-page.js';
import { topicsOf } from './topics.js';
import { trackPage } from './track-page.js';

/** Pages for customers. They need no account and no JavaScript. */
@Controller()
export class PagesController {
  constructor(
    private readonly webhooks: AcceptWebhook,
    private readonly tracked: TrackedEnquiries,
    private readonly directory: Directory,
    private readonly publicScores: PublicScores,
    private readonly links: SendLink,
    private readonly channels: Channels,
    private readonly clock: Clock,
    private readonly ids: Ids,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Serves(api.homePage)
  async home(@Res() reply: FastifyReply): Promise<void> {
    const organisation = await this.directory.theOrganisation();
    await html(reply, homePage({ council: organisation.name }));
  }

  @Serves(api.robots)
  async robots(@Res() reply: FastifyReply): Promise<void> {
    await reply
      .type('text/plain; charset=utf-8')
      .header('cache-control', 'public, max-age=3600')
      .send(ROBOTS);
  }

  @Serves(api.contactPage)
  async contact(@Res() reply: FastifyReply): Promise<void> {
    await html(reply, await this.form());
  }

  @Serves(api.sendContactForm)
  async send(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const organisation = await this.directory.theOrganisation();
    const [entryPoint] = await this.directory.entryPointsOf(organisation.id, formChannel);
    if (!entryPoint) throw new FrontdoorError('channel-not-configured', { channel: formChannel });
    const taken = await this.take(request, `form/${encodeURIComponent(entryPoint.address)}`);
    if ('faults' in taken) return html(reply, await this.form(taken.faults, fieldsOf(request)), 400);
    await html(
      reply,
      sentPage({
        council: organisation.name,
        zone: organisation.zone,
        confirmation: await this.tracked.confirm(taken.reference),
        reference: taken.reference,
        trackingUrl: this.tracked.linkFor(this.config.publicUrl, taken.reference),
      }),
      201,
    );
  }

  @Serves(api.trackPage)
  async track(@Sent() { params }: Input<typeof api.trackPage>, @Res() reply: FastifyReply): Promise<void> {
    await html(reply, await this.tracking(params.token));
  }

  @Serves(api.addToEnquiry)
  async add(
    @Sent() { params }: Input<typeof api.addToEnquiry>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { organisationId } = await this.tracked.read(params.token);
    const [entryPoint] = await this.directory.entryPointsOf(organisationId, formChannel);
    if (!entryPoint) throw new FrontdoorError('channel-not-configured', { channel: formChannel });
    const taken = await this.take(
      request,
      `track/${encodeURIComponent(entryPoint.address)}/${encodeURIComponent(params.token)}`,
    );
    if ('faults' in taken)
      return html(
        reply,
        await this.tracking(params.token, Object.values(taken.faults)[0], fieldsOf(request).text),
        400,
      );
    // After a POST the browser gets a page it may reload.
    await reply.redirect(`/track/${params.token}`, 303);
  }

  @Serves(api.scoresPage)
  async scores(@Sent() { query }: Input<typeof api.scoresPage>, @Res() reply: FastifyReply): Promise<void> {
    const organisation = await this.directory.theOrganisation();
    const board = await this.publicScores.read(organisation, query.period);
    await html(reply, scoresPage({ council: organisation.name, zone: organisation.zone, board }));
  }

  @Serves(api.findEnquiryPage)
  async findEnquiry(@Res() reply: FastifyReply): Promise<void> {
    await html(reply, findEnquiryPage({ council: (await this.directory.theOrganisation()).name }));
  }

  @Serves(api.askForLink)
  async askForLink(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    mustBeForm(request);
    const council = (await this.directory.theOrganisation()).name;
    const typed = fieldsOf(request);
    const asked = readRequest(typed);
    if ('faults' in asked) return html(reply, findEnquiryPage({ council, typed, faults: asked.faults }), 400);
    await this.links.send(asked.reference, asked.email);
    await html(reply, linkAskedPage({ council }));
  }

  @Serves(api.privacyPage)
  async privacy(@Res() reply: FastifyReply): Promise<void> {
    await html(reply, privacyPage({ council: (await this.directory.theOrganisation()).name }));
  }

  @Serves(api.cookiesPage)
  async cookies(@Res() reply: FastifyReply): Promise<void> {
    await html(reply, cookiesPage({ council: (await this.directory.theOrganisation()).name }));
  }

  @Serves(api.accessibilityPage)
  async accessibility(@Res() reply: FastifyReply): Promise<void> {
    await html(reply, accessibilityPage({ council: (await this.directory.theOrganisation()).name }));
  }

  private async take(
    request: FastifyRequest,
    path: string,
  ): Promise<{ reference: string } | { faults: FieldFaults }> {
    mustBeForm(request);
    try {
      const raw = toRawRequest(request, this.config.publicUrl, path);
      const answer = await this.webhooks.accept('web', raw, 'of-our-pages');
      return (JSON.parse(answer.body) as { contacts: [{ reference: string }] }).contacts[0];
    } catch (error) {
      if (error instanceof FormFaults) return { faults: error.faults };
      throw error;
    }
  }

  private async form(faults?: FieldFaults, typed?: Record<string, string>): Promise<string> {
    const { id, name } = await this.directory.theOrganisation();
    const [formService] = await this.directory.entryPointsOf(id, formChannel);
    return contactPage({
      council: name,
      topics: topicsOf(await this.directory.services(id), formService?.serviceId),
      formToken: this.formToken(),
      faults,
      typed,
    });
  }

  private async tracking(token: string, fault?: string, typed?: string): Promise<string> {
    const enquiry = await this.tracked.read(token);
    const { name, zone } = await this.directory.organisation(enquiry.organisationId);
    return trackPage({ council: name, zone, token, formToken: this.formToken(), enquiry, fault, typed });
  }

  private formToken(): string {
    return issueFormToken(this.channels.keysFor(FORM_KEY)[0]!, this.ids.uuid(), this.clock.now());
  }
}

function mustBeForm({ headers }: FastifyRequest): void {
  if (!/^application\/x-www-form-urlencoded\b/i.test(headers['content-type'] ?? ''))
    throw new FrontdoorError('content-type-unsupported');
}

const fieldsOf = (request: FastifyRequest): Record<string, string> =>
  Object.fromEntries(readForm(Buffer.isBuffer(request.body) ? request.body.toString('utf8') : ''));

async function html(reply: FastifyReply, page: string, status = 200): Promise<void> {
  await reply.status(status).type('text/html; charset=utf-8').send(page);
}
