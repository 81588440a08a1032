import { type DataSource, writeSourceReport } from '@frontdoor/persistence';
import type { Logger } from '@frontdoor/platform';

type Report = Parameters<typeof writeSourceReport>[1];

/** The same as before is worth a write so often: who watches listeners counts in minutes. */
const SAME_AGAIN_MS = 1000;

/**
 * Keeps how sources are doing, each in a row of its own. A source that takes a thousand mails in a minute says so a thousand
 * times: one write at a time is under way for each, the newest of what is said meanwhile follows it, and nobody waits.
 */
export class SourceReports {
  private readonly written = new Map<string, Report>();
  private readonly next = new Map<string, Report>();
  private readonly writing = new Set<string>();

  constructor(
    private readonly source: DataSource,
    private readonly log: Logger,
  ) {}

  write(report: Report): void {
    if (this.isOld(report)) return;
    this.next.set(report.source, report);
    if (!this.writing.has(report.source)) void this.writeAll(report.source);
  }

  private async writeAll(source: string): Promise<void> {
    this.writing.add(source);
    for (let report = this.next.get(source); report; report = this.next.get(source)) {
      this.next.delete(source);
      try {
        await writeSourceReport(this.source, report);
        this.written.set(source, report);
      } catch (error) {
        this.log.warn({ err: error, source }, 'a report was not written down');
      }
    }
    this.writing.delete(source);
  }

  /** As long as nothing else waits to be written. */
  private isOld({ source, state, detail, seenAt }: Report): boolean {
    const last = this.next.get(source) ?? this.written.get(source);
    return last?.state === state && last.detail === detail && seenAt - last.seenAt < SAME_AGAIN_MS;
  }
}
