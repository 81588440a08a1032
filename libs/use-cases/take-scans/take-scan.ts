import { Injectable } from '@nestjs/common';
import { Directory } from '@frontdoor/casework/directory';
import { receivedOn } from '@frontdoor/casework/receipts';
import { ScannedFiles, type LetterToTake } from '@frontdoor/casework/paper';
import { ReadBytes, rawOf } from '@frontdoor/casework/stored-bytes';
import { PAPER_TOLD_BY } from '@frontdoor/channels/paper';
import { type AnswerOf, type api, type BodyOf, type Channel, CHANNELS } from '@frontdoor/contracts';
import { Clock, FrontdoorError, isKept } from '@frontdoor/kernel';
import {
  type Agent,
  DataSource,
  findScan,
  scanContent,
  settleScan,
  type ScanFile,
} from '@frontdoor/persistence';

type Given = BodyOf<typeof api.takeScan>['letters'][number];
type Taken = NonNullable<ScanFile['taken']>;

/** Staff say which pages are a letter, for whom and since when it is here; each becomes a contact. */
@Injectable()
export class TakeScan {
  constructor(
    private readonly source: DataSource,
    private readonly directory: Directory,
    private readonly files: ScannedFiles,
    private readonly bytes: ReadBytes,
    private readonly clock: Clock,
  ) {}

  /**
   * Done twice, it is done once. The file is let go only when all letters are durable.
   *
   * @throws FrontdoorError `scan-not-found`, `scan-pages-wrong`, `contact-field-wrong`, `receipt-date-refused`, `service-unknown`, `desk-missing`
   */
  async take(agent: Agent, id: string, given: readonly Given[]): Promise<AnswerOf<typeof api.takeScan>> {
    const { organisationId } = agent;
    const asked = { id, organisationId };
    const [scan] = await findScan(this.source, asked);
    const [found] = await scanContent(this.source, asked);
    if (!scan || !found) throw new FrontdoorError('scan-not-found');
    if (found.taken) return { letters: found.taken };
    refuseOverlaps(given, scan.pages);
    const letters = await Promise.all(given.map((each) => this.letterOf(agent, each, scan.letters)));
    const raw = rawOf(found);
    const file = {
      name: scan.name,
      content: await this.bytes.startOfRow(found, isKept(raw) ? PAPER_TOLD_BY : found.size),
      ...(isKept(raw) && { kept: raw }),
    };
    const accepted = await this.files.take(file, letters);
    const taken: Taken = accepted.map(({ reference, contactId, duplicate }) => ({
      ...{ reference, contactId, duplicate },
    }));
    await settleScan(this.source, { id, taken });
    return { letters: taken };
  }

  private async letterOf(
    { id: agentId, organisationId }: Agent,
    { firstPage, lastPage, channel, service, receivedOn, from }: Given,
    found: ScanFile['letters'],
  ): Promise<LetterToTake> {
    if (!CHANNELS[channel].stamped) throw wrong('channel', 'nothing that comes this way is paper');
    const { slug } = await this.directory.serviceCalled(organisationId, service);
    const within = found.filter((each) => each.firstPage <= lastPage && each.lastPage >= firstPage);
    return {
      ...{ firstPage, lastPage, channel, service: slug },
      entryPoint: await this.entryPoint(organisationId, channel, slug),
      // A code proves only what came with it: of pages that were cut anew nobody knows which letter it stood in.
      tokens: within.length === 1 && isWithin(within[0]!, { firstPage, lastPage }) ? within[0]!.tokens : [],
      takenDown: { agentId, ...(from && { name: from }) },
      receivedAt: await this.receivedAt(organisationId, receivedOn),
    };
  }

  private async receivedAt(organisationId: string, day: string | undefined): Promise<number> {
    const now = this.clock.now();
    if (day === undefined) return now;
    const { zone } = await this.directory.organisation(organisationId);
    return receivedOn(day, { zone, takenInAt: now, now });
  }

  private async entryPoint(organisationId: string, channel: Channel, slug: string): Promise<string> {
    const all = await this.directory.entryPointsOf(organisationId, channel);
    const service = await this.directory.serviceBySlug(organisationId, slug);
    const found = all.find(({ serviceId }) => serviceId === service?.id) ?? all[0];
    if (!found) throw new FrontdoorError('desk-missing', { channel: CHANNELS[channel].label });
    return found.address;
  }
}

type Pages = { firstPage: number; lastPage: number };

const isWithin = (inner: Pages, outer: Pages): boolean =>
  inner.firstPage >= outer.firstPage && inner.lastPage <= outer.lastPage;

/** @throws FrontdoorError `scan-pages-wrong` */
function refuseOverlaps(given: readonly Given[], pages: number): void {
  const wrongPages = (reason: string) => new FrontdoorError('scan-pages-wrong', { reason });
  let last = 0;
  for (const { firstPage, lastPage } of given.toSorted((a, b) => a.firstPage - b.firstPage)) {
    if (lastPage < firstPage) throw wrongPages(`page ${lastPage} is before page ${firstPage}`);
    if (lastPage > pages)
      throw wrongPages(
        `it has ${pages === 1 ? '1 page' : `${pages} pages`}, and page ${lastPage} is asked for`,
      );
    if (firstPage <= last) throw wrongPages(`page ${firstPage} is given to two letters`);
    last = lastPage;
  }
}

const wrong = (field: string, reason: string): FrontdoorError =>
  new FrontdoorError('contact-field-wrong', { field, reason });
