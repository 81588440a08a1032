import { Inject, Injectable } from '@nestjs/common';
import {
  callChannel,
  type Channel,
  CHANNELS,
  type CustomerMatter,
  type EnquiryDetail,
  type EnquirySummary,
  type JoinedEnquiry,
  needAgainst,
} from '@frontdoor/contracts';
import { Clock, dayOf, FrontdoorError, toIso } from '@frontdoor/kernel';
import {
  type Agent,
  DataSource,
  findContactsOfEnquiry,
  findEnquiryDetail,
  findTimelineEvents,
  findPartsOfEnquiry,
  type findInterpreter,
  type findJoins,
  type findMattersOfCustomer,
  type RowOf,
  type Service,
} from '@frontdoor/persistence';
import { CONFIG, type Config, InstanceSecret } from '@frontdoor/platform';
import { Channels } from '@frontdoor/casework/channels';
import { Dialling } from '@frontdoor/casework/deliveries';
import { Directory } from '@frontdoor/casework/directory';
import { sayEvidence } from '@frontdoor/casework/merges';
import { FileScans } from '@frontdoor/casework/files';
import { Handovers } from '@frontdoor/casework/handovers';
import { knownOf } from '@frontdoor/casework/questions';
import { toInterpreter } from '@frontdoor/casework/interpreters';
import {
  addressesOfEnquiry,
  answeredInPrivate,
  fileLimits,
  fileLink,
  ReplyRoutes,
} from '@frontdoor/casework/replies';
import { aYearBefore, toAuthority } from './authority-view.js';
import { EnquiryPromises } from './enquiry-promises.js';
import { toSummary } from './enquiry-search.js';
import {
  holdersOfFiles,
  MOST_OF_TIMELINE,
  THE_NEWEST,
  type TimelinePart,
  toTimeline,
} from './timeline-reader.js';
import { PromiseTime } from './promise-time.js';
import { receiptDatesOf } from './receipt-dates.js';
import { toWorkItem } from './work-item-view.js';

/** How many other matters of a customer are shown with an enquiry. */
const MOST_MATTERS = 20;

