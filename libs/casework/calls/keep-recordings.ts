import { Injectable } from '@nestjs/common';
import type { RecordingHeard, RecordingMade } from '@frontdoor/channels/core';
import { Clock } from '@frontdoor/kernel';
import { DataSource, hearRecordings, keepRecordings } from '@frontdoor/persistence';

/** Notes what was recorded, before its provider is told that we know; it is fetched afterwards. */
@Injectable()
export class KeepRecordings {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Resolves when they are durable. */
  async take(made: readonly RecordingMade[]): Promise<void> {
    if (made.length === 0) return;
    await keepRecordings(this.source, {
      ids: made.map(({ recording }) => recording),
      providerIds: made.map(({ providerId }) => providerId),
      recordedAt: made.map(({ at }) => at),
      seconds: made.map(({ seconds }) => seconds),
      now: this.clock.now(),
    });
  }
  /** Notes what a provider's machine heard; of a recording that is not known there is nothing to note. */
  async hear(heard: readonly RecordingHeard[]): Promise<void> {
    if (heard.length === 0) return;
    await hearRecordings(this.source, {
      ids: heard.map(({ recording }) => recording),
      texts: heard.map(({ text }) => text),
      now: this.clock.now(),
    });
  }
}
