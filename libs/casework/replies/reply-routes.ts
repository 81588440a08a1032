import { Injectable } from '@nestjs/common';
import type { Manifest } from '@frontdoor/channels/core';
import {
  type Audience,
  callChannel,
  type Channel,
  channel as channels,
  CHANNELS,
  type Party,
} from '@frontdoor/contracts';
import { Clock, FrontdoorError } from '@frontdoor/kernel';
import type { Enquiry, EntityManager, EntryPoint } from '@frontdoor/persistence';
import { Channels } from '../channels/index.js';
import { Directory } from '../directory/index.js';
import { Dialling, senderFor } from '../deliveries/index.js';
import { OptOuts } from '../opt-outs/index.js';
import { Partners } from '../partners/index.js';
import {
  addressesOfEnquiry,
  copiesFor,
  type EnquiryAddress,
  type Incoming,
  type KnownAddress,
} from './enquiry-addresses.js';
import { socialWays } from './social-ways.js';
import { type WantedChannel, wantedChannel } from './wanted-channel.js';

export interface ReplyRoute {
  channel: Channel;
  to: Party;
  label: string;
  /** Why it may reach somebody else; it is taken only by somebody who was told. */
  warning?: string;
  /** Who gets it in copy. */
  cc: Party[];
  /**
   * Whether files can be attached: they travel by it, or are opened by a link. The link opens all of the enquiry, so none
   * is written to an address that may be somebody else's.
   */
  files: 'carried' | 'linked' | 'none';
  /** Light formatting is seen by whoever gets it. */
  formatting: boolean;
  /** Most characters that a message by it may have. */
  longest?: number;
  /** They count as `weightedLength` says. */
  weighted?: true;
  /** On a social network: who may read it, and what it answers. */
  post?: { audience: Audience; answering: string; cameAt: number };
  /** Why nothing may be sent by it, whatever anybody confirms. */
  closed?: string;
  entryPoint: EntryPoint;
}

/** The ways there are, the best first, and the channel by which an answer is wanted. */
export interface ReplyWays {
  routes: ReplyRoute[];
  wanted: WantedChannel | null;
}

/** The way that was chosen, and the channel by which the answer is wanted. */
export interface ChosenWay {
  route: ReplyRoute;
  wanted: WantedChannel | null;
}

/** Networks let anybody send under a name; nothing can be sent to one. */
const NAME_ONLY = 'this is a name and no number, and nobody can write back to a name';
/** Said in front of whom it goes to. */
const HOW: Readonly<Record<Audience, string>> = {
  public: 'Public answer',
  private: 'Private message',
};

const UNWANTED = 'its owner wants no more messages there (STOP)';

/** The way that somebody chose. */
export interface Choice {
  channel: Channel;
  to: string;
  /** On a social network: to whose eyes. */
  audience?: Audience | undefined;
  /** They were shown the warning. */
  despiteWarning: boolean;
  /** Those who get it in copy; otherwise everybody whom the route has. */
  cc?: readonly string[] | undefined;
}

/** Ways an answer can reach the customer: first to the addresses of this enquiry's contacts, the one used last before all. */
@Injectable()
export class ReplyRoutes {
  constructor(
    private readonly directory: Directory,
    private readonly channels: Channels,
    private readonly dialling: Dialling,
    private readonly optOuts: OptOuts,
    private readonly partners: Partners,
    private readonly clock: Clock,
  ) {}

