import type { Attachment } from '@frontdoor/contracts';
import { FrontdoorError, readForm } from '@frontdoor/kernel';
import {
  accepted,
  type AdapterContext,
  type ChannelConnection,
  defineAdapter,
  type OutgoingFile,
  type RawRequest,
  type WebhookAccepted,
} from '../core/index.js';
import { nameOfFile, typeOfFile } from './file-label.js';
import { boundaryIn, FORM_LIMITS, readFormData, type SentFile, type SentForm } from './form-data.js';
import { FORM_KEY, openFormToken } from './form-token.js';
import { type FieldFaults, fileFaults, readAddition, readContactForm } from './web.mapping.js';

/** A form that cannot be taken as it is; the page shows each fault beside its field, with what was typed. */
export class FormFaults extends FrontdoorError {
  constructor(
    readonly faults: FieldFaults,
    readonly typed: Readonly<Record<string, string>>,
  ) {
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
  largestBodies: () => ({ 'multipart/form-data': FORM_LIMITS.bytes }),
  connect: async (_settings, context) => new WebConnection(context.keysFor(FORM_KEY), context),
});

class WebConnection implements ChannelConnection {
  constructor(
    private readonly formKeys: readonly string[],
    private readonly context: AdapterContext,
  ) {}

  /** @throws FormFaults with what was typed; FrontdoorError `content-type-unsupported`, `body-too-complex`. */
  async acceptWebhook(request: RawRequest): Promise<WebhookAccepted> {
    const contentType = request.headers['content-type'] ?? '';
    const { fields, files, trouble } = readSent(request.body, contentType);
    const refused = (faults: FieldFaults): FormFaults => new FormFaults(faults, Object.fromEntries(fields));
    if (trouble) throw refused(fileFaults(files, trouble));
    const id = openFormToken(this.formKeys, fields.get('formToken') ?? '', this.context.clock.now());
    if (!id)
      throw refused({
        form: 'This page has been open too long. Check your message and send it again',
      });
    // A field that people never see: only a machine fills it in.
    if (fields.get('website'))
      throw refused({ form: 'The form could not be taken. Ring us if this happens again' });
    const [page, entryPoint = '', token = ''] = request.path.split('/').map(decodeURIComponent);
    const read =
      page === 'track' ? readAddition(fields, entryPoint, token) : readContactForm(fields, entryPoint);
    const faults = { ...('faults' in read && read.faults), ...fileFaults(files) };
    if ('faults' in read || Object.keys(faults).length > 0) throw refused(faults);
    return accepted({
      arrivals: [
        {
          channel: 'web',
          entryPoint,
          raw: request.body,
          contentType,
          // One page is one contact, however often it is sent.
          idempotencyKey: `page ${id}`,
          contact: { ...read.contact, attachments: files.map(listed) },
        },
      ],
      answer: ([receipt]) => {
        if (receipt!.differs)
          throw refused({
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

  /** @throws FrontdoorError `page-not-found` for a file that is not there. */
  async attachments(raw: Uint8Array, indexes: readonly number[]): Promise<OutgoingFile[]> {
    const { files } = readFormData(raw);
    return indexes.map((index) => {
      const file = files[index];
      if (!file) throw new FrontdoorError('page-not-found');
      const { name, contentType } = listed(file, index);
      return { name, contentType, content: file.content };
    });
  }

  async probe(): Promise<{ ok: boolean; detail: string }> {
    return { ok: true, detail: 'Served by the hub itself' };
  }

  async close(): Promise<void> {}
}

/** What a browser sent, with files or without. @throws FrontdoorError `content-type-unsupported`. */
function readSent(body: Uint8Array, contentType: string): SentForm {
  if (/^application\/x-www-form-urlencoded\s*(;|$)/i.test(contentType))
    return { fields: readForm(new TextDecoder().decode(body)), files: [] };
  const boundary = boundaryIn(contentType);
  if (boundary === undefined) throw new FrontdoorError('content-type-unsupported');
  return readFormData(body, boundary);
}

const listed = ({ name, contentType, content }: SentFile, index: number): Attachment => ({
  index,
  name: nameOfFile(name, index),
  contentType: typeOfFile(content, contentType),
  size: content.length,
});
