import { createHash } from 'node:crypto';
import type { Attachment } from '@frontdoor/contracts';
import { FrontdoorError } from '@frontdoor/kernel';
import { z } from 'zod';
import {
  accepted,
  type AdapterContext,
  type Arrival,
  type ChannelConnection,
  defineAdapter,
  MOST_FORM_BYTES,
  nameOfFile,
  type OutgoingFile,
  type RawRequest,
  readFormData,
  type SentFile,
  typeOfFile,
  type WebhookAccepted,
} from '../core/index.js';
import { findReporter } from './api-key.js';
import { type Format, isFormat, write } from './formats.js';
import { readReport } from './report-in.js';
import { REPORT_LIMITS, SentFields } from './sent-fields.js';
import { readUpdate } from './update-in.js';

/** Reporting sites, by Open311 GeoReport v2: what they post. What they ask is answered from the database. */
export const open311Adapter = defineAdapter({
  manifest: { id: 'open311', title: 'Reporting sites by Open311', receives: ['api'], sends: [] },
  settings: {
    OPEN311_JURISDICTION: z
      .string()
      .regex(/^[a-z0-9.-]{1,100}$/i, 'must be a name such as fenmoor.example')
      .optional()
      .describe(
        'The jurisdiction_id of your reports, such as a host name of yours: others are refused. Without it, any is taken.',
      ),
  },
  largestBodies: () => ({ 'multipart/form-data': MOST_FORM_BYTES }),
  connect: async ({ OPEN311_JURISDICTION }, context) => new Open311Connection(OPEN311_JURISDICTION, context),
});

/** Who has no number for a report may send it again within this time, and it counts once. */
const AGAIN_MS = 600_000;

class Open311Connection implements ChannelConnection {
  readonly ownTypes = ['multipart/form-data'];

  constructor(
    private readonly jurisdiction: string | undefined,
    private readonly context: AdapterContext,
  ) {}

  /** @throws FrontdoorError `api-key-missing`, `api-key-wrong`, `jurisdiction-unknown`, `report-category-unknown`, `report-unknown`, `input-invalid` … */
  async acceptWebhook(request: RawRequest): Promise<WebhookAccepted> {
    const [what, format = ''] = request.path.split('.');
    if (!isFormat(format)) throw new FrontdoorError('page-not-found');
    const fields = SentFields.read(request.body, request.headers['content-type'] ?? '');
    const reporter = await findReporter(fields.get('api_key'), this.context);
    refuseOthers(this.jurisdiction, fields.get('jurisdiction_id'));
    const at = { request, format, fields, entryPoint: reporter.entryPoint };
    if (what === 'requests') return this.report(at);
    if (what === 'servicerequestupdates') return this.update(at);
    throw new FrontdoorError('page-not-found');
  }

  private async report({ request, format, fields, entryPoint }: Taken): Promise<WebhookAccepted> {
    const code = fields.get('service_code');
    if (!code) throw new FrontdoorError('input-invalid', { faults: 'service_code' });
    const category = await this.context.reports.category(code);
    if (!category) throw new FrontdoorError('report-category-unknown', { code: code.slice(0, 100) });
    const contact = readReport(fields, category, entryPoint);
    const { siteId } = contact.report!;
    const key = siteId
      ? `report ${siteId}`
      : `report of ${Math.floor(this.context.clock.now() / AGAIN_MS)} ${digestOf([contact, fields.files])}`;
    return accepted({
      arrivals: [arrivalOf(request, fields, contact, key)],
      answer: ([receipt]) => {
        const told =
          category.type === 'batch'
            ? { token: receipt!.contactId }
            : { service_request_id: receipt!.reference };
        const account = fields.get('account_id');
        return {
          status: 200,
          ...write(format, 'service_requests', 'request', [
            { ...told, ...(account && { account_id: account }) },
          ]),
        };
      },
    });
  }

  private async update({ request, format, fields, entryPoint }: Taken): Promise<WebhookAccepted> {
    const { updateId, requestId, contact } = readUpdate(fields, entryPoint);
    if (!(await this.context.reports.isKnown(entryPoint, requestId)))
      throw new FrontdoorError('report-unknown', { id: requestId.slice(0, 100) });
    return accepted({
      arrivals: [arrivalOf(request, fields, contact, `update ${updateId}`)],
      answer: ([receipt]) => ({
        status: 200,
        ...write(format, 'service_request_updates', 'request_update', [{ update_id: receipt!.contactId }]),
      }),
    });
  }

  /** @throws FrontdoorError `page-not-found` for a file that is not there. */
  async attachments(raw: Uint8Array, indexes: readonly number[]): Promise<OutgoingFile[]> {
    const { files } = readFormData(raw, undefined, REPORT_LIMITS);
    return indexes.map((index) => {
      const file = files[index];
      if (!file) throw new FrontdoorError('page-not-found');
      const { name, contentType } = listed(file, index);
      return { name, contentType, content: file.content };
    });
  }

  async probe(): Promise<{ ok: boolean; detail: string }> {
    return { ok: true, detail: 'Waiting for reports at /open311/v2/' };
  }

  async close(): Promise<void> {}
}

interface Taken {
  request: RawRequest;
  format: Format;
  fields: SentFields;
  entryPoint: string;
}

/** @throws FrontdoorError `jurisdiction-unknown` */
export function refuseOthers(own: string | undefined, given: string | undefined): void {
  if (own !== undefined && given !== undefined && given.toLowerCase() !== own.toLowerCase())
    throw new FrontdoorError('jurisdiction-unknown', { given: given.slice(0, 100), own });
}

const arrivalOf = (
  { body, headers }: RawRequest,
  { files }: SentFields,
  contact: ReturnType<typeof readReport>,
  idempotencyKey: string,
): Arrival => ({
  channel: 'api',
  entryPoint: contact.entryPoint,
  raw: body,
  contentType: headers['content-type'] ?? '',
  idempotencyKey,
  contact: { ...contact, attachments: files.map(listed) },
});

const listed = ({ name, contentType, content }: SentFile, index: number): Attachment => ({
  index,
  name: nameOfFile(name, index),
  contentType: typeOfFile(content, contentType),
  size: content.length,
});

/**
 * Of all that was sent, whatever lines a multipart body draws. GeoReport has no number for a request that is sent again
 * after a lost answer: only what is the same to the last letter, at the same place, by the same person, counts as that.
 */
function digestOf([contact, files]: [object, readonly SentFile[]]): string {
  const hash = createHash('sha256').update(JSON.stringify(contact));
  for (const { content } of files) hash.update(content);
  return hash.digest('hex');
}
