import { Injectable } from '@nestjs/common';
import type { AnswerOf, api, InboundContact, QuarantineItem } from '@frontdoor/contracts';
import { Outbox, Signals } from '@frontdoor/jobs';
import { FrontdoorError, toIso, storable } from '@frontdoor/kernel';
import {
  DataSource,
  findQuarantined,
  findReceipt,
  Receipt,
  type RowOf,
  transaction,
} from '@frontdoor/persistence';
import { Clamd } from '@frontdoor/platform';
import { Directory } from '@frontdoor/casework/directory';
import { ReadBytes } from '@frontdoor/casework/stored-bytes';
import { LiveEvents } from '@frontdoor/casework/live';

type Kept = RowOf<typeof findReceipt>;

/** How much of an unreadable thing is shown as text when a person puts it in the queue. */
const SHOWN = 20_000;
const PAGE = 200;

/** What came in and could not be understood: kept whole, shown with the reason, never dropped. */
@Injectable()
export class Quarantine {
  constructor(
    private readonly source: DataSource,
    private readonly outbox: Outbox,
    private readonly signals: Signals,
    private readonly live: LiveEvents,
    private readonly directory: Directory,
    private readonly clamd: Clamd,
    private readonly bytes: ReadBytes,
  ) {}

  /** @param cursor of the page; none for the first */
  async list(organisationId: string, cursor?: string): Promise<AnswerOf<typeof api.listQuarantine>> {
    const asked = { organisationId, after: cursor ?? null, limit: PAGE + 1 };
    const rows = await findQuarantined(this.source, asked);
    const items = rows.slice(0, PAGE).map(toItem);
    return { items, nextCursor: rows.length > PAGE ? items.at(-1)!.id : null };
  }

  /** @throws FrontdoorError `quarantine-item-not-found`, `file-infected`, `file-not-scanned` */
  async raw(id: string, organisationId: string): Promise<{ contentType: string; raw: Buffer }> {
    const receipt = await this.find(id, organisationId);
    const raw = await this.bytes.ofReceipt({ ...receipt, id });
    await this.refuseUnlessClean(raw);
    return { contentType: receipt.contentType, raw };
  }

  /** Puts it in the queue as it is, for a person to read. */
  async release(id: string, organisationId: string): Promise<void> {
    const receipt = await this.find(id, organisationId);
    const contact = receipt.contact
      ? { ...receipt.contact, automatic: undefined }
      : unreadable(receipt, await this.bytes.startOfReceipt({ ...receipt, id }, SHOWN));
    // Its address may have become an entry point since it came.
    const entryPoint = await this.directory.entryPointAt(receipt.channel, contact.entryPoint);
    await transaction(this.source, async (manager) => {
      const released = await manager.update(
        Receipt,
        { id, state: 'quarantined' },
        { state: 'received', contact, ...(entryPoint && { entryPointId: entryPoint.id }) },
      );
      if (released.affected === 0) throw new FrontdoorError('quarantine-item-not-found');
      await this.outbox.add(manager, 'route-contacts', [{ ids: [id] }]);
      await this.live.append(manager, [{ organisationId, topic: 'quarantine', subjectId: id }]);
    });
    this.outbox.kick();
    this.signals.changed();
  }

  /** What is seldom opened is scanned when it is. */
  private async refuseUnlessClean(raw: Uint8Array): Promise<void> {
    if (!this.clamd.isOn) return;
    const name = 'kept in the quarantine';
    const verdict = await this.clamd.scan(raw).catch((error: Error) => {
      const why = `the virus scanner does not answer (${error.message})`;
      throw new FrontdoorError('file-not-scanned', { name, why }, { cause: error });
    });
    if (verdict.state === 'infected')
      throw new FrontdoorError('file-infected', { name, finding: verdict.signature });
    if (verdict.state === 'failed')
      throw new FrontdoorError('file-not-scanned', {
        name,
        why: `it could not be scanned for viruses, since ${verdict.problem}`,
      });
  }

  private async find(id: string, organisationId: string): Promise<Kept> {
    const [receipt] = await findReceipt(this.source, { id, organisationId });
    if (receipt?.state !== 'quarantined') throw new FrontdoorError('quarantine-item-not-found');
    return receipt;
  }
}

const toItem = (row: RowOf<typeof findQuarantined>): QuarantineItem => ({
  id: row.id,
  channel: row.channel,
  entryPoint: row.address,
  receivedAt: toIso(row.receivedAt),
  reason: row.fault?.reason ?? 'No reason was written down',
  remedy: row.fault?.remedy ?? 'Look at the raw bytes',
  size: row.size,
  from: row.from,
  subject: row.subject,
});

const unreadable = (receipt: Kept, start: Uint8Array): InboundContact => ({
  channel: receipt.channel,
  entryPoint: receipt.address,
  alsoReachableAt: [],
  subject: `Could not be read: ${receipt.fault?.reason ?? 'no reason known'}`.slice(0, 500).toWellFormed(),
  text: storable(Buffer.from(start).toString('utf8')) || '(empty)',
  attachments: [],
});
