import { Inject, Injectable } from '@nestjs/common';
import { CallLines } from '@frontdoor/casework/calls';
import { Directory } from '@frontdoor/casework/directory';
import { Changes, LiveEvents } from '@frontdoor/casework/live';
import { Receipts } from '@frontdoor/casework/receipts';
import { ChannelError } from '@frontdoor/channels/core';
import { eachInTurn, Every } from '@frontdoor/jobs';
import { Clock } from '@frontdoor/kernel';
import {
  claimRecordings,
  DataSource,
  PhoneCall,
  type RowOf,
  settleRecording,
  tellRecordings,
} from '@frontdoor/persistence';
import { InstanceSecret, type Logger, LOG } from '@frontdoor/platform';
import { voicemailWords } from './voicemail-words.js';

const MOST_AT_ONCE = 20;
const CLAIM_MS = 60_000;
/** It rests a little longer each time, at most so long. */
const REST_MS = 1_000;
const LONGEST_REST_MS = 5 * 60_000;
/** After that people learn of the message without its sound: somebody waits for an answer. */
const GIVEN_UP_AFTER = 12;

type Claimed = RowOf<typeof claimRecordings>;

/**
 * Fetches what callers said after the tone, makes it a contact that came in when it was said, and only then deletes it at
 * its provider.
 */
@Injectable()
export class KeepVoicemail {
  constructor(
    private readonly source: DataSource,
    private readonly lines: CallLines,
    private readonly directory: Directory,
    private readonly receipts: Receipts,
    private readonly secret: InstanceSecret,
    private readonly changes: Changes,
    private readonly live: LiveEvents,
    private readonly clock: Clock,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  @Every(1000)
  async sweep(): Promise<void> {
    const now = this.clock.now();
    const claimed = await claimRecordings(this.source, { now, until: now + CLAIM_MS, limit: MOST_AT_ONCE });
    await eachInTurn(claimed, (recording) => this.dealWith(recording));
  }

  /** What a provider's machine heard becomes words of its contact, which may be routed only after that. */
  @Every(1000)
  async tell(): Promise<void> {
    const told = await tellRecordings(this.source, { limit: MOST_AT_ONCE });
    if (told.length === 0) return;
    await this.changes.run((manager) =>
      this.live.append(
        manager,
        told.map(({ enquiryId: subjectId, organisationId }) => ({
          organisationId,
          topic: 'enquiry' as const,
          subjectId,
        })),
      ),
    );
  }

  private async dealWith(recording: Claimed): Promise<void> {
    const { id, state, attempts } = recording;
    try {
      if (state === 'wanted') return await this.fetch(recording);
      const call = await this.source.manager.findOneByOrFail(PhoneCall, { id: recording.callId });
      await (await this.lines.of(call))?.lines.deleteRecording(id);
      await this.settle(id, 'done', 0);
    } catch (thrown) {
      if (!(thrown instanceof ChannelError)) throw thrown;
      this.log.warn(
        { recording: id, remedy: thrown.remedy, attempts },
        'a recording could not be fetched or deleted',
      );
      await this.rest(recording);
    }
  }

  private async fetch(recording: Claimed): Promise<void> {
    const call = await this.source.manager.findOneByOrFail(PhoneCall, { id: recording.callId });
    const found = await (await this.lines.of(call))?.lines.recording(recording.id);
    if (typeof found === 'object') return this.take(call, recording, found);
    if (found === 'gone') return this.take(call, recording);
    await this.rest(recording);
  }

  private async rest(recording: Claimed): Promise<void> {
    const { id, state, attempts } = recording;
    if (state === 'wanted' && attempts >= GIVEN_UP_AFTER) {
      const call = await this.source.manager.findOneByOrFail(PhoneCall, { id: recording.callId });
      return this.take(call, recording);
    }
    await this.settle(id, state, Math.min(REST_MS * 2 ** attempts, LONGEST_REST_MS));
  }

  /** Without its sound where that cannot be had: then it stays with the provider. */
  private async take(
    call: PhoneCall,
    { id, seconds, recordedAt, isHeard }: Claimed,
    sound?: { content: Uint8Array; contentType: string },
  ): Promise<void> {
    const { address } = await this.directory.entryPoint(call.entryPointId);
    const number = call.wanted?.number ?? call.number;
    const { contactId } = await this.receipts.receive(
      {
        channel: 'voicemail',
        entryPoint: address,
        idempotencyKey: id,
        raw: sound?.content ?? Buffer.from(id),
        contentType: sound?.contentType ?? 'text/plain',
        contact: {
          ...{ channel: 'voicemail', entryPoint: address, alsoReachableAt: [] },
          ...(number && { from: { kind: 'phone', value: number } }),
          text: voicemailWords(seconds, sound !== undefined, id),
          attachments: sound
            ? [
                {
                  index: 0,
                  name: 'voicemail.mp3',
                  contentType: sound.contentType,
                  size: sound.content.length,
                },
              ]
            : [],
          // It was said in the call that opened that enquiry.
          thread: { references: [], tokens: [this.secret.signReference(call.reference, 'reply')] },
        },
      },
      // Its provider tells whole seconds; it was said after the call began.
      Math.max(recordedAt, call.beganAt + 1),
    );
    // Deleted at its provider once that has told what was said in it, or does not tell any more.
    const hearsWithin = (await this.lines.of(call))?.lines.hearsWithin(seconds) ?? 0;
    const inMs = isHeard ? 0 : Math.max(0, recordedAt + seconds * 1000 + hearsWithin - this.clock.now());
    await this.settle(id, sound ? 'kept' : 'done', inMs, contactId);
  }

  private async settle(
    id: string,
    state: 'wanted' | 'kept' | 'done',
    inMs: number,
    contactId: string | null = null,
  ): Promise<void> {
    await settleRecording(this.source, { id, state, nextAt: this.clock.now() + inMs, contactId });
  }
}
