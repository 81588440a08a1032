import { Injectable } from '@nestjs/common';
import { Clock, FrontdoorError, type Raw } from '@frontdoor/kernel';
import { DataSource, readDraftFiles } from '@frontdoor/persistence';
import { Clamd, type Verdict } from '@frontdoor/platform';
import { digestOf, rawOf, ReadBytes } from '../stored-bytes/index.js';

/** Whether these bytes are among those that were found clean. */
export type IsClean = (content: Raw) => boolean;

/** Somebody waits for it, for all files of a reply together. */
const MOST_WAIT_MS = 20_000;

/** Has the files that are to leave scanned for viruses, where there is a scanner. */
@Injectable()
export class LeavingFiles {
  constructor(
    private readonly source: DataSource,
    private readonly clamd: Clamd,
    private readonly bytes: ReadBytes,
    private readonly clock: Clock,
  ) {}

  /**
   * Asked before the transaction in which they leave, so that nothing is locked while the scanner is waited for. What has
   * not arrived whole is passed over.
   *
   * @param asked files of an agent's draft
   * @throws FrontdoorError `file-infected-kept-back`; `file-unscanned-kept-back`, also where the scanner does not answer
   * within 20 s.
   */
  async scan(asked: { agentId: string; enquiryId: string; ids: readonly string[] }): Promise<IsClean> {
    if (!this.clamd.isOn) return () => true;
    const until = this.clock.now() + MOST_WAIT_MS;
    const clean = new Set<string>();
    if (asked.ids.length > 0)
      for (const file of await readDraftFiles(this.source, asked)) {
        refuse(file.name, await this.verdict(await this.bytes.ofRow(file), until));
        clean.add(digestOf(rawOf(file)));
      }
    return (content) => clean.has(digestOf(content));
  }

  /** An infected file is told while its writer still writes; whether a reply leaves is decided by `scan`. */
  async warn(asked: { agentId: string; enquiryId: string; ids: readonly string[] }): Promise<void> {
    await this.scan(asked).catch((error: unknown) => {
      const canWait = error instanceof FrontdoorError && error.code === 'file-unscanned-kept-back';
      if (!canWait) throw error;
    });
  }

  private async verdict(content: Uint8Array, until: number): Promise<Verdict> {
    const away: Verdict = { state: 'failed', problem: 'the scanner does not answer, or not in time' };
    const left = until - this.clock.now();
    if (left <= 0) return away;
    return this.clamd.scan(content, left).catch(() => away);
  }
}

function refuse(name: string, verdict: Verdict): void {
  if (verdict.state === 'infected')
    throw new FrontdoorError('file-infected-kept-back', { name, finding: verdict.signature });
  if (verdict.state === 'failed')
    throw new FrontdoorError('file-unscanned-kept-back', { name, why: verdict.problem });
}
