import { Injectable } from '@nestjs/common';
import { Directory } from '@frontdoor/casework/directory';
import { digestOf, ReadBytes, StoredBytes } from '@frontdoor/casework/stored-bytes';
import type { OutgoingFile } from '@frontdoor/channels/core';
import { formChannel } from '@frontdoor/contracts';
import { Every } from '@frontdoor/jobs';
import { Clock, isKept, sizeOf } from '@frontdoor/kernel';
import {
  addFormFile,
  DataSource,
  findForm,
  findFormFiles,
  findReferenceOf,
  keepForm,
  noteFormSent,
  removeForm,
  removeFormFile,
  removeFormsOver,
  transaction,
} from '@frontdoor/persistence';
import { contentOfFile } from './content-of-file.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** What somebody asked to be kept, and what is kept between two pages so that files need not be chosen again. */
const KEPT_MS = { asked: 28 * DAY_MS, between: DAY_MS };
/** Whoever presses the button again gets the same answer, so what was sent is kept for so long. */
const AFTER_SENDING_MS = HOUR_MS;
const REMOVED_AT_ONCE = 100;

/** A file of a form that is kept; `place` names it there. */
export interface FormFile {
  place: number;
  name: string;
  size: number;
}

export interface SavedForm {
  fields: Readonly<Record<string, string>>;
  files: FormFile[];
  /** Somebody asked for it to be kept. */
  asked: boolean;
  /** Epoch milliseconds; then it is deleted. */
  expiresAt: number;
}

/** What is to be kept of a form. */
export interface FormContent {
  fields: Readonly<Record<string, string>>;
  /** That come to those which are kept already. */
  files: readonly OutgoingFile[];
  /** The place of one that is not wanted any more. */
  without?: number | undefined;
  /** Whether somebody asked for it, or it is kept between two pages. */
  asked: boolean;
}

/**
 * A form that somebody began, with its files, until they send it: whoever has its link goes on with it, in any browser.
 * Nobody else sees it, and no promise begins before it is sent.
 */
@Injectable()
export class SaveForm {
  constructor(
    private readonly source: DataSource,
    private readonly directory: Directory,
    private readonly stored: StoredBytes,
    private readonly bytes: ReadBytes,
    private readonly clock: Clock,
  ) {}

  /**
   * Keeps it as it is now; the same again changes nothing.
   *
   * @param mayHave what is wrong with these files together, the kept ones first; then none of the new ones is kept
   * @returns `sent` where it was sent meanwhile: then nothing is kept
   * @throws FrontdoorError `bytes-store-trouble` where a large file has no place just now; then nothing is kept.
   */
  async keep<Fault>(
    id: string,
    organisationId: string,
    { fields, files, without, asked }: FormContent,
    mayHave: (files: readonly { size: number }[]) => Fault | undefined,
  ): Promise<'kept' | 'sent' | { fault: Fault }> {
    const now = this.clock.now();
    const until = now + KEPT_MS[asked ? 'asked' : 'between'];
    const brought = await Promise.all(files.map((file) => this.kept(file)));
    return transaction(this.source, async (manager) => {
      const [kept] = await keepForm(manager, { id, organisationId, fields, asked, now, until });
      if (!kept) return 'sent';
      if (without !== undefined) await removeFormFile(manager, { formId: id, place: without });
      const there = await findFormFiles(manager, { formId: id, now });
      const added = brought.filter((file) => !there.some((each) => isSame(each, file)));
      const fault = mayHave([...there, ...added]);
      if (fault !== undefined) return { fault };
      for (const file of added) await addFormFile(manager, { formId: id, ...file });
      return 'kept';
    });
  }

  /** @returns undefined where there is none, its time is over, or it was sent. */
  async open(id: string, organisationId: string): Promise<SavedForm | undefined> {
    const now = this.clock.now();
    const [form] = await findForm(this.source, { id, organisationId, now });
    if (!form || form.sentAt !== null) return undefined;
    const files = await findFormFiles(this.source, { formId: id, now });
    const { fields, asked, expiresAt } = form;
    return { fields, asked, expiresAt, files: files.map(({ place, name, size }) => ({ place, name, size })) };
  }

  /** As its row has it: large bytes are in the store before. */
  private async kept({ name, contentType, content }: OutgoingFile) {
    const raw = await this.stored.keep(content);
    const file = { name, contentType, size: sizeOf(raw), digest: digestOf(raw) };
    return isKept(raw)
      ? { ...file, content: null, isStored: true }
      : { ...file, content: Buffer.from(raw), isStored: false };
  }

  /** Its files that are kept, and behind them those of `more` that are not among them. */
  async withKept(id: string, more: readonly OutgoingFile[]): Promise<OutgoingFile[]> {
    const kept = await findFormFiles(this.source, { formId: id, now: this.clock.now() });
    const added = more.map(withDigest).filter((file) => !kept.some((each) => isSame(each, file)));
    const whole = [];
    for (const { name, contentType, ...file } of kept)
      whole.push({
        name,
        contentType,
        content: await contentOfFile(this.source, this.bytes, { formId: id, ...file }),
      });
    return [...whole, ...added];
  }

  /** The reference that it got when it was sent; undefined before. */
  async referenceOf(key: string, organisationId: string): Promise<string | undefined> {
    const entryPoints = await this.directory.entryPointsOf(organisationId, formChannel);
    const entryPointIds = entryPoints.map((each) => each.id);
    const [receipt] = await findReferenceOf(this.source, { entryPointIds, idempotencyKey: key });
    return receipt?.reference;
  }

  /** It became a contact: its link leads there, and what was kept is deleted within an hour. */
  async noteSent(id: string): Promise<void> {
    const now = this.clock.now();
    await noteFormSent(this.source, { id, now, until: now + AFTER_SENDING_MS });
  }

  /** Whoever saved it wants it away, at once and with its files. */
  async remove(id: string, organisationId: string): Promise<void> {
    await removeForm(this.source, { id, organisationId });
  }

  /** Deletes what is over, with the bytes of its files. */
  @Every(300_000)
  async forgetOver(): Promise<void> {
    const over = { now: this.clock.now(), limit: REMOVED_AT_ONCE };
    for (let removed = REMOVED_AT_ONCE; removed === REMOVED_AT_ONCE;)
      removed = (await removeFormsOver(this.source, over)).length;
  }
}

const withDigest = (file: OutgoingFile): OutgoingFile & { digest: string } => ({
  ...file,
  digest: digestOf(file.content),
});

const isSame = (one: { digest: string; name: string }, other: { digest: string; name: string }): boolean =>
  one.digest === other.digest && one.name === other.name;
