import { Inject, Injectable } from '@nestjs/common';
import { CHANNELS, leavesOnPaper } from '@frontdoor/contracts';
import { Ids } from '@frontdoor/kernel';
import { type Callback, type Enquiry, type EntityManager, findConversation } from '@frontdoor/persistence';
import { CONFIG, type Config, InstanceSecret } from '@frontdoor/platform';
import { keptNeedsOf } from '../customers/index.js';
import { Outbound } from '../deliveries/index.js';
import { Directory } from '../directory/index.js';
import { knownAddresses, ReplyRoutes } from '../replies/index.js';
import { missedWords } from './message-words.js';

const LOOKED_AT = 200;
const ANCESTORS = 20;

interface Missed {
  made: number;
  at: number;
  next: number | null;
}

/** Leaves word with somebody who did not answer when they were rung back (CITY-T4). */
@Injectable()
export class LeaveMessage {
  constructor(
    private readonly routes: ReplyRoutes,
    private readonly outbound: Outbound,
    private readonly directory: Directory,
    private readonly secret: InstanceSecret,
    private readonly ids: Ids,
    @Inject(CONFIG) private readonly config: Pick<Config, 'publicUrl'>,
  ) {}

  /**
   * By a text to the number that was rung, else by the best way that nobody has doubts about; never on paper, which would come
   * too late.
   *
   * @returns the message, or null where there is no such way
   */
  async leave(
    manager: EntityManager,
    enquiry: Enquiry,
    { number }: Pick<Callback, 'number'>,
    missed: Missed,
  ): Promise<string | null> {
    const id = this.ids.uuid();
    const conversation = await findConversation(manager, { enquiryId: enquiry.id, id, limit: LOOKED_AT });
    const incoming = conversation.filter(({ direction }) => direction === 'in');
    const { preferredChannel } = await keptNeedsOf(manager, enquiry.customerId);
    const known = await knownAddresses(manager, enquiry);
    const { routes } = await this.routes.of(manager, enquiry, incoming, known, preferredChannel);
    const able = routes.filter(
      ({ channel, to, warning, closed, post }) =>
        (to.kind !== 'public-handle' || post?.audience === 'private') &&
        warning === undefined &&
        closed === undefined &&
        !leavesOnPaper(channel),
    );
    const rung = (value: string): boolean =>
      number === null ? incoming.some(({ partyValue }) => partyValue === value) : value === number;
    const route = able.find(({ to }) => to.kind === 'phone' && rung(to.value)) ?? able[0];
    if (!route) return null;
    const { name: council, zone } = await this.directory.organisation(enquiry.organisationId);
    // The link opens the whole enquiry: it goes only to whom a contact of it came from.
    const isTheirs = incoming.some(
      ({ partyKind, partyValue }) => partyKind === route.to.kind && partyValue === route.to.value,
    );
    const link = isTheirs ? this.secret.trackingUrl(this.config.publicUrl, enquiry.reference) : undefined;
    const isShort = CHANNELS[route.channel].costsByPart ?? false;
    await this.outbound.add(manager, [
      {
        ...{ id, organisationId: enquiry.organisationId, enquiry, authorId: null },
        ...{ channel: route.channel, entryPoint: route.entryPoint, to: route.to, post: route.post },
        ...missedWords({ ...missed, zone, council, reference: enquiry.reference, link }, { isShort }),
        conversation: conversation
          .flatMap(({ messageId }) => messageId ?? [])
          .slice(0, ANCESTORS)
          .toReversed(),
      },
    ]);
    return id;
  }
}
