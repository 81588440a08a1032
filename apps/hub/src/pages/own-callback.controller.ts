import { Controller, Req, Res } from '@nestjs/common';
import { Directory } from '@frontdoor/casework/directory';
import type { Span } from '@frontdoor/casework/shifts';
import { api } from '@frontdoor/contracts';
import { Clock, dayOf, FrontdoorError, toE164 } from '@frontdoor/kernel';
import { CallbackReader, KeepCallbacks, TrackedEnquiries } from '@frontdoor/use-cases';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Input, Sent, Serves } from '../edge/serves.js';
import { frameOf } from '../govuk/frame.js';
import { askCallbackPage, type AskCallbackPageProps } from './ask-callback-page.js';
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

  @Serves(api.askCallbackPage)
  async askPage(
    @Sent() { params: { token }, query }: Input<typeof api.askCallbackPage>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.ifOffered(token, reply, async () =>
      html(reply, await this.asked(token, { days: query.times })),
    );
  }

  @Serves(api.askCallback)
  async ask(
    @Sent() { params: { token } }: Input<typeof api.askCallback>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    mustBeForm(request);
    const typed = fieldsOf(request);
    const again = async (
      faults: NonNullable<AskCallbackPageProps['faults']>,
      status: number,
    ): Promise<void> => html(reply, await this.asked(token, { days: 'all', typed, faults }), status);
    await this.ifOffered(token, reply, async () => {
      const window = windowOf(typed.window);
      const number = toE164(typed.phone ?? '');
      if (window === undefined || number === undefined)
        return again(
          {
            ...(window === undefined && { window: 'Choose a time' }),
            ...(number === undefined && { phone: 'Enter a telephone number like 01223 457000' }),
          },
          400,
        );
      try {
        await this.tracked.read(token);
        this.changes.count(token, this.clock.now());
        await this.keeping.askByCustomer(token, { window, number });
      } catch (error) {
        if (isCode(error, 'window-not-offered'))
          return again({ window: 'This time cannot be had any more. Choose another' }, 409);
        if (isCode(error, 'number-refused'))
          return again({ phone: 'We cannot ring this number. Enter another' }, 400);
        throw error;
      }
      return reply.redirect(`/track/${token}/callback`, 303);
    });
  }

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
    const chosen = windowOf(fieldsOf(request).window);
    if (!chosen)
      return html(reply, await this.shown(token, id, { days: 'all', fault: 'Choose a time' }), 400);
    try {
      await this.tracked.read(token);
      this.changes.count(token, this.clock.now());
      await this.keeping.moveByCustomer(token, id, chosen);
    } catch (error) {
      if (!isCode(error, 'window-not-offered')) throw error;
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

  /** Where it was not, or is not any more, there is the page of the enquiry. */
  private async ifOffered(token: string, reply: FastifyReply, show: () => Promise<unknown>): Promise<void> {
    try {
      await show();
    } catch (error) {
      if (!isCode(error, 'callback-not-offered')) throw error;
      await reply.redirect(`/track/${token}`, 303);
    }
  }

  private async asked(
    token: string,
    { days, ...again }: { days: 'all' | undefined } & Pick<AskCallbackPageProps, 'typed' | 'faults'>,
  ): Promise<string> {
    const enquiry = await this.tracked.read(token);
    const organisation = await this.directory.organisation(enquiry.organisationId);
    const { windows: all, ...offered } = await this.reader.offered(enquiry);
    const windows = days === 'all' ? all : firstDays(all, organisation.zone);
    return askCallbackPage({
      ...frameOf(organisation),
      ...{ zone: organisation.zone, now: this.clock.now(), token, enquiry, ...offered, windows },
      hasMore: windows.length < all.length,
      ...again,
    });
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

const isCode = (error: unknown, code: string): boolean =>
  error instanceof FrontdoorError && error.code === code;

/** As the pages write one: two instants in epoch milliseconds. */
function windowOf(field = ''): Span | undefined {
  const chosen = /^(\d{1,15})-(\d{1,15})$/.exec(field);
  return chosen ? { from: Number(chosen[1]), to: Number(chosen[2]) } : undefined;
}

/** As many as are looked through on a telephone. */
const DAYS_SHOWN = 3;

/** The times of the first days at which any can be had. */
function firstDays(windows: readonly Span[], zone: string): readonly Span[] {
  const days = [...new Set(windows.map(({ from }) => dayOf(from, zone)))].slice(0, DAYS_SHOWN);
  return windows.filter(({ from }) => days.includes(dayOf(from, zone)));
}
