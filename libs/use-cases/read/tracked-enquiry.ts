import { Injectable } from '@nestjs/common';
import type { CommitmentState } from '@frontdoor/contracts';
import { FrontdoorError } from '@frontdoor/kernel';
import { DataSource } from '@frontdoor/persistence';
import { InstanceSecret } from '@frontdoor/platform';

/** An enquiry as its customer may see it: no notes, no internal events. Instants are epoch milliseconds. */
export interface TrackedEnquiry {
  organisationId: string;
  reference: string;
  subject: string;
  state: 'open' | 'closed';
  service: string;
  owner: string | null;
  promises: {
    id: string;
    title: string;
    state: CommitmentState;
    whose: 'council' | 'customer';
    dueAt: number;
  }[];
  /** It waits for the customer. */
  waiting: boolean;
  messages: { id: string; at: number; direction: 'in' | 'out'; by: string | null; text: string }[];
}

/** What the bearer of a tracking link may read. */
@Injectable()
export class TrackedEnquiries {
  constructor(
    private readonly source: DataSource,
    private readonly secret: InstanceSecret,
  ) {}

  linkFor(publicUrl: string, reference: string): string {
    return `${publicUrl}/track/${this.secret.signReference(reference, 'track')}`;
  }

  /** @throws FrontdoorError `enquiry-not-found` for a link that we did not make. */
  async read(token: string): Promise<TrackedEnquiry> {
    const reference = this.secret.openReference(token, 'track');
    if (!reference) throw new FrontdoorError('enquiry-not-found');
    return (await this.routed(reference)) ?? (await this.justReceived(reference));
  }

  private async routed(reference: string): Promise<TrackedEnquiry | undefined> {
    const [enquiry] = await this.source.query<(TrackedEnquiry & { id: string })[]>(
      `SELECT e.id, e.organisation_id AS "organisationId", e.reference, e.subject, e.state, s.name AS service, a.name AS owner,
              e.waiting_since IS NOT NULL AS waiting
       FROM enquiry e JOIN service s ON s.id = e.service_id LEFT JOIN agent a ON a.id = e.owner_id WHERE e.reference = $1`,
      [reference],
    );
    if (!enquiry) return undefined;
    const promises = await this.source.query<
      { id: string; title: string; state: CommitmentState; whose: 'council' | 'customer'; due_at: Date }[]
    >(
      `SELECT id, title, state, whose, due_at FROM commitment WHERE enquiry_id = $1 AND state <> 'withdrawn' ORDER BY due_at`,
      [enquiry.id],
    );
    const messages = await this.source.query<
      { id: string; at: Date; direction: 'in' | 'out'; by: string | null; text: string }[]
    >(
      `SELECT c.id, c.at, c.direction, a.name AS by, c.text FROM contact c LEFT JOIN agent a ON a.id = c.author_id
       WHERE c.enquiry_id = $1 AND NOT c.automatic ORDER BY c.at, c.id LIMIT 500`,
      [enquiry.id],
    );
    return {
      ...enquiry,
      promises: promises.map(({ due_at, ...each }) => ({ ...each, dueAt: due_at.getTime() })),
      messages: messages.map(({ at, ...each }) => ({ ...each, at: at.getTime() })),
    };
  }

  /** Between the receipt and the routing of the first contact there is a reference but no enquiry yet. */
  private async justReceived(reference: string): Promise<TrackedEnquiry> {
    const [receipt] = await this.source.query<{ organisation_id: string; service: string }[]>(
      `SELECT r.organisation_id, s.name AS service FROM receipt r JOIN entry_point p ON p.id = r.entry_point_id
       JOIN service s ON s.id = p.service_id WHERE r.reference = $1 AND r.received_at > now() - interval '1 day'`,
      [reference],
    );
    if (!receipt) throw new FrontdoorError('enquiry-not-found');
    const { organisation_id: organisationId, service } = receipt;
    return {
      organisationId,
      reference,
      subject: 'Your enquiry',
      state: 'open',
      service,
      owner: null,
      promises: [],
      waiting: false,
      messages: [],
    };
  }
}
