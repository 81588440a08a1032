import { Injectable } from '@nestjs/common';
import { DrawingThread, readingIn } from '@frontdoor/casework/channels';
import { ScannedFiles } from '@frontdoor/casework/paper';
import { ReadBytes, StoredBytes } from '@frontdoor/casework/stored-bytes';
import { pageReader } from '@frontdoor/channels/paper';
import type { Scan } from '@frontdoor/contracts';
import { Every } from '@frontdoor/jobs';
import { Clock, FrontdoorError, Ids, isKept, sizeOf, toIso, withoutDirectionMarks } from '@frontdoor/kernel';
import {
  type Agent,
  DataSource,
  findScan,
  findScans,
  IsNull,
  LessThan,
  Not,
  type RowOf,
  ScanFile,
  scanContent,
} from '@frontdoor/persistence';

/** So long the same request finds again what it did. */
const KEPT_MS = 7 * 24 * 3_600_000;

/** Scanned files that staff brought, until their letters are in the queue. Any of the staff may go on with them. */
@Injectable()
export class KeepScans {
  private readonly draw: ReturnType<typeof readingIn>;

  constructor(
    private readonly source: DataSource,
    private readonly files: ScannedFiles,
    private readonly stored: StoredBytes,
    private readonly bytes: ReadBytes,
    private readonly clock: Clock,
    private readonly ids: Ids,
    thread: DrawingThread,
  ) {
    this.draw = readingIn(thread);
  }

  /**
   * Resolves when it is durable. What is large is in the store before anybody looks into it, and of what turns out to be no
   * scan it is cleared away like all that nothing refers to.
   *
   * @throws FrontdoorError `scan-refused`, `reading-busy`, `bytes-store-trouble`
   */
  async bring(agent: Agent, name: string, bytes: Buffer): Promise<Scan> {
    const raw = await this.stored.keep(bytes);
    const size = sizeOf(raw);
    const row = isKept(raw) ? { content: null, digest: raw.digest } : { content: bytes, digest: null };
    const { pages, separators, letters } = await this.bytes.lendRow({ ...row, size }, (file) =>
      this.files.cut(file),
    );
    const id = this.ids.uuid();
    const { organisationId } = agent;
    await this.source.manager.insert(ScanFile, {
      ...{ id, organisationId, byId: agent.id, ...row, size, pages, separators, letters },
      name: withoutDirectionMarks(name) || 'scan',
      at: this.clock.now(),
    });
    const [kept] = await findScan(this.source, { id, organisationId });
    return toScan(kept!);
  }

  async list({ organisationId }: Agent): Promise<Scan[]> {
    return (await findScans(this.source, { organisationId })).map(toScan);
  }

  /** A page as a PNG. @param page from 1. @throws FrontdoorError `scan-not-found`, `file-not-previewed`, `reading-busy` or as `ReadBytes` does */
  async page({ organisationId }: Agent, id: string, page: number): Promise<Uint8Array> {
    const [found] = await scanContent(this.source, { id, organisationId });
    if (!found) throw new FrontdoorError('scan-not-found');
    const drawn = await this.bytes.lendRow(found, (file) => this.draw(pageReader, file, { page: page - 1 }));
    if ('why' in drawn) throw new FrontdoorError('file-not-previewed', { why: drawn.why });
    return drawn.png;
  }

  /** What is in the queue stays there. @throws FrontdoorError `scan-not-found` */
  async discard({ organisationId }: Agent, id: string): Promise<void> {
    const { affected } = await this.source.manager.delete(ScanFile, { id, organisationId, taken: IsNull() });
    if (affected === 0) throw new FrontdoorError('scan-not-found');
  }

  @Every(3_600_000)
  async forgetTaken(): Promise<void> {
    const before = LessThan(this.clock.now() - KEPT_MS);
    await this.source.manager.delete(ScanFile, { taken: Not(IsNull()), at: before });
  }
}

const toScan = ({ at, letters, ...rest }: RowOf<typeof findScan>): Scan => ({
  ...rest,
  letters: letters.map(({ firstPage, lastPage }) => ({ firstPage, lastPage })),
  at: toIso(at),
});
