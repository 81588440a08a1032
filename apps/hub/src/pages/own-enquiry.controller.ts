import { Controller, Req, Res } from '@nestjs/common';
import { Directory } from '@frontdoor/casework/directory';
import { readDetails } from '@frontdoor/channels/web';
import { api, formChannel } from '@frontdoor/contracts';
import { FrontdoorError } from '@frontdoor/kernel';
import { CancelEnquiry, TellOldAddresses, TrackedEnquiries } from '@frontdoor/use-cases';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { callerIn } from '../edge/caller.js';
import { type Input, Sent, Serves } from '../edge/serves.js';
import { frameOf } from '../govuk/frame.js';
import { cancelPage } from './cancel-page.js';
import { detailsPage } from './details-page.js';
import { type FormAgain, Forms } from './forms.js';
import { fieldsOf, html, htmlAgain, mustBeForm } from './page-answers.js';
import { PlaceChoice } from './place-choice.js';

const MOST_OF_REASON = 1000;

/** What customers do to their own enquiry besides writing; its link is the proof of who they are. */
@Controller()
export class OwnEnquiryController {
  constructor(
    private readonly forms: Forms,
    private readonly places: PlaceChoice,
    private readonly tracked: TrackedEnquiries,
    private readonly cancelling: CancelEnquiry,
    private readonly oldAddresses: TellOldAddresses,
    private readonly directory: Directory,
  ) {}

  @Serves(api.cancelPage)
  async cancelPage(
    @Sent() { params }: Input<typeof api.cancelPage>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { token } = params;
    const enquiry = await this.tracked.read(token);
    if (enquiry.state === 'closed') return reply.redirect(`/track/${token}`, 303);
    const organisation = await this.directory.organisation(enquiry.organisationId);
    await html(reply, cancelPage({ ...frameOf(organisation), token, enquiry }));
  }

  @Serves(api.cancelEnquiry)
  async cancel(
    @Sent() { params }: Input<typeof api.cancelEnquiry>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    mustBeForm(request);
    const { token } = params;
    const { reason = '' } = fieldsOf(request);
    if (reason.length > MOST_OF_REASON) {
      const enquiry = await this.tracked.read(token);
      const frame = frameOf(await this.directory.organisation(enquiry.organisationId));
      const fault = `Shorten your reason to ${MOST_OF_REASON.toLocaleString('en-GB')} characters`;
      return html(reply, cancelPage({ ...frame, token, enquiry, reason, fault }), 400);
    }
    await this.cancelling.cancel(token, reason);
    await reply.redirect(`/track/${token}`, 303);
  }

  @Serves(api.detailsPage)
  async detailsPage(
    @Sent() { params }: Input<typeof api.detailsPage>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { organisationId } = await this.tracked.read(params.token);
    const places = await this.places.shown(organisationId, {}, callerIn(request));
    await html(reply, await this.details(params.token, { formToken: this.forms.tokenFor(), places }));
  }

  @Serves(api.changeDetails)
  async changeDetails(
    @Sent() { params }: Input<typeof api.changeDetails>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    mustBeForm(request);
    const { token } = params;
    const { organisationId, reference } = await this.tracked.read(token);
    const [entryPoint] = await this.directory.entryPointsOf(organisationId, formChannel);
    if (!entryPoint) throw new FrontdoorError('channel-not-configured', { channel: formChannel });
    const path = `details/${encodeURIComponent(entryPoint.address)}/${encodeURIComponent(token)}`;
    const outcome = await this.forms.take(request, organisationId, path);
    if (outcome.what !== 'sent') {
      const page = await this.details(token, outcome.again);
      return outcome.what === 'faults' ? htmlAgain(reply, outcome.again, page) : html(reply, page);
    }
    const read = readDetails(outcome.fields);
    if ('said' in read) {
      const changed = read.said.map(([what]) =>
        what.startsWith('Wants') ? 'how to be answered' : what.toLowerCase(),
      );
      await this.oldAddresses.tell(reference, changed, read.parties);
    }
    await reply.redirect(`/track/${token}`, 303);
  }

  private async details(
    token: string,
    form: Pick<FormAgain, 'formToken' | 'places'> & Partial<FormAgain>,
  ): Promise<string> {
    const { organisationId } = await this.tracked.read(token);
    const organisation = await this.directory.organisation(organisationId);
    return detailsPage({ ...frameOf(organisation), token, ...form });
  }
}
