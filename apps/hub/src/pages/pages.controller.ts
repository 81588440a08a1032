import { Controller, Inject, Req, Res } from '@nestjs/common';
import { api, formChannel, isLink } from '@frontdoor/contracts';
import { Clock, FrontdoorError } from '@frontdoor/kernel';
import { CONFIG, type Config } from '@frontdoor/platform';
import {
  AppointmentReader,
  CallbackReader,
  PublicScores,
  SendLink,
  TrackedEnquiries,
} from '@frontdoor/use-cases';
import { Directory } from '@frontdoor/casework/directory';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { browserCookie, sessionCookie } from '../edge/cookies.js';
import { download } from '../edge/download.js';
import { type Input, Sent, Serves } from '../edge/serves.js';
import { councilColours } from '../govuk/council-colours.js';
import { type Frame, frameOf } from '../govuk/frame.js';
import { accessibilityPage, cookiesPage, privacyPage } from './about-pages.js';
import { findEnquiryPage, linkAskedPage, readRequest } from './find-enquiry-page.js';
import { type FormAgain, Forms } from './forms.js';
import { homePage } from './home-page.js';
import { fieldsOf, html, htmlAgain, mustBeForm } from './page-answers.js';
import { ROBOTS } from './robots.js';
import { scoresPage } from './scores-page.js';
import { trackPage } from './track-page.js';

/** Pages for customers. They need no account and no JavaScript. */
@Controller()
export class PagesController {
  constructor(
    private readonly forms: Forms,
    private readonly tracked: TrackedEnquiries,
    private readonly directory: Directory,
    private readonly publicScores: PublicScores,
    private readonly links: SendLink,
    private readonly appointments: AppointmentReader,
    private readonly callbacks: CallbackReader,
    private readonly clock: Clock,
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
    const path = `track/${encodeURIComponent(entryPoint.address)}/${encodeURIComponent(params.token)}`;
    const outcome = await this.forms.take(request, organisationId, path);
    // After a POST the browser gets a page it may reload.
    if (outcome.what === 'sent') return reply.redirect(`/track/${params.token}`, 303);
    const page = await this.tracking(params.token, outcome.again);
    await (outcome.what === 'faults' ? htmlAgain(reply, outcome.again, page) : html(reply, page));
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

  private async tracking(token: string, again?: FormAgain): Promise<string> {
    const enquiry = await this.tracked.read(token);
    const organisation = await this.directory.organisation(enquiry.organisationId);
    return trackPage({
      ...frameOf(organisation),
      zone: organisation.zone,
      token,
      enquiry,
      appointments: await this.appointments.tracked(token),
      callbacks: await this.callbacks.tracked(enquiry),
      now: this.clock.now(),
      ...(again ?? { formToken: this.forms.tokenFor() }),
    });
  }
}
