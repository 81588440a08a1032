import { Inject, Injectable } from '@nestjs/common';
import { Channels } from '@frontdoor/casework/channels';
import type { OutgoingFile, RawRequest } from '@frontdoor/channels/core';
import {
  composeForm,
  type FieldFaults,
  fileFaults,
  FORM_KEY,
  FormFaults,
  issueFormToken,
  nameOfFile,
  openFormToken,
  readSentForm,
  troubleWith,
  UNSEEN_FIELD,
} from '@frontdoor/channels/web';
import { Clock, Ids } from '@frontdoor/kernel';
import { CONFIG, type Config } from '@frontdoor/platform';
import { AcceptWebhook, type FormFile, SaveForm } from '@frontdoor/use-cases';
import type { FastifyRequest } from 'fastify';
import { toRawRequest } from '../edge/raw-request.js';

/** A form on a page that comes back. */
export interface FormAgain {
  formToken: string;
  typed: Readonly<Record<string, string>>;
  faults: FieldFaults;
  /** What was added, and need not be chosen again. */
  files: readonly FormFile[];
}

/** What came of a form that a browser sent: it was taken, is kept as asked or to go on with it, or is to be put right. */
export type FormOutcome =
  | { what: 'sent'; reference: string }
  | { what: 'saved' | 'kept'; id: string; again: FormAgain }
  | { what: 'faults'; again: FormAgain };

interface Sent {
  id: string;
  organisationId: string;
  /** Everything typed, but what belongs to the page itself. */
  typed: Record<string, string>;
  fields: URLSearchParams;
  files: OutgoingFile[];
  raw: RawRequest;
}

const OF_THE_PAGE = new Set(['formToken', 'action', UNSEEN_FIELD]);

const SENT_MEANWHILE: FieldFaults = {
  form: 'This form was sent before, perhaps in another window. Check it and send it again if it says something new',
};

/** Forms with files, on whatever page: what was typed and added stays until it is sent, over faults and pages. */
@Injectable()
export class Forms {
  constructor(
    private readonly webhooks: AcceptWebhook,
    private readonly saved: SaveForm,
    private readonly channels: Channels,
    private readonly clock: Clock,
    private readonly ids: Ids,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** What makes one contact of a page, however often it is sent. */
  tokenFor(id = this.ids.uuid()): string {
    return issueFormToken(this.channels.keysFor(FORM_KEY)[0]!, id, this.clock.now());
  }

  /**
   * Does what the button says that was pressed.
   *
   * @param path of the form as its adapter knows it
   * @throws FrontdoorError where the request is no form
   */
  async take(request: FastifyRequest, organisationId: string, path: string): Promise<FormOutcome> {
    const raw = toRawRequest(request, this.config.publicUrl, path);
    const { fields, files, trouble } = readSentForm(raw.body, raw.headers['content-type'] ?? '');
    const token = openFormToken(
      this.channels.keysFor(FORM_KEY),
      fields.get('formToken') ?? '',
      this.clock.now(),
    );
    const sent: Sent = {
      id: token?.id ?? this.ids.uuid(),
      organisationId,
      typed: Object.fromEntries([...fields].filter(([name]) => !OF_THE_PAGE.has(name))),
      fields,
      files: files.map((file, i) => ({ ...file, name: nameOfFile(file.name, i) })),
      raw,
    };
    if (trouble) return this.again(sent, fileFaults(files, trouble));
    const action = fields.get('action') ?? 'send';
    if (action === 'send') return this.send(sent);
    const without = /^remove (\d{1,9})$/.exec(action)?.[1];
    const faults = fileFaults(files);
    if (Object.keys(faults).length > 0) return this.again(sent, faults);
    return this.keep(sent, { asked: action === 'save', without: without ? Number(without) : undefined });
  }

  private async keep(
    sent: Sent,
    how: { asked: boolean; without?: number | undefined },
  ): Promise<FormOutcome> {
    const { id, organisationId, typed: fields, files } = sent;
    const kept = await this.saved.keep(id, organisationId, { fields, files, ...how }, tooMuch);
    if (kept === 'sent') return this.again(await this.keepFiles(await this.onNewPage(sent)), SENT_MEANWHILE);
    if (typeof kept === 'object') return this.again(sent, kept.fault);
    return { what: how.asked ? 'saved' : 'kept', id, again: await this.page(sent, {}) };
  }

  private async send(sent: Sent): Promise<FormOutcome> {
    const whole = await this.saved.withKept(sent.id, sent.files);
    const faults = tooMuch(whole.map(({ content }) => ({ size: content.byteLength })));
    if (faults) return this.again(sent, faults);
    try {
      const answer = await this.webhooks.accept('web', requestOf(sent, whole), 'of-our-pages');
      const [taken] = (JSON.parse(answer.body) as { contacts: [{ reference: string }] }).contacts;
      await this.saved.noteSent(sent.id);
      return { what: 'sent', reference: taken.reference };
    } catch (error) {
      if (!(error instanceof FormFaults)) throw error;
      const left = error.wasSent ? await this.onNewPage(sent) : sent;
      return this.again(await this.keepFiles(left), error.faults);
    }
  }

  /** Files that were chosen are kept, so that they need not be chosen again. */
  private async keepFiles(sent: Sent): Promise<Sent> {
    const { id, organisationId, typed: fields } = sent;
    const files = sent.files.filter(({ content }) => content.byteLength > 0);
    if (files.length === 0) return sent;
    const kept = await this.saved.keep(id, organisationId, { fields, files, asked: false }, tooMuch);
    return kept === 'sent' ? this.keepFiles(await this.onNewPage(sent)) : sent;
  }

  /** The same, with all its files, on a page that was never sent. */
  private async onNewPage(sent: Sent): Promise<Sent> {
    return { ...sent, id: this.ids.uuid(), files: await this.saved.withKept(sent.id, sent.files) };
  }

  private async again(sent: Sent, faults: FieldFaults): Promise<FormOutcome> {
    return { what: 'faults', again: await this.page(sent, faults) };
  }

  private async page({ id, organisationId, typed }: Sent, faults: FieldFaults): Promise<FormAgain> {
    const { files = [] } = (await this.saved.open(id, organisationId)) ?? {};
    return { formToken: this.tokenFor(id), typed, faults, files };
  }
}

/** As it came where that is all of it; otherwise as a browser would have sent it whole. */
function requestOf({ id, fields, files, raw }: Sent, whole: readonly OutgoingFile[]): RawRequest {
  if (whole.length === files.length) return raw;
  const { body, contentType } = composeForm(id, fields, whole);
  return { ...raw, headers: { ...raw.headers, 'content-type': contentType }, body };
}

function tooMuch(files: readonly { size: number }[]): FieldFaults | undefined {
  const trouble = troubleWith(files);
  return trouble && fileFaults([], trouble);
}
