import { Inject, Injectable } from '@nestjs/common';
import { ChannelError } from '@frontdoor/channels/core';
import { Channels } from '@frontdoor/casework/channels';
import { FileScans } from '@frontdoor/casework/files';
import { Changes, LiveEvents } from '@frontdoor/casework/live';
import { StoredBytes } from '@frontdoor/casework/stored-bytes';
import { Timeline } from '@frontdoor/casework/timeline';
import { eachInTurn, Every } from '@frontdoor/jobs';
import { Clock, isKept } from '@frontdoor/kernel';
import {
  attachFetchedFile,
  claimFilesToFetch,
  DataSource,
  keepOutgoingFiles,
  type RowOf,
  settleFileToFetch,
} from '@frontdoor/persistence';
import { type Logger, LOG } from '@frontdoor/platform';
import { nameOfFile } from './name-of-file.js';

const MOST_AT_ONCE = 20;
const CLAIM_MS = 60_000;
/** It rests a little longer each time, at most so long. */
const REST_MS = 1_000;
const LONGEST_REST_MS = 5 * 60_000;
/** After that people learn that it could not be had. */
const GIVEN_UP_AFTER = 12;

type Claimed = RowOf<typeof claimFilesToFetch>;

/** Fetches files that came along with messages and lie at their providers, and only then deletes them there. */
@Injectable()
export class FetchFiles {
  constructor(
    private readonly source: DataSource,
    private readonly channels: Channels,
    private readonly stored: StoredBytes,
    private readonly scans: FileScans,
    private readonly changes: Changes,
    private readonly timeline: Timeline,
    private readonly live: LiveEvents,
    private readonly clock: Clock,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  @Every(1000)
  async sweep(): Promise<void> {
    const now = this.clock.now();
    const claimed = await claimFilesToFetch(this.source, { now, until: now + CLAIM_MS, limit: MOST_AT_ONCE });
    await eachInTurn(claimed, (file) => this.dealWith(file));
  }

  private async dealWith(file: Claimed): Promise<void> {
    const connection = this.channels.receiving(file.channel);
    try {
      if (file.state === 'kept') {
        await connection?.deleteFile?.(file.providerId);
        return await this.settle(file, 'done', 0);
      }
      const found = await connection?.fetchFile?.(file.providerId);
      if (typeof found === 'object')
        return await this.keep(file, found, connection?.deleteFile !== undefined);
      if (found === 'gone') return await this.giveUp(file, 'it is not there any more');
      await this.rest(file, 'it is not there');
    } catch (thrown) {
      if (!(thrown instanceof ChannelError)) throw thrown;
      const { contactId: contact, attempts } = file;
      this.log.warn({ contact, remedy: thrown.remedy, attempts }, 'a file could not be fetched or deleted');
      if (thrown.remedy === 'give-up' && file.state === 'wanted') return this.giveUp(file, thrown.message);
      await this.rest(file, thrown.message);
    }
  }

  private async keep(
    file: Claimed,
    { content, contentType }: { content: Uint8Array; contentType: string },
    isToDelete: boolean,
  ): Promise<void> {
    const { contactId, place } = file;
    const raw = await this.stored.keep(content);
    const name = nameOfFile(contentType, place);
    await this.changes.run(async (manager) => {
      const attachment = { index: place, name, contentType, size: content.byteLength };
      const [attached] = await attachFetchedFile(manager, { contactId, attachment });
      if (attached) {
        await keepOutgoingFiles(manager, {
          ...{ contactIds: [contactId], places: [place], names: [name], contentTypes: [contentType] },
          contents: [isKept(raw) ? null : Buffer.from(raw)],
          digests: [isKept(raw) ? raw.digest : null],
        });
        await this.scans.note(manager, [{ id: contactId, contactId, attachments: [attachment] }]);
        const { organisationId } = file;
        await this.live.append(manager, [
          { organisationId, topic: 'enquiry', subjectId: attached.enquiryId },
        ]);
      }
      const state = isToDelete ? 'kept' : 'done';
      await settleFileToFetch(manager, { contactId, place, state, nextAt: this.clock.now() });
    });
  }

  private async rest(file: Claimed, why: string): Promise<void> {
    const { state, attempts } = file;
    if (state === 'wanted' && attempts >= GIVEN_UP_AFTER) return this.giveUp(file, why);
    await this.settle(file, state, Math.min(REST_MS * 2 ** attempts, LONGEST_REST_MS));
  }

  /** Whoever reads the message is told that there was more. */
  private async giveUp(file: Claimed, why: string): Promise<void> {
    const { contactId, place, enquiryId, organisationId } = file;
    const reason = `${why.charAt(0).toLowerCase()}${why.slice(1).replace(/\.$/, '')}`;
    const text = `A file that came along with the message could not be fetched from the provider: ${reason}`;
    await this.changes.run(async (manager) => {
      await this.timeline.event(manager, enquiryId, null, text, 'bad');
      await settleFileToFetch(manager, { contactId, place, state: 'done', nextAt: this.clock.now() });
      await this.live.append(manager, [{ organisationId, topic: 'enquiry', subjectId: enquiryId }]);
    });
  }

  private async settle(
    { contactId, place }: Claimed,
    state: Claimed['state'] | 'done',
    inMs: number,
  ): Promise<void> {
    await settleFileToFetch(this.source, { contactId, place, state, nextAt: this.clock.now() + inMs });
  }
}