/** Enquiries as agents see them. */
@Injectable()
export class EnquiryReader {
  constructor(
    private readonly source: DataSource,
    private readonly directory: Directory,
    private readonly routes: ReplyRoutes,
    private readonly channels: Channels,
    private readonly dialling: Dialling,
    private readonly promises: EnquiryPromises,
    private readonly promiseTime: PromiseTime,
    private readonly scans: FileScans,
    private readonly handovers: Handovers,
    private readonly clock: Clock,
    private readonly secret: InstanceSecret,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Each table is read once. @throws FrontdoorError `enquiry-not-found`. */
  async detail(id: string, agent: Agent): Promise<EnquiryDetail> {
    const { manager } = this.source;
    const { organisationId } = agent;
    const [enquiry] = await findEnquiryDetail(manager, { organisationId, id });
    if (!enquiry) throw new FrontdoorError('enquiry-not-found');
    const { customerId, customerName, identifiers } = enquiry;
    const service = await this.directory.service(enquiry.serviceId);
    const { zone } = await this.directory.organisation(organisationId);
    const today = dayOf(this.clock.now(), zone);
    const [parts] = await findPartsOfEnquiry(manager, {
      ...{ organisationId, customerId, enquiryId: id, agentId: agent.id, now: this.clock.now() },
      ...{ until: THE_NEWEST, ...MOST_OF_TIMELINE, mostMatters: MOST_MATTERS, sinceDay: aYearBefore(today) },
    });
    const {
      contacts,
      events,
      entries,
      work,
      matters,
      suggested,
      alike,
      decisions,
      asked,
      authorities,
      drafts,
      files,
      joins,
      interpreters,
      questions,
      told,
    } = parts!;
    const incoming = contacts.filter(({ direction }) => direction === 'in').reverse();
    const { routes, wanted } = await this.routes.of(
      manager,
      enquiry,
      incoming,
      identifiers,
      enquiry.preferredChannel,
      answeredInPrivate(contacts),
    );
    const callNumbers = this.channels.sending(callChannel)
      ? this.dialling
          .mark(addressesOfEnquiry(incoming, identifiers))
          .filter(({ kind }) => CHANNELS[callChannel].addressedBy.includes(kind))
          .map(({ value, warning }) => ({ value, ...(warning !== undefined && { warning }) }))
      : [];
    const promises = await this.promises.of(enquiry, entries, agent);
    const leftOf = await this.promiseTime.leftOf(organisationId, work);
    const handovers = await this.handovers.of(id, agent);
    const trackingUrl = this.secret.trackingUrl(this.config.publicUrl, enquiry.reference);
    const against = (channel: Channel): string | undefined => needAgainst(enquiry, channel);
    return {
      ...summaryOf(enquiry, service),
      serviceSlug: service.slug,
      incident:
        enquiry.incidentId === null ? null : { id: enquiry.incidentId, title: enquiry.incidentTitle! },
      trackingUrl,
      customerDetail: {
        id: customerId,
        name: customerName,
        language: enquiry.customerLanguage,
        preferredChannel: enquiry.preferredChannel,
        needs: [...enquiry.needs],
        needsNote: enquiry.needsNote,
        kind: enquiry.customerKind,
        authorities: authorities.map((row) => toAuthority(row, today)),
        identifiers: identifiers.map(({ kind, value, stated, shared }) => ({
          kind,
          value,
          ...(stated && { stated }),
          ...(shared && { shared }),
        })),
      },
      perhapsTheSame: alike.map((each) => ({
        ...{ id: each.id, name: each.name, address: each.value },
        ...{ why: sayEvidence(each), enquiries: each.enquiries },
      })),
      customerDecisions: decisions.map(({ id: decisionId, kind, at, by, whom, other, evidence }) => ({
        ...{ id: decisionId, kind, at: toIso(at), by },
        ...{ one: whom, other, evidence },
      })),
      askedWhose: asked.map(({ decisionId, whom, other }) => ({ decisionId, one: whom, other }))[0] ?? null,
      ...toTimeline(contacts, events, await this.scans.of(holdersOfFiles(contacts))),
      seenUpTo: enquiry.newestFromCustomer,
      receiptDates: receiptDatesOf(entries, {
        zone,
        isOpen: enquiry.state === 'open',
      }),
      ...promises,
      workItems: work.map((row) => toWorkItem(row, this.clock.now(), leftOf(row))),
      otherMatters: {
        total: matters[0]?.total ?? 0,
        open: matters[0]?.totalOpen ?? 0,
        newest: matters.map(toMatter),
      },
      joinedInto:
        joins.filter(({ isWhole, direction }) => isWhole && direction === 'went').map(toJoin)[0] ?? null,
      joined: joins.filter(({ isWhole, direction }) => !isWhole || direction === 'came').map(toJoin),
      suggestions: suggested.map(({ why, isOneMail, ...row }) => ({
        ...{ ...toSummary(row), why, isOneMail },
      })),
      replyRoutes: routes
        .filter(({ closed }) => closed === undefined)
        // What the customer can use comes first.
        .toSorted(
          (a, b) => Number(against(a.channel) !== undefined) - Number(against(b.channel) !== undefined),
        )
        .map(({ channel, to, label, warning, cc, files: howFiles, formatting, longest, weighted, post }) => ({
          channel,
          to: to.value,
          label,
          files: howFiles !== 'none',
          ...(howFiles === 'linked' && { fileLink: fileLink(trackingUrl) }),
          formatting,
          longest,
          ...(weighted && { weighted }),
          ...(post && { audience: post.audience }),
          ...(warning !== undefined && { warning }),
          ...(against(channel) !== undefined && { against: against(channel)! }),
          ...(cc.length > 0 && { cc: cc.map(({ value }) => value) }),
        })),
      closedRoutes: routes.flatMap(({ label, closed }) =>
        closed === undefined ? [] : { label, why: closed },
      ),
      wantedChannel: wanted && { ...wanted, problem: wanted.problem?.text ?? null },
      questions: questions.map(({ askedAt, answeredAt, ...each }) => ({
        ...each,
        askedAt: askedAt === null ? null : toIso(askedAt),
        answeredAt: answeredAt === null ? null : toIso(answeredAt),
      })),
      known: knownOf(questions, told[0]!),
      handovers,
      hops: await this.handovers.hopsOf(id, enquiry.serviceId, agent, handovers),
      interpreter: interpreters.map(toNeed)[0] ?? null,
      canCall: callNumbers.length > 0,
      callNumbers,
      drafts: drafts.map(({ version, ...each }) => ({ ...each, version: toIso(version) })),
      draftFiles: files,
      fileLimits: fileLimits(this.config),
    };
  }

  /** What happened until an instant, the newest of it. @throws FrontdoorError `enquiry-not-found`. */
  async olderTimeline(id: string, until: number, { organisationId }: Agent): Promise<TimelinePart> {
    const [enquiry] = await findEnquiryDetail(this.source.manager, { organisationId, id });
    if (!enquiry) throw new FrontdoorError('enquiry-not-found');
    const part = { enquiryId: id, until, ...MOST_OF_TIMELINE };
    const contacts = await findContactsOfEnquiry(this.source.manager, part);
    const events = await findTimelineEvents(this.source.manager, part);
    return toTimeline(contacts, events, await this.scans.of(holdersOfFiles(contacts)));
  }
}

const toMatter = ({
  closedAt,
  outcome,
  missed,
  total: _total,
  totalOpen: _open,
  ...row
}: RowOf<typeof findMattersOfCustomer>): CustomerMatter => ({
  ...toSummary(row),
  closedAt: closedAt === null ? null : toIso(closedAt),
  outcome: row.state === 'open' ? null : (outcome ?? 'unanswered'),
  missed,
});

const toJoin = ({ otherId, at, ...each }: RowOf<typeof findJoins>): JoinedEnquiry => ({
  ...each,
  enquiryId: otherId,
  at: toIso(at),
});

const toNeed = (row: RowOf<typeof findInterpreter>): EnquiryDetail['interpreter'] => ({
  ...toInterpreter(row),
  ...{ id: row.id, note: row.note, askedAt: toIso(row.askedAt), askedBy: row.askedBy },
});

const summaryOf = (enquiry: RowOf<typeof findEnquiryDetail>, service: Service): EnquirySummary => {
  const { id, reference, subject, kind, state, ownerId, ownerName, openedAt, lastContactAt } = enquiry;
  return toSummary({
    ...{ id, reference, subject, kind, state, ownerId, ownerName, openedAt, lastContactAt },
    service: service.name,
    customerId: enquiry.customerId,
    customer: enquiry.customerName ?? enquiry.identifiers[0]?.value ?? 'Name not given',
  });
};