  /**
   * @param received what came in about it, the newest first
   * @param identifiers of the customer, in the order in which they became known
   * @param preferred the channel by which the customer asked to be answered
   * @param answered what was answered in private on social networks, as `answeredInPrivate` tells it
   */
  async of(
    manager: EntityManager,
    enquiry: Pick<Enquiry, 'serviceId'>,
    received: readonly Incoming[],
    identifiers: readonly KnownAddress[],
    preferred: Channel | null,
    answered: ReadonlySet<string> = new Set(),
  ): Promise<ReplyWays> {
    const { organisationId } = await this.directory.service(enquiry.serviceId);
    const partners = await this.partners.addresses(manager, organisationId);
    const isPartner = (address: string | null): boolean => partners.has(address?.toLowerCase() ?? '');
    // What a partner wrote is answered to the customer.
    const incoming = received.filter(({ partyValue }) => !isPartner(partyValue));
    const own = identifiers.filter(({ value }) => !isPartner(value));
    const addresses = this.dialling.mark(addressesOfEnquiry(incoming, own));
    const last = incoming[0];
    if (!last) return { routes: [], wanted: null };
    const routes: ReplyRoute[] = [];
    const sendable = new Set<Channel>();
    const isUnwanted = await this.optOuts.of(manager, organisationId, addresses);
    const posts = await this.onNetworks(incoming, answered);
    for (const route of posts) {
      if (route.closed === undefined) sendable.add(route.channel);
      const closed = isUnwanted(route.channel, route.to.value) ? UNWANTED : route.closed;
      routes.push({ ...route, ...(closed !== undefined && { closed }) });
    }
    for (const channel of new Set([...incoming.map((contact) => contact.channel), ...REACHING_ANYBODY])) {
      if (posts.some((route) => route.channel === channel)) continue;
      const used = incoming.find((contact) => contact.channel === channel);
      const from = {
        entryPoint: await this.directory.entryPoint((used ?? last).entryPointId),
        service: { id: enquiry.serviceId },
      };
      const entryPoint = await senderFor(this.directory, from, channel);
      const sender = entryPoint && (await this.senderAt(channel, entryPoint));
      if (!entryPoint || !sender) continue;
      sendable.add(channel);
      const isCarrying = sender.carriesFilesOn?.includes(channel) ?? false;
      const formatting = sender.formatsOn?.includes(channel) ?? false;
      const longest = sender.longestOn?.[channel];
      const copies = CHANNELS[channel].copies && (sender.copiesOn?.includes(channel) ?? false);
      const name = used && nameOnly(channel, used);
      if (name)
        routes.push({
          ...{ channel, to: name, cc: [], files: 'none', formatting, entryPoint, closed: NAME_ONLY },
          label: `${CHANNELS[channel].written!.label} to ${name.value}`,
        });
      for (const { warning, ...to } of partiesOn(channel, addresses, used)) {
        const label =
          (await this.siteAt(channel, entryPoint)) ?? `${CHANNELS[channel].written!.label} to ${to.value}`;
        const cc = copies && warning === undefined ? copiesFor(incoming, to) : [];
        const isLinking =
          CHANNELS[channel].linksFiles && warning === undefined && hasWrittenFrom(to, channel, incoming);
        const files = isCarrying ? 'carried' : isLinking ? 'linked' : 'none';
        const closed = isUnwanted(channel, to.value) ? UNWANTED : undefined;
        routes.push({
          ...{ channel, to, label, cc, files, formatting, entryPoint },
          ...(longest !== undefined && { longest }),
          ...(warning !== undefined && { warning }),
          ...(closed !== undefined && { closed }),
        });
      }
    }
    const lastChannel = CHANNELS[last.channel].answersBy ?? last.channel;
    const score = (route: ReplyRoute): number =>
      (route.warning === undefined ? 0 : 8) +
      (route.channel === (preferred ?? lastChannel) ? 0 : 4) +
      (route.channel === lastChannel ? 0 : 2) +
      (route.to.value === last.partyValue ? 0 : 1);
    return {
      routes: routes.sort((a, b) => score(a) - score(b)),
      wanted: wantedChannel({
        ...{ preferred, last: last.channel },
        routes: [...routes, ...callsTo(addresses)],
        isSendable: (channel) => sendable.has(channel) || this.canCall(channel),
      }),
    };
  }

  /**
   * @throws FrontdoorError `reply-route-unknown`, `number-refused`, `address-doubtful` where it was chosen without its
   * warning, or `copy-unknown`.
   */
  async chosen(
    manager: EntityManager,
    enquiry: Pick<Enquiry, 'serviceId'>,
    incoming: readonly Incoming[],
    identifiers: readonly KnownAddress[],
    preferred: Channel | null,
    { channel, to, audience, despiteWarning, cc }: Choice,
    answered: ReadonlySet<string> = new Set(),
  ): Promise<ChosenWay> {
    const { routes, wanted } = await this.of(manager, enquiry, incoming, identifiers, preferred, answered);
    const route = routes.find(
      (each) => each.channel === channel && each.to.value === to && each.post?.audience === audience,
    );
    if (!route) throw new FrontdoorError('reply-route-unknown');
    if (route.closed !== undefined) throw new FrontdoorError('number-refused', { reason: route.closed });
    this.dialling.refuse(route.to);
    if (route.warning !== undefined && !despiteWarning)
      throw new FrontdoorError('address-doubtful', { warning: route.warning });
    if (!cc) return { route, wanted };
    const kept = route.cc.filter(({ value }) => cc.includes(value));
    if (kept.length < new Set(cc).size) throw new FrontdoorError('copy-unknown');
    return { route: { ...route, cc: kept }, wanted };
  }

