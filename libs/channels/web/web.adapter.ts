import type { Attachment } from '@frontdoor/contracts';
import { FrontdoorError } from '@frontdoor/kernel';
import { z } from 'zod';
import {
  accepted,
  type AdapterContext,
  type ChannelConnection,
  defineAdapter,
  type OutgoingFile,
  type RawRequest,
  type WebhookAccepted,
  MOST_FORM_BYTES,
  readFormData,
  type SentFile,
  nameOfFile,
  typeOfFile,
} from '../core/index.js';
import { FORM_KEY, openFormToken } from './form-token.js';
import { readChange } from './read-details.js';
import { readSentForm } from './sent-form.js';
import { signOfProgram, tooSoon } from './signs-of-programs.js';
import { type FieldFaults, fileFaults, readAddition, readContactForm } from './web.mapping.js';

/** A form that cannot be taken as it is; the page shows each fault beside its field, with what was typed. */
export class FormFaults extends FrontdoorError {
  constructor(
    readonly faults: FieldFaults,
    readonly typed: Readonly<Record<string, string>>,
    /** The page was sent before, with other words: what is to be sent now needs a page of its own. */
    readonly wasSent = false,
  ) {
    super('input-invalid', { faults: Object.values(faults).join('; ') });
  }
}

const READERS: Readonly<Record<string, typeof readAddition>> = { track: readAddition, details: readChange };

/**
 * The public pages: `form/<entry point>` raises an enquiry, `track/<entry point>/<token>` adds to one, `details/…` tells new
 * details of whoever opened one.
 */
export const webAdapter = defineAdapter({
  manifest: {
    id: 'web',
    title: 'Public web forms',
    receives: ['web'],
    sends: [],
    webhooks: 'of-our-pages',
  },
  settings: {
    FORM_LEAST_SECONDS: z.coerce
      .number()
      .min(0)
      .max(10)
      .default(3)
      .describe(
        'Nobody fills in the contact form in so many seconds: what comes sooner waits for the rest of them. 0 for none.',
      ),
  },
  largestBodies: () => ({ 'multipart/form-data': MOST_FORM_BYTES }),
  connect: async ({ FORM_LEAST_SECONDS }, context) =>
    new WebConnection(FORM_LEAST_SECONDS * 1000, context.keysFor(FORM_KEY), context),
});

class WebConnection implements ChannelConnection {
  constructor(
    private readonly leastMs: number,
    private readonly formKeys: readonly string[],
    private readonly context: AdapterContext,
  ) {}

  /** @throws FormFaults with what was typed; FrontdoorError `content-type-unsupported`, `body-too-complex`. */
  async acceptWebhook(request: RawRequest): Promise<WebhookAccepted> {
    const contentType = request.headers['content-type'] ?? '';
    const { fields, files, trouble } = readSentForm(request.body, contentType);
    const refused = (faults: FieldFaults, wasSent = false): FormFaults =>
      new FormFaults(faults, Object.fromEntries(fields), wasSent);
    if (trouble) throw refused(fileFaults(files, trouble));
    const { clock } = this.context;
    const token = openFormToken(this.formKeys, fields.get('formToken') ?? '', clock.now());
    if (!token || token.isOld)
      throw refused({
        form: 'This page has been open too long. Check your message and send it again',
      });
    const [page, entryPoint = '', link = ''] = request.path.split('/').map(decodeURIComponent);
    const read = (READERS[page!] ?? readContactForm)(fields, entryPoint, link);
    const faults = { ...('faults' in read && read.faults), ...fileFaults(files) };
    if ('faults' in read || Object.keys(faults).length > 0) throw refused(faults);
    await clock.sleep(tooSoon(token, clock.now(), this.leastMs));
    const fault = signOfProgram(fields);
    return accepted({
      arrivals: [
        {
          channel: 'web',
          entryPoint,
          raw: request.body,
          contentType,
          // One page is one contact, however often it is sent.
          idempotencyKey: keyOfPage(token.id),
          contact: { ...read.contact, attachments: files.map(listed) },
          ...(fault && { fault }),
        },
      ],
      answer: ([receipt]) => {
        if (receipt!.differs)
          throw refused(
            {
              form: 'You have sent this page before with other words. Check your message and send it again',
            },
            true,
          );
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

/** The key under which what a page sent is kept. */
export const keyOfPage = (id: string): string => `page ${id}`;

const listed = ({ name, contentType, content }: SentFile, index: number): Attachment => ({
  index,
  name: nameOfFile(name, index),
  contentType: typeOfFile(content, contentType),
  size: content.length,
});
