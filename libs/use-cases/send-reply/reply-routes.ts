import { Injectable } from '@nestjs/common';
import type { Channel, IdentifierKind, Party } from '@frontdoor/contracts';
import { Contact, DataSource, type Enquiry, type EntryPoint, Identifier } from '@frontdoor/persistence';
import { Directory } from '../receive-contact/directory.js';
import { senderFor } from '../send-message/sender-for.js';

export interface ReplyRoute {
  channel: Channel;
  to: Party;
  label: string;
  entryPoint: EntryPoint;
}

/** Ways an answer can reach the customer, the one they used last first. */
@Injectable()
export class ReplyRoutes {
  constructor(
    private readonly source: DataSource,
    private readonly directory: Directory,
  ) {}

  async of(enquiry: Pick<Enquiry, 'id' | 'customerId' | 'serviceId'>): Promise<ReplyRoute[]> {
    const { manager } = this.source;
    const incoming = await manager.find(Contact, {
      where: { enquiryId: enquiry.id, direction: 'in' },
      order: { at: 'DESC' },
      take: 50,
    });
    const last = incoming[0];
    if (!last) return [];
    const identifiers = await manager.find(Identifier, {
      where: { customerId: enquiry.customerId },
      order: { createdAt: 'ASC' },
    });
    const wanted: { channel: Channel; kind: IdentifierKind; word: string }[] = [
      { channel: 'api', kind: last.partyKind ?? 'handle', word: 'Back to the system it came from' },
      { channel: 'email', kind: 'email', word: 'Email' },
      { channel: 'sms', kind: 'phone', word: 'Text message' },
    ];
    const routes: ReplyRoute[] = [];
    for (const { channel, kind, word } of wanted) {
      const used = incoming.find((contact) => contact.channel === channel);
      const entryPoint = await senderFor(
        this.directory,
        {
          entryPoint: await this.directory.entryPoint((used ?? last).entryPointId),
          service: { id: enquiry.serviceId },
        },
        channel,
      );
      const reachable =
        channel === 'api'
          ? used && entryPoint && (await this.directory.integrationAt(entryPoint.id))?.replyUrl
          : true;
      if (!entryPoint || !reachable) continue;
      const parties = channel === 'api' ? [partyOf(used!)] : identifiers.filter((each) => each.kind === kind);
      for (const party of parties) {
        if (party)
          routes.push({
            channel,
            to: { kind: party.kind, value: party.value },
            label: `${word} to ${party.value}`,
            entryPoint,
          });
      }
    }
    const lastChannel = last.channel === 'web' ? 'email' : last.channel === 'callback' ? 'sms' : last.channel;
    const score = (route: ReplyRoute): number =>
      (route.channel === lastChannel ? 0 : 2) + (route.to.value === last.partyValue ? 0 : 1);
    return routes.sort((a, b) => score(a) - score(b));
  }
}

const partyOf = (contact: Contact): Party | undefined =>
  contact.partyKind && contact.partyValue
    ? { kind: contact.partyKind, value: contact.partyValue }
    : undefined;
