import { Controller, Inject, Req, Res } from '@nestjs/common';
import { Directory } from '@frontdoor/casework/directory';
import { keyOfPage } from '@frontdoor/channels/web';
import { api, formChannel } from '@frontdoor/contracts';
import { FrontdoorError } from '@frontdoor/kernel';
import type { Organisation } from '@frontdoor/persistence';
import { CONFIG, type Config, InstanceSecret } from '@frontdoor/platform';
import {
  FormLinks,
  OfferAnswers,
  type SavedForm,
  SaveForm,
  SendFormLink,
  TrackedEnquiries,
} from '@frontdoor/use-cases';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { callerIn } from '../edge/caller.js';
import { type Input, Sent, Serves } from '../edge/serves.js';
import { frameOf } from '../govuk/frame.js';
import { contactPage, type ContactPageProps } from './contact-page.js';
import { Forms } from './forms.js';
import { answeredPage, offerPage } from './offer-page.js';
import { PlaceChoice } from './place-choice.js';
import { fieldsOf, html, htmlAgain, mustBeForm } from './page-answers.js';
import { readLinkAddress } from './read-link-address.js';
import { formDeletedPage, formLinkSentPage, savedPage } from './saved-page.js';
import { sayDay } from './say-when.js';
import { sentPage } from './sent-page.js';
import { topicsOf } from './topics.js';

/** The contact form: filled in at once, or saved and finished later by its link. */
@Controller()
export class ContactFormController {
  constructor(
    private readonly forms: Forms,
    private readonly places: PlaceChoice,
    private readonly saved: SaveForm,
    private readonly links: FormLinks,
    private readonly sendLink: SendFormLink,
    private readonly tracked: TrackedEnquiries,
    private readonly answers: OfferAnswers,
    private readonly directory: Directory,
    private readonly secret: InstanceSecret,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Serves(api.contactPage)
  async contact(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const organisation = await this.directory.theOrganisation();
    const places = await this.places.shown(organisation.id, {}, callerIn(request));
    await html(reply, await this.page(organisation, { formToken: this.forms.tokenFor(), places }));
  }

  @Serves(api.sendContactForm)
  async send(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const organisation = await this.directory.theOrganisation();
    const [entryPoint] = await this.directory.entryPointsOf(organisation.id, formChannel);
    if (!entryPoint) throw new FrontdoorError('channel-not-configured', { channel: formChannel });
    const path = `form/${encodeURIComponent(entryPoint.address)}`;
    const outcome = await this.forms.take(request, organisation.id, path, (text) =>
      this.answers.fitting(organisation.id, text),
    );
    switch (outcome.what) {
      case 'offered':
        return html(
          reply,
          offerPage({ ...frameOf(organisation), again: outcome.again, answers: outcome.offered }),
        );
      case 'answered':
        await this.answers.noteRead(organisation.id, outcome.answers, true);
        return html(reply, answeredPage({ ...frameOf(organisation), again: outcome.again }));
      case 'sent':
        await this.answers.noteRead(organisation.id, outcome.answers, false);
        return this.thank(organisation, outcome.reference, reply);
      case 'saved':
        return reply.redirect(`/contact/${this.links.tokenFor(outcome.id)}/saved`, 303);
      case 'kept':
        return reply.redirect(`/contact/${this.links.tokenFor(outcome.id)}#files`, 303);
      case 'found':
        return html(reply, await this.page(organisation, outcome.again));
      case 'faults':
        return htmlAgain(reply, outcome.again, await this.page(organisation, outcome.again));
    }
  }

  @Serves(api.openSavedForm)
  async open(
    @Sent() { params }: Input<typeof api.openSavedForm>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(params.token, reply);
    if (!found) return;
    const { id, organisation, form } = found;
    const page = await this.page(organisation, {
      formToken: this.forms.tokenFor(id),
      typed: form.fields,
      files: form.files,
      places: await this.places.shown(organisation.id, form.fields, callerIn(request)),
      ...(form.asked && { savedUntil: sayDay(form.expiresAt, organisation.zone) }),
    });
    await html(reply, page);
  }

  @Serves(api.savedFormPage)
  async savedForm(
    @Sent() { params }: Input<typeof api.savedFormPage>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(params.token, reply);
    if (found) await html(reply, await this.savedPage(params.token, found));
  }

  @Serves(api.askForFormLink)
  async askForLink(
    @Sent() { params }: Input<typeof api.askForFormLink>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    mustBeForm(request);
    const { token } = params;
    const found = await this.find(token, reply);
    if (!found) return;
    const { id, organisation } = found;
    const typed = fieldsOf(request);
    const asked = readLinkAddress(typed, 'Enter an email address or a mobile phone number');
    if ('faults' in asked)
      return html(reply, await this.savedPage(token, found, { typed, faults: asked.faults }), 400);
    await this.sendLink.ask(id, organisation.id, asked.to);
    await html(reply, formLinkSentPage({ ...frameOf(organisation), token, kind: asked.to.kind }));
  }

  @Serves(api.deleteSavedForm)
  async delete(
    @Sent() { params }: Input<typeof api.deleteSavedForm>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    mustBeForm(request);
    const found = await this.find(params.token, reply);
    if (!found) return;
    await this.saved.remove(found.id, found.organisation.id);
    await html(reply, formDeletedPage(frameOf(found.organisation)));
  }

  /**
   * The form of a link. Of one that was sent, the browser is led to the enquiry that it opened.
   *
   * @throws FrontdoorError `saved-form-not-found`
   */
  private async find(
    token: string,
    reply: FastifyReply,
  ): Promise<{ id: string; organisation: Organisation; form: SavedForm } | undefined> {
    const id = this.links.idOf(token);
    if (id === undefined) throw new FrontdoorError('saved-form-not-found');
    const organisation = await this.directory.theOrganisation();
    const reference = await this.saved.referenceOf(keyOfPage(id), organisation.id);
    if (reference !== undefined) {
      await reply.redirect(this.secret.trackingUrl('', reference), 303);
      return undefined;
    }
    const form = await this.saved.open(id, organisation.id);
    if (!form) throw new FrontdoorError('saved-form-not-found');
    return { id, organisation, form };
  }

  private async page(
    organisation: Organisation,
    form: Omit<ContactPageProps, 'topics' | 'council' | 'own'>,
  ): Promise<string> {
    const { id } = organisation;
    const [entryPoint] = await this.directory.entryPointsOf(id, formChannel);
    const topics = topicsOf(await this.directory.services(id), entryPoint?.serviceId);
    const paused = entryPoint && (await this.directory.pausedWords(entryPoint.id));
    return contactPage({ ...frameOf(organisation), topics, paused, ...form });
  }

  private async savedPage(
    token: string,
    { organisation, form }: { organisation: Organisation; form: SavedForm },
    again: Partial<Pick<Parameters<typeof savedPage>[0], 'typed' | 'faults'>> = {},
  ): Promise<string> {
    return savedPage({
      ...frameOf(organisation),
      token,
      link: `${this.config.publicUrl}/contact/${token}`,
      until: sayDay(form.expiresAt, organisation.zone),
      kinds: await this.sendLink.kinds(organisation.id),
      typed: form.fields,
      ...again,
    });
  }

  private async thank(organisation: Organisation, reference: string, reply: FastifyReply): Promise<void> {
    const page = sentPage({
      ...frameOf(organisation),
      zone: organisation.zone,
      confirmation: await this.tracked.confirm(reference),
      reference,
      trackingUrl: this.secret.trackingUrl(this.config.publicUrl, reference),
    });
    await html(reply, page, 201);
  }
}
