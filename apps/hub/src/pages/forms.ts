import { Inject, Injectable } from '@nestjs/common';
import { Channels } from '@frontdoor/casework/channels';
import { Directory } from '@frontdoor/casework/directory';
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
  PLACE_FIELDS,
  readSentForm,
  troubleWith,
  UNSEEN_FIELD,
} from '@frontdoor/channels/web';
import { Clock, Ids } from '@frontdoor/kernel';
import { CONFIG, type Config } from '@frontdoor/platform';
import { AcceptWebhook, type FormFile, type OfferedAnswer, SaveForm } from '@frontdoor/use-cases';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { callerIn } from '../edge/caller.js';
import { toRawRequest } from '../edge/raw-request.js';
import { FormLimits, type Sender } from './form-limits.js';
import { PlaceChoice, type PlacesShown } from './place-choice.js';
import { sayWhen } from './say-when.js';

/** A form on a page that comes back. */
export interface FormAgain {
  formToken: string;
  typed: Readonly<Record<string, string>>;
  faults: FieldFaults;
  /** What was added, and need not be chosen again. */
  files: readonly FormFile[];
  /** What was sought of the gazetteer; undefined where there is none. */
  places: PlacesShown | undefined;
  /** In so many seconds it may be sent again: too much came. */
  waits?: number;
}

/**
 * What came of a form that a browser sent: it was taken, is kept as asked or to go on with it, was searched with, is to be put
 * right, may be answered already, or was.
 */
export type FormOutcome =
  | { what: 'sent'; reference: string; fields: Readonly<Record<string, string>>; answers: readonly string[] }
  | { what: 'saved' | 'kept'; id: string; again: FormAgain }
  | { what: 'found' | 'faults' | 'answered'; again: FormAgain; answers: readonly string[] }
  | { what: 'offered'; again: FormAgain; offered: readonly OfferedAnswer[] };

interface Sent {
  id: string;
  organisationId: string;
  /** Everything typed, but what belongs to the page itself. */
  typed: Record<string, string>;
  fields: URLSearchParams;
  files: OutgoingFile[];
  raw: RawRequest;
  sender: Sender;
}

const OF_THE_PAGE = new Set<string>([
  ...['formToken', 'action', 'offers', 'answers'],
  ...[UNSEEN_FIELD, ...PLACE_FIELDS],
]);

