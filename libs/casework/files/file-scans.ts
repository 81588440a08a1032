import { Injectable } from '@nestjs/common';
import type { Attachment, ShownAttachment } from '@frontdoor/contracts';
import { Clock, FrontdoorError } from '@frontdoor/kernel';
import { DataSource, type EntityManager, findFileScans, noteFiles } from '@frontdoor/persistence';
import { Clamd } from '@frontdoor/platform';

/** The files of a contact, or of an edit that its sender made of it. */
export interface Held {
  /** Of the contact or edit. */
  id: string;
  contactId: string;
  attachments: readonly Pick<Attachment, 'index'>[];
}

/** What is known of viruses in a file of a holder. */
export type ScanOf = (holderId: string, index: number) => Pick<ShownAttachment, 'scan' | 'finding'>;

/** What a virus scanner found in files, and whether they may be opened. */
@Injectable()
export class FileScans {
  constructor(
    private readonly source: DataSource,
    private readonly clamd: Clamd,
    private readonly clock: Clock,
  ) {}

  /** These files are there now; they are scanned once there is a scanner. */
  async note(manager: EntityManager, held: readonly Held[]): Promise<void> {
    const files = held.flatMap(({ id, contactId, attachments }) =>
      attachments.map(({ index }) => ({ id, contactId, index })),
    );
    if (files.length === 0) return;
    await noteFiles(manager, {
      holderIds: files.map(({ id }) => id),
      indexes: files.map(({ index }) => index),
      contactIds: files.map(({ contactId }) => contactId),
      now: this.clock.now(),
    });
  }

  /** What is known of the files of these holders. */
  async of(holderIds: readonly string[]): Promise<ScanOf> {
    const rows = holderIds.length === 0 ? [] : await findFileScans(this.source, { holderIds });
    const found = new Map(rows.map((row) => [`${row.holderId} ${row.index}`, row]));
    const unknown = this.clamd.isOn ? 'waiting' : 'off';
    return (holderId, index) => {
      const row = found.get(`${holderId} ${index}`);
      // What was found is not forgotten where nobody scans any more.
      const isKnown = row?.state === 'infected' || row?.state === 'clean' || this.clamd.isOn;
      if (!row || !isKnown) return { scan: unknown };
      return { scan: row.state, ...(row.finding !== null && { finding: row.finding }) };
    };
  }

  /** @throws FrontdoorError `file-infected`, `file-not-scanned` */
  async refuseUnlessOpen(holderId: string, index: number, name: string): Promise<void> {
    const { scan, finding } = (await this.of([holderId]))(holderId, index);
    if (scan === 'infected')
      throw new FrontdoorError('file-infected', { name, finding: finding ?? 'something' });
    if (scan === 'waiting')
      throw new FrontdoorError('file-not-scanned', { name, why: 'it is not scanned for viruses yet' });
    if (scan === 'failed')
      throw new FrontdoorError('file-not-scanned', {
        name,
        why: `it could not be scanned for viruses, since ${finding}`,
      });
  }
}
