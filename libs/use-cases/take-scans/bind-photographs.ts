import { Injectable } from '@nestjs/common';
import { PhotographsInOne } from '@frontdoor/casework/paper';
import { ReadBytes } from '@frontdoor/casework/stored-bytes';
import { PAPER_TOLD_BY, paperKind } from '@frontdoor/channels/paper';
import { MOST_SCAN_BYTES, type Scan } from '@frontdoor/contracts';
import { FrontdoorError } from '@frontdoor/kernel';
import { type Agent, DataSource, findScan, IsNull, ScanFile, scanContent } from '@frontdoor/persistence';
import { KeepScans } from './keep-scans.js';

type Photograph = { size: number; kind: 'jpeg' | 'png' };

/** Photographs of the pages of one letter become one file, whose pages they are. */
@Injectable()
export class BindPhotographs {
  constructor(
    private readonly source: DataSource,
    private readonly scans: KeepScans,
    private readonly binder: PhotographsInOne,
    private readonly bytes: ReadBytes,
  ) {}

  /**
   * They wait no longer by themselves once the file of all of them is durable.
   *
   * @param ids in the order of the pages
   * @throws FrontdoorError `scan-not-found`, `photographs-not-bound`, `reading-busy`, `bytes-store-trouble`
   */
  async bind(agent: Agent, ids: readonly string[]): Promise<Scan> {
    if (new Set(ids).size < ids.length) throw notBound('one of them is given twice');
    const { organisationId } = agent;
    const files = [];
    for (const id of ids) {
      const [scan] = await findScan(this.source, { id, organisationId });
      const [found] = await scanContent(this.source, { id, organisationId });
      if (!scan || !found || found.taken) throw new FrontdoorError('scan-not-found');
      const kind = paperKind(await this.bytes.startOfRow(found, PAPER_TOLD_BY));
      if (kind !== 'jpeg' && kind !== 'png') throw notBound(`${scan.name} is no photograph`);
      files.push({ name: scan.name, found, kind });
    }
    const size = files.reduce((sum, { found }) => sum + found.size, 0);
    // Before any of them lies in memory.
    if (size > MOST_SCAN_BYTES) throw notBound(`together they have ${Math.ceil(size / 1024 / 1024)} MB`);
    const all = Buffer.alloc(size);
    const photographs: Photograph[] = [];
    let at = 0;
    for (const { found, kind } of files) {
      all.set(await this.bytes.ofRow(found), at);
      at += found.size;
      photographs.push({ size: found.size, kind });
    }
    const bound = await this.binder.bind(all, photographs);
    const scan = await this.scans.bring(agent, boundName(files[0]!.name, files.length), bound);
    for (const id of ids) await this.source.manager.delete(ScanFile, { id, organisationId, taken: IsNull() });
    return scan;
  }
}

/** `IMG_1.jpg` and two more become `IMG_1 and 2 more.pdf`. */
const boundName = (first: string, count: number): string =>
  `${first.replace(/\.(?:jpe?g|png)$/i, '').slice(0, 180)} and ${count - 1} more.pdf`;

const notBound = (why: string): FrontdoorError => new FrontdoorError('photographs-not-bound', { why });