  /** Where they wrote on a network: in public or in private, as the network permits, for each address that they wrote from. */
  private async onNetworks(
    incoming: readonly Incoming[],
    answered: ReadonlySet<string>,
  ): Promise<ReplyRoute[]> {
    const routes: ReplyRoute[] = [];
    const known = new Set<string>();
    for (const { channel, entryPointId, partyKind, partyName, partyValue, post } of incoming) {
      const key = `${entryPointId} ${partyValue}`;
      if (!post || !partyKind || !partyValue || known.has(key)) continue;
      known.add(key);
      const entryPoint = await this.directory.entryPoint(entryPointId);
      const sender = await this.senderAt(channel, entryPoint);
      if (!sender) continue;
      const came = incoming.filter((each) => `${each.entryPointId} ${each.partyValue}` === key);
      const to = { kind: partyKind, value: partyValue, ...(partyName !== null && { name: partyName }) };
      for (const { closed, ...way } of socialWays(came, answered, this.clock.now())) {
        const limit = sender.longestPost?.[way.audience];
        routes.push({
          ...{ channel, to, post: way, cc: [], entryPoint, formatting: false },
          label: `${HOW[way.audience]} to ${partyName ?? partyValue}`,
          files: sender.carriesFilesOn?.includes(channel) ? 'carried' : 'none',
          ...(limit && { longest: limit.most, ...(limit.weighted && { weighted: true as const }) }),
          ...(closed !== undefined && { closed }),
        });
      }
    }
    return routes;
  }

  private canCall(channel: Channel): boolean {
    return channel === callChannel && this.channels.sending(channel) !== undefined;
  }

  /** What is written to a reporting site reads so; undefined for everything else. */
  private async siteAt(channel: Channel, { id }: EntryPoint): Promise<string | undefined> {
    if (!CHANNELS[channel].written?.throughIntegration) return undefined;
    const integration = await this.directory.integrationAt(id);
    return integration?.open311 ? `On ${integration.name}, where everybody can read it` : undefined;
  }

  /** What would send it; undefined where it cannot leave from there. */
  private async senderAt(channel: Channel, entryPoint: EntryPoint): Promise<Manifest | undefined> {
    const { written } = CHANNELS[channel];
    if (!written) return undefined;
    if (written.throughIntegration) {
      const integration = await this.directory.integrationAt(entryPoint.id);
      if (!integration?.replyUrl && !integration?.open311) return undefined;
    }
    return this.channels.sending(channel, entryPoint.address)?.manifest;
  }
}

/** What was only named may be the telephone of a household: a link to the whole enquiry goes to whom it came from alone. */
const hasWrittenFrom = (to: Party, channel: Channel, incoming: readonly Incoming[]): boolean =>
  CHANNELS[channel].written?.reaches === 'writer' ||
  incoming.some(
    (each) => each.partyValue === to.value && CHANNELS[each.channel].vouchesFor.includes(to.kind),
  );

/** Channels on which the customer need not have written before. */
const REACHING_ANYBODY = channels.options.filter((channel) => CHANNELS[channel].written?.reaches === 'every');

/** Where the customer can be rung. */
const callsTo = (addresses: readonly EnquiryAddress[]): { channel: Channel; warning?: string }[] =>
  addresses
    .filter(({ kind }) => CHANNELS[callChannel].addressedBy.includes(kind))
    .map(({ warning }) => ({ channel: callChannel, ...(warning !== undefined && { warning }) }));

/** Where the customer is written to on a channel: each fitting address, or whoever wrote there. */
function partiesOn(
  channel: Channel,
  addresses: readonly EnquiryAddress[],
  used: Incoming | undefined,
): EnquiryAddress[] {
  const { written, addressedBy } = CHANNELS[channel];
  if (written?.reaches === 'every') return addresses.filter(({ kind }) => addressedBy.includes(kind));
  return used?.partyKind && used.partyValue ? [{ kind: used.partyKind, value: used.partyValue }] : [];
}

/** Whoever came on a channel under a name that the channel cannot reach. */
const nameOnly = (channel: Channel, { partyKind, partyValue }: Incoming): Party | undefined =>
  partyKind && partyValue && !CHANNELS[channel].addressedBy.includes(partyKind)
    ? { kind: partyKind, value: partyValue }
    : undefined;
