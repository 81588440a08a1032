import { Controller, Inject, Req, Res } from '@nestjs/common';
import { FORM_KEY, FormFaults, issueFormToken } from '@frontdoor/channels/web';
import { api, formChannel, isLink } from '@frontdoor/contracts';
import { Clock, FrontdoorError, Ids, readForm } from '@frontdoor/kernel';
import { CONFIG, type Config, InstanceSecret } from '@frontdoor/platform';
import { AcceptWebhook, PublicScores, SendLink, TrackedEnquiries } from '@frontdoor/use-cases';
import { Directory } from '@frontdoor/casework/directory';
import { Channels } from '@frontdoor/casework/channels';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { browserCookie, sessionCookie } from '../edge/cookies.js';
import { download } from '../edge/download.js';
import { toRawRequest } from '../edge/raw-request.js';
import { type Input, Sent, Serves } from '../edge/serves.js';
import { councilColours } from '../govuk/council-colours.js';
import { type Frame, frameOf } from '../govuk/frame.js';
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
    private readonly secret: InstanceSecret,
    private readonly clock: Clock,
    private readonly ids: Ids,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Serves(api.homePage)
  async home(@Res() reply: FastifyReply): Promise<void> {
    await html(reply, homePage(frameOf(await this.directory.theOrganisation())));
  }

  @Serves(api.robots)
  async robots(@Res() reply: FastifyReply): Promise<void> {
    await reply
      .type('text/plain; charset=utf-8')
      .header('cache-control', 'public, max-age=3600')
      .send(ROBOTS);
  }

  @Serves(api.councilColours)
  async colours(@Res() reply: FastifyReply): Promise<void> {
    const { publicPages } = await this.directory.theOrganisation();
    await reply
      .type('text/css; charset=utf-8')
      .header('cache-control', 'public, max-age=60')
      .send(councilColours(publicPages));
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
    if (taken instanceof FormFaults) return html(reply, await this.form(taken), 400);
    await html(
      reply,
      sentPage({
        ...frameOf(organisation),
        zone: organisation.zone,
        confirmation: await this.tracked.confirm(taken.reference),
        reference: taken.reference,
        trackingUrl: this.secret.trackingUrl(this.config.publicUrl, taken.reference),
      }),
      201,
    );
  }

  @Serves(api.trackPage)
  async track(@Sent() { params }: Input<typeof api.trackPage>, @Res() reply: FastifyReply): Promise<void> {
    await html(reply, await this.tracking(params.token));
  }

  @Serves(api.trackedFile)
  async file(@Sent() { params }: Input<typeof api.trackedFile>, @Res() reply: FastifyReply): Promise<void> {
    const { name, content } = await this.tracked.file(params.token, params.contact, params.index);
    await download(reply, name, content);
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
    if (taken instanceof FormFaults) return html(reply, await this.tracking(params.token, taken), 400);
    // After a POST the browser gets a page it may reload.
    await reply.redirect(`/track/${params.token}`, 303);
  }

  @Serves(api.scoresPage)
  async scores(@Sent() { query }: Input<typeof api.scoresPage>, @Res() reply: FastifyReply): Promise<void> {
    const organisation = await this.directory.theOrganisation();
    const board = await this.publicScores.read(organisation, query.period);
    await html(reply, scoresPage({ ...frameOf(organisation), zone: organisation.zone, board }));
  }

  @Serves(api.findEnquiryPage)
  async findEnquiry(@Res() reply: FastifyReply): Promise<void> {
    await html(reply, findEnquiryPage(frameOf(await this.directory.theOrganisation())));
  }

  @Serves(api.askForLink)
  async askForLink(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    mustBeForm(request);
    const frame = frameOf(await this.directory.theOrganisation());
    const typed = fieldsOf(request);
    const asked = readRequest(typed);
    if ('faults' in asked)
      return html(reply, findEnquiryPage({ ...frame, typed, faults: asked.faults }), 400);
    await this.links.send(asked.reference, asked.to);
    await html(reply, linkAskedPage({ ...frame, kind: asked.to.kind }));
  }

  @Serves(api.privacyPage)
  async privacy(@Res() reply: FastifyReply): Promise<void> {
    await this.about(reply, 'privacy', privacyPage);
  }

  @Serves(api.cookiesPage)
  async cookies(@Res() reply: FastifyReply): Promise<void> {
    const names = { session: sessionCookie(this.config), browser: browserCookie(this.config) };
    await this.about(reply, 'cookies', (frame) => cookiesPage(frame, names));
  }

  @Serves(api.accessibilityPage)
  async accessibility(@Res() reply: FastifyReply): Promise<void> {
    await this.about(reply, 'accessibility', accessibilityPage);
  }

  /** The page of the organisation's own website instead, where it has one. */
  private async about(
    reply: FastifyReply,
    name: 'privacy' | 'cookies' | 'accessibility',
    ours: (frame: Frame) => string,
  ): Promise<void> {
    const organisation = await this.directory.theOrganisation();
    const own = organisation.publicPages[name];
    if (own !== undefined && isLink(own)) await reply.redirect(own, 302);
    else await html(reply, ours(frameOf(organisation)));
  }

  private async take(request: FastifyRequest, path: string): Promise<{ reference: string } | FormFaults> {
    try {
      const raw = toRawRequest(request, this.config.publicUrl, path);
      const answer = await this.webhooks.accept('web', raw, 'of-our-pages');
      return (JSON.parse(answer.body) as { contacts: [{ reference: string }] }).contacts[0];
    } catch (error) {
      if (error instanceof FormFaults) return error;
      throw error;
    }
  }

  private async form(refused?: FormFaults): Promise<string> {
    const organisation = await this.directory.theOrganisation();
    const { id } = organisation;
    const [formService] = await this.directory.entryPointsOf(id, formChannel);
    return contactPage({
      ...frameOf(organisation),
      topics: topicsOf(await this.directory.services(id), formService?.serviceId),
      formToken: this.formToken(),
      faults: refused?.faults,
      typed: refused?.typed,
    });
  }

  private async tracking(token: string, refused?: FormFaults): Promise<string> {
    const enquiry = await this.tracked.read(token);
    const organisation = await this.directory.organisation(enquiry.organisationId);
    return trackPage({
      ...frameOf(organisation),
      zone: organisation.zone,
      token,
      formToken: this.formToken(),
      enquiry,
      faults: refused?.faults,
      typed: refused?.typed,
    });
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