/** What may answer a message before it is sent. */
type Offer = (text: string) => Promise<readonly OfferedAnswer[]>;

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
    private readonly places: PlaceChoice,
    private readonly limits: FormLimits,
    private readonly directory: Directory,
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
   * @param offer asked once for each message of a page that can show what it gives
   * @throws FrontdoorError where the request is no form
   */
  async take(
    request: FastifyRequest,
    organisationId: string,
    path: string,
    offer: Offer = () => Promise.resolve([]),
  ): Promise<FormOutcome> {
    const raw = toRawRequest(request, this.config.publicUrl, path);
    const { fields, files, trouble } = readSentForm(raw.body, raw.headers['content-type'] ?? '');
    const token = openFormToken(
      this.channels.keysFor(FORM_KEY),
      fields.get('formToken') ?? '',
      this.clock.now(),
    );
    const typed = Object.fromEntries([...fields].filter(([name]) => !OF_THE_PAGE.has(name)));
    const sent: Sent = {
      id: token?.id ?? this.ids.uuid(),
      organisationId,
      typed,
      sender: { caller: callerIn(request), fields: typed, path },
      fields,
      files: files.map((file, i) => ({ ...file, name: nameOfFile(file.name, i) })),
      raw,
    };
    if (trouble) return this.again(sent, fileFaults(files, trouble));
    const action = fields.get('action') ?? 'send';
    if (action === 'send') {
      const offered = fields.get('offers') === 'yes' ? await offer(typed.text ?? '') : [];
      if (offered.length === 0) return this.send(sent);
      return { what: 'offered', again: await this.page(await this.keepFiles(sent), {}), offered };
    }
    const without = /^remove (\d{1,9})$/.exec(action)?.[1];
    const faults = fileFaults(files);
    if (Object.keys(faults).length > 0) return this.again(sent, faults);
    if (action === 'find' || action === 'answered') {
      const again = await this.page(await this.keepFiles(sent), {});
      return { what: action === 'find' ? 'found' : 'answered', again, answers: answersOf(fields) };
    }
    return this.keep(sent, { asked: action === 'save', without: without ? Number(without) : undefined });
  }

  private async keep(
    sent: Sent,
    how: { asked: boolean; without?: number | undefined },
  ): Promise<FormOutcome> {
    const until = this.limits.mayKeep(sent.sender.caller);
    if (until !== undefined) return this.wait(sent, until);
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
    const place = await this.places.chosen(sent.organisationId, sent.typed);
    if ('faults' in place) return this.again(await this.keepFiles(sent), place.faults);
    const until = this.limits.maySend(sent.sender);
    if (until !== undefined) return this.wait(await this.keepFiles(sent), until);
    try {
      const answer = await this.webhooks.accept('web', requestOf(sent, whole, place.fields), 'of-our-pages');
      const [taken] = (JSON.parse(answer.body) as { contacts: [{ reference: string }] }).contacts;
      await this.saved.noteSent(sent.id);
      return {
        ...{ what: 'sent', reference: taken.reference, answers: answersOf(sent.fields) },
        fields: { ...sent.typed, ...place.fields },
      };
    } catch (error) {
      this.limits.wasNotTaken(sent.sender);
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
    if (this.limits.mayKeep(sent.sender.caller) !== undefined) return sent;
    const kept = await this.saved.keep(id, organisationId, { fields, files, asked: false }, tooMuch);
    return kept === 'sent' ? this.keepFiles(await this.onNewPage(sent)) : sent;
  }

  /** The same, with all its files, on a page that was never sent. */
  private async onNewPage(sent: Sent): Promise<Sent> {
    return { ...sent, id: this.ids.uuid(), files: await this.saved.withKept(sent.id, sent.files) };
  }

  private async again(sent: Sent, faults: FieldFaults): Promise<FormOutcome> {
    return { what: 'faults', again: await this.page(sent, faults), answers: [] };
  }

  /** Too much came: it is told until when, and what was typed stays. */
  private async wait(sent: Sent, until: number): Promise<FormOutcome> {
    const { zone } = await this.directory.organisation(sent.organisationId);
    const form = `So much was sent from your network, or in your name, within an hour that we take no more for a while. Nothing is lost: send it again on ${sayWhen(until, zone)} or later`;
    const again = await this.page(sent, { form });
    return { what: 'faults', again: { ...again, waits: this.limits.secondsUntil(until) }, answers: [] };
  }

  private async page({ id, organisationId, typed, sender }: Sent, faults: FieldFaults): Promise<FormAgain> {
    const { files = [] } = (await this.saved.open(id, organisationId)) ?? {};
    const places = await this.places.shown(organisationId, typed, sender.caller);
    return { formToken: this.tokenFor(id), typed, faults, files, places };
  }
}

/** Ids of answers that were shown before it was sent; anything else that stands there is none. */
const answersOf = (fields: URLSearchParams): string[] =>
  (fields.get('answers') ?? '')
    .slice(0, 200)
    .split(',')
    .filter((id) => z.uuid().safeParse(id).success);

/** As it came where that is all of it; otherwise as a browser would have sent it whole. */
function requestOf(
  { id, fields, files, raw }: Sent,
  whole: readonly OutgoingFile[],
  place: Readonly<Record<string, string>>,
): RawRequest {
  const chosen = Object.entries(place);
  const isForged = PLACE_FIELDS.some((name) => fields.has(name));
  if (whole.length === files.length && chosen.length === 0 && !isForged) return raw;
  const typed = [...fields].filter(([name]) => !PLACE_FIELDS.some((each) => each === name));
  const { body, contentType } = composeForm(id, [...typed, ...chosen], whole);
  return { ...raw, headers: { ...raw.headers, 'content-type': contentType }, body };
}

function tooMuch(files: readonly { size: number }[]): FieldFaults | undefined {
  const trouble = troubleWith(files);
  return trouble && fileFaults([], trouble);
}
