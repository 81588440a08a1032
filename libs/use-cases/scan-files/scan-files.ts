import { Inject, Injectable } from '@nestjs/common';
import { FileContents } from '@frontdoor/casework/channels';
import { LiveEvents } from '@frontdoor/casework/live';
import { Every, Signals } from '@frontdoor/jobs';
import { Clock, FrontdoorError } from '@frontdoor/kernel';
import {
  claimFilesToScan,
  Contact,
  DataSource,
  findWaitingForScan,
  reportSourceOk,
  reportSourceTrouble,
  type RowOf,
  settleFileScans,
  transaction,
} from '@frontdoor/persistence';
import { Clamd, LOG, type Logger, Metrics, type Verdict } from '@frontdoor/platform';

type Claimed = RowOf<typeof claimFilesToScan>;

/** As what the scanner is told of beside the sources that are listened to. */
const SOURCE = 'virus scanner';
const LOOK_MS = 1000;
/** Between two questions how it is doing. */
const REST_MS = 15_000;
/** A process that has not said by then what it found has died. */
const CLAIM_MS = 30 * 60_000;
/** A scanner that is started anew is away for a moment; people hear when files have waited for so long. */
const PATIENCE_MS = 60_000;
const AGAIN_MS = 30_000;
const MOST_REST_MS = 3_600_000;

/**
 * Has the files of contacts scanned for viruses, those of one contact at a time. Contacts are in the queue meanwhile, and
 * nothing waits for it but the opening of the files.
 */
@Injectable()
export class ScanFiles {
  constructor(
    private readonly source: DataSource,
    private readonly clamd: Clamd,
    private readonly contents: FileContents,
    private readonly live: LiveEvents,
    private readonly signals: Signals,
    private readonly clock: Clock,
    private readonly metrics: Metrics,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  /** Whether the scanner answered when it was asked last. */
  private isUp = false;

  /** Resolves with the milliseconds after which to look again. */
  @Every(LOOK_MS)
  async sweep(): Promise<number> {
    if (!this.isUp) return LOOK_MS;
    const now = this.clock.now();
    const claimed = await claimFilesToScan(this.source, { now, until: now + CLAIM_MS });
    if (claimed.length === 0) return LOOK_MS;
    await this.scan(claimed);
    return 0;
  }

  /** Asks the scanner how it is doing, and says so. */
  @Every(REST_MS)
  async look(): Promise<void> {
    if (!this.clamd.isOn) return;
    const problem = await this.clamd.ping().then(
      () => null,
      (error: Error) => error.message,
    );
    this.isUp = problem === null;
    this.metrics.sources.set({ source: SOURCE }, this.isUp ? 1 : 0);
    if (problem !== null) return this.isAway(problem);
    await reportSourceOk(this.source, { source: SOURCE, seenAt: this.clock.now() });
  }

  /** Supervisors hear once, whatever number of processes notice. */
  private async isAway(detail: string): Promise<void> {
    this.log.warn({ source: SOURCE, detail }, 'trouble with a source');
    const now = this.clock.now();
    await transaction(this.source, async (manager) => {
      const waiting = await findWaitingForScan(manager, { before: now - PATIENCE_MS });
      if (waiting.length === 0) return;
      const told = await reportSourceTrouble(manager, {
        source: SOURCE,
        detail: detail.slice(0, 500),
        seenAt: now,
      });
      if (told.length === 0) return;
      const text = 'Files cannot be opened: the virus scanner does not answer, and they wait for it';
      await this.live.append(
        manager,
        waiting.map(({ organisationId, enquiryId: subjectId }) => ({
          organisationId,
          topic: 'alarm' as const,
          subjectId,
          text,
        })),
      );
    });
    this.signals.changed();
  }

  private async scan(claimed: readonly Claimed[]): Promise<void> {
    const [{ holderId, contactId }] = claimed as [Claimed];
    const { organisationId } = await this.source.manager.findOneByOrFail(Contact, { id: contactId });
    const indexes = claimed.map(({ index }) => index);
    const files = await this.contents.read(holderId, indexes, organisationId).catch((error: unknown) => {
      // Threads that are busy with what comes in are left to it.
      if (error instanceof FrontdoorError && error.code === 'reading-busy') return null;
      this.log.warn({ contact: contactId, err: error }, 'files could not be read to be scanned');
      return [];
    });
    const verdicts: (Verdict | null)[] = [];
    for (let i = 0; i < claimed.length; i++) {
      const file = files?.[i];
      if (files === null) verdicts.push(null);
      else if (!file) verdicts.push({ state: 'failed', problem: 'it could not be read' });
      else verdicts.push(await this.verdict(file.content));
    }
    await this.settle(claimed, verdicts);
  }

  /** Null where it is not the fault of the file. */
  private async verdict(content: Uint8Array): Promise<Verdict | null> {
    try {
      return await this.clamd.scan(content);
    } catch (error) {
      await this.look();
      if (!this.isUp) return null;
      return { state: 'failed', problem: `the scanner did not manage it (${(error as Error).message})` };
    }
  }

  private async settle(claimed: readonly Claimed[], verdicts: readonly (Verdict | null)[]): Promise<void> {
    const now = this.clock.now();
    const [{ holderId, contactId }] = claimed as [Claimed];
    const rest = (attempts: number): number =>
      Math.min(MOST_REST_MS, AGAIN_MS * 2 ** Math.min(attempts - 1, 10));
    await transaction(this.source, async (manager) => {
      await settleFileScans(manager, {
        holderId,
        indexes: claimed.map(({ index }) => index),
        states: verdicts.map((verdict) => verdict?.state ?? 'waiting'),
        findings: verdicts.map(findingOf),
        nextAt: claimed.map(({ attempts }, i) => (verdicts[i] === null ? now : now + rest(attempts))),
      });
      if (verdicts.every((verdict) => verdict === null)) return;
      const { enquiryId, organisationId } = await manager.findOneByOrFail(Contact, { id: contactId });
      await this.live.append(manager, [{ organisationId, topic: 'enquiry', subjectId: enquiryId }]);
    });
    for (const verdict of verdicts) if (verdict) this.metrics.filesScanned.inc({ outcome: verdict.state });
    this.signals.changed();
  }
}

const findingOf = (verdict: Verdict | null): string | null => {
  if (verdict?.state === 'infected') return verdict.signature;
  return verdict?.state === 'failed' ? verdict.problem : null;
};
