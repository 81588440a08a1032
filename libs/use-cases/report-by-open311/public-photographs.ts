import { Inject, Injectable } from '@nestjs/common';
import { DrawingThread, FileContents, readingIn } from '@frontdoor/casework/channels';
import { Directory } from '@frontdoor/casework/directory';
import { FileScans } from '@frontdoor/casework/files';
import { pageReader } from '@frontdoor/channels/paper';
import { FrontdoorError } from '@frontdoor/kernel';
import { DataSource, findReports, type RowOf } from '@frontdoor/persistence';
import { CONFIG, type Config } from '@frontdoor/platform';
import { isPhotograph } from './photograph-type.js';

/** Larger files, in bytes, are not given out to everybody. */
const LARGEST = 10 * 1024 * 1024;
const MOST = 10;
const IMAGE = /^image\//i;

type Found = RowOf<typeof findReports>;

/**
 * Photographs that reporting sites sent with reports that anybody may see. Their address is that of the report: what is told to
 * nobody has none. Only what a virus scanner found clean is given out, and only while that is so.
 */
@Injectable()
export class PublicPhotographs {
  private readonly draw: ReturnType<typeof readingIn>;

  constructor(
    private readonly source: DataSource,
    private readonly directory: Directory,
    private readonly contents: FileContents,
    private readonly scans: FileScans,
    thread: DrawingThread,
    @Inject(CONFIG) private readonly config: Pick<Config, 'publicUrl'>,
  ) {
    this.draw = readingIn(thread);
  }

  /** Their addresses, by the id of their report. */
  async of(found: readonly Found[]): Promise<Map<string, string[]>> {
    const open = found.filter(isShown);
    const scanOf = await this.scans.of(open.map(({ id }) => id));
    return new Map(
      open.map(({ id, reference, files }) => [
        id,
        files
          .filter((file) => mayBeOne(file) && scanOf(id, file.index).scan === 'clean')
          .map(({ index }) => `${this.config.publicUrl}/open311/v2/photographs/${reference}/${index}`),
      ]),
    );
  }

  /**
   * Drawn anew as a PNG, upright and without what a camera writes beside a picture: where and when it was taken, with what, by
   * whom.
   *
   * @throws FrontdoorError `report-unknown` for whatever is not given out, whyever that is; `reading-busy` when it may be tried again
   */
  async read(number: string, index: number): Promise<{ content: Uint8Array; contentType: string }> {
    const { id: organisationId } = await this.directory.theOrganisation();
    const references = [number.toUpperCase()];
    const asked = { organisationId, references, entryPointId: null };
    const report = (await findReports(this.source, asked)).find(isShown);
    const unknown = new FrontdoorError('report-unknown', { id: number.slice(0, 100) });
    const file = report?.files.find((each) => each.index === index && mayBeOne(each));
    if (!report || !file) throw unknown;
    const scanOf = await this.scans.of([report.id]);
    if (scanOf(report.id, index).scan !== 'clean') throw unknown;
    const [read] = await this.contents.read(report.id, [index], organisationId);
    if (!read || !isPhotograph(read.content) || read.content.length > LARGEST) throw unknown;
    const drawn = await this.draw(pageReader, read.content, { page: 0 }).catch((error: unknown) => {
      throw error instanceof FrontdoorError && error.code === 'reading-stopped' ? unknown : error;
    });
    if ('why' in drawn) throw unknown;
    return { content: drawn.png, contentType: 'image/png' };
  }
}

const isShown = ({ report, files }: Found): boolean => report.isPrivate !== true && files.length > 0;

const mayBeOne = ({ index, contentType, size }: Found['files'][number]): boolean =>
  index < MOST && size <= LARGEST && IMAGE.test(contentType);
