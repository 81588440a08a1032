import { Controller, Req, Res } from '@nestjs/common';
import { Directory } from '@frontdoor/casework/directory';
import type { Span } from '@frontdoor/casework/shifts';
import { api } from '@frontdoor/contracts';
import { Clock, dayOf, FrontdoorError } from '@frontdoor/kernel';
import { CallbackReader, KeepCallbacks, TrackedEnquiries } from '@frontdoor/use-cases';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Input, Sent, Serves } from '../edge/serves.js';
import { frameOf } from '../govuk/frame.js';
import { callbackPage } from './callback-page.js';
import { OwnChanges } from './own-changes.js';
import { fieldsOf, html, mustBeForm } from './page-answers.js';

/** What customers do to when they are rung back; the link of the enquiry is the proof of who they are. */
@Controller()
export class OwnCallbackController {
  private readonly changes = new OwnChanges();

  constructor(
    private readonly tracked: TrackedEnquiries,
    private readonly reader: CallbackReader,
    private readonly keeping: KeepCallbacks,
    private readonly directory: Directory,
    private readonly clock: Clock,
  ) {}

  @Serves(api.callbackPage)
  async page(
    @Sent() { params, query }: Input<typeof api.callbackPage>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await html(reply, await this.shown(params.token, params.id, { days: query.times }));
  }

  @Serves(api.moveOwnCallback)
  async move(
    @Sent() { params: { token, id } }: Input<typeof api.moveOwnCallback>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    mustBeForm(request);
    const { window = '' } = fieldsOf(request);
    const chosen = /^(\d{1,15})-(\d{1,15})$/.exec(window);
    if (!chosen)
      return html(reply, await this.shown(token, id, { days: 'all', fault: 'Choose a time' }), 400);
    try {
      await this.tracked.read(token);
      this.changes.count(token, this.clock.now());
      await this.keeping.moveByCustomer(token, id, { from: Number(chosen[1]), to: Number(chosen[2]) });
    } catch (error) {
      if (!(error instanceof FrontdoorError) || error.code !== 'window-not-offered') throw error;
      const fault = 'This time cannot be had any more. Choose another';
      return html(reply, await this.shown(token, id, { days: 'all', fault }), 409);
    }
    await reply.redirect(`/track/${token}`, 303);
  }

  @Serves(api.cancelOwnCallback)
  async cancel(
    @Sent() { params: { token, id } }: Input<typeof api.cancelOwnCallback>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    mustBeForm(request);
    await this.keeping.cancelByCustomer(token, id);
    await reply.redirect(`/track/${token}`, 303);
  }

  private async shown(
    token: string,
    id: string,
    { days, fault }: { days: 'all' | undefined; fault?: string },
  ): Promise<string> {
    const enquiry = await this.tracked.read(token);
    const organisation = await this.directory.organisation(enquiry.organisationId);
    const { callback, windows: all } = await this.reader.trackedOne(enquiry, id);
    const windows = days === 'all' ? all : firstDays(all, organisation.zone);
    return callbackPage({
      ...frameOf(organisation),
      zone: organisation.zone,
      now: this.clock.now(),
      token,
      reference: enquiry.reference,
      callback,
      windows,
      hasMore: windows.length < all.length,
      ...(fault !== undefined && { fault }),
    });
  }
}

/** As many as are looked through on a telephone. */
const DAYS_SHOWN = 3;

/** The times of the first days at which any can be had. */
function firstDays(windows: readonly Span[], zone: string): readonly Span[] {
  const days = [...new Set(windows.map(({ from }) => dayOf(from, zone)))].slice(0, DAYS_SHOWN);
  return windows.filter(({ from }) => days.includes(dayOf(from, zone)));
}
