import { FrontdoorError, readForm } from '@frontdoor/kernel';
import {
  accepted,
  type AdapterContext,
  type ChannelConnection,
  defineAdapter,
  type RawRequest,
  type WebhookAccepted,
} from '../core/index.js';
import { FORM_KEY, openFormToken } from './form-token.js';
import { type FieldFaults, readAddition, readContactForm } from './web.mapping.js';

/** A form that cannot be taken as it is; the page shows each fault beside its field. */
export class FormFaults extends FrontdoorError {
  constructor(readonly faults: FieldFaults) {
    super('input-invalid', { faults: Object.values(faults).join('; ') });
  }
}

/** The public pages: `form/<entry point>` raises an enquiry, `track/<entry point>/<token>` adds to one. */
export const webAdapter = defineAdapter({
  manifest: {
    id: 'web',
    title: 'Public web forms',
    receives: ['web'],
    sends: [],
    webhooks: 'of-our-pages',
  },
  settings: {},
  connect: async (_settings, context) => new WebConnection(context.keysFor(FORM_KEY), context),
});

class WebConnection implements ChannelConnection {
  constructor(
    private readonly formKeys: readonly string[],
    private readonly context: AdapterContext,
  ) {}

  async acceptWebhook(request: RawRequest): Promise<WebhookAccepted> {
    const fields = readForm(new TextDecoder().decode(request.body));
    const id = openFormToken(this.formKeys, fields.get('formToken') ?? '', this.context.clock.now());
    if (!id)
      throw new FormFaults({
        form: 'This page has been open too long. Check your message and send it again',
      });
    // A field that people never see: only a machine fills it in.
    if (fields.get('website'))
      throw new FormFaults({ form: 'The form could not be taken. Ring us if this happens again' });
    const [page, entryPoint = '', token = ''] = request.path.split('/').map(decodeURIComponent);
    const read =
      page === 'track' ? readAddition(fields, entryPoint, token) : readContactForm(fields, entryPoint);
    if ('faults' in read) throw new FormFaults(read.faults);
    const contentType = 'application/x-www-form-urlencoded';
    return accepted({
      arrivals: [
        {
          channel: 'web',
          entryPoint,
          raw: request.body,
          contentType,
          // One page is one contact, however often it is sent.
          idempotencyKey: `page ${id}`,
          contact: read.contact,
        },
      ],
      answer: ([receipt]) => {
        if (receipt!.differs)
          throw new FormFaults({
            form: 'You have sent this page before with other words. Check your message and send it again',
          });
        return {
          status: 202,
          contentType: 'application/json',
          body: JSON.stringify({ contacts: [receipt] }),
        };
      },
    });
  }

  async probe(): Promise<{ ok: boolean; detail: string }> {
    return { ok: true, detail: 'Served by the hub itself' };
  }

  async close(): Promise<void> {}
}
