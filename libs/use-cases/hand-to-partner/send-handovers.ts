import { type BeforeApplicationShutdown, Inject, Injectable } from '@nestjs/common';
import { Changes, LiveEvents } from '@frontdoor/casework/live';
import { Timeline } from '@frontdoor/casework/timeline';
import { asOpen311Time, markOf, reportBody } from '@frontdoor/channels/open311';
import { Every } from '@frontdoor/jobs';
import { Clock, FrontdoorError, Ids } from '@frontdoor/kernel';
import {
  claimHandovers,
  DataSource,
  Enquiry,
  Partner,
  PartnerHandover,
  releaseHandovers,
} from '@frontdoor/persistence';
import { type Logger, LOG } from '@frontdoor/platform';
import { AskPartner, PartnerTrouble } from './ask-partner.js';
import { GoingOn } from './going-on.js';
import { PartnerFiles } from './partner-files.js';
import { chanceIn, MOST_ATTEMPTS, waitAfter } from './waits.js';

/** Longer than all that is done at once for one partner can take: with the first trouble the rest is left for later. */
const CLAIM_MS = 1_200_000;
const AT_ONCE = 20;
/** What is left for later because the partner is in trouble is tried again after this time. */
const LATER_MS = 120_000;
/** What was posted is looked for from so long before. */
const LOOK_BACK_MS = 24 * 3_600_000;

/** Sends what was handed over to the endpoints of partners. What broke off is looked for there before it is sent again. */
@Injectable()
export class SendHandovers implements BeforeApplicationShutdown {
  private readonly going: GoingOn;

  constructor(
    private readonly source: DataSource,
    private readonly changes: Changes,
    private readonly ask: AskPartner,
    private readonly files: PartnerFiles,
    private readonly timeline: Timeline,
    private readonly live: LiveEvents,
    private readonly clock: Clock,
    private readonly ids: Ids,
    @Inject(LOG) private readonly log: Logger,
  ) {
    this.going = new GoingOn(clock);
  }

  @Every(2000)
  async sweep(): Promise<void> {
    if (this.going.isOver) return;
    const now = this.clock.now();
    const due = await claimHandovers(this.source, {
      ...{ now, until: now + CLAIM_MS, limit: AT_ONCE, except: this.going.busy },
    });
    const byPartner = new Map<string, string[]>();
    for (const { id, partnerId } of due) byPartner.set(partnerId, [...(byPartner.get(partnerId) ?? []), id]);
    // One partner that hangs holds up no other.
    for (const [partnerId, ids] of byPartner) this.going.begin(partnerId, () => this.sendInTurn(ids));
    await this.going.wait();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.going.end();
  }

  /** Those of one partner. In trouble it gets one request at a time, however much waits for it. */
  private async sendInTurn(ids: readonly string[]): Promise<void> {
    for (const [index, id] of ids.entries()) {
      const isInTrouble = await this.send(id).catch((error: unknown) => {
        this.log.error({ err: error, handover: id }, 'a handover to a partner could not be tried');
        return true;
      });
      if (!isInTrouble && !this.going.isOver) continue;
      await releaseHandovers(this.source, { ids: ids.slice(index + 1), nextAt: this.clock.now() + LATER_MS });
      return;
    }
  }

  /** Whether the partner is in trouble. */
  private async send(id: string): Promise<boolean> {
    const { manager } = this.source;
    const handover = await manager.findOneByOrFail(PartnerHandover, { id });
    const partner = await manager.findOneByOrFail(Partner, { id: handover.partnerId });
    try {
      const told = (await this.lookFor(handover, partner)) ?? (await this.post(handover, partner));
      await this.handed(handover, partner, told);
      return false;
    } catch (error) {
      if (error instanceof PartnerTrouble) return this.failed(handover, partner, error);
      if (error instanceof FrontdoorError && error.code === 'partner-unreadable')
        return this.failed(handover, partner, new PartnerTrouble('unknown', error.message));
      throw error;
    }
  }

  private async post(handover: PartnerHandover, partner: Partner): Promise<Told> {
    const { words } = handover;
    const apiKey = this.ask.keyOf(partner);
    const { reference } = await this.source.manager.findOneByOrFail(Enquiry, { id: handover.enquiryId });
    const { contentType, body } = reportBody(
      {
        ...words,
        ...(apiKey !== undefined && { apiKey }),
        ...(partner.jurisdiction !== null && { jurisdiction: partner.jurisdiction }),
        serviceCode: partner.serviceCode ?? '',
        reference: markFor(handover, reference),
      },
      await this.files.of(words, handover.organisationId),
    );
    // From here on nobody knows what became of it until the partner has answered.
    await this.source.manager.update(PartnerHandover, { id: handover.id }, { state: 'unknown' });
    const answer = await this.ask.post(partner, 'requests.xml', contentType, body);
    const [told] = await this.ask.list(answer, 'service_requests', 'request');
    if (!told?.service_request_id && !told?.token) throw new FrontdoorError('partner-unreadable');
    return { reference: told.service_request_id ?? null, token: told.token ?? null };
  }

  /** What broke off before, if the partner has it. */
  private async lookFor(handover: PartnerHandover, partner: Partner): Promise<Told | undefined> {
    if (handover.state !== 'unknown') return undefined;
    const { reference } = await this.source.manager.findOneByOrFail(Enquiry, { id: handover.enquiryId });
    const list = await this.ask.get(partner, 'requests.xml', {
      start_date: asOpen311Time(handover.at - LOOK_BACK_MS),
      end_date: asOpen311Time(this.clock.now() + 3_600_000),
      ...(partner.serviceCode !== null && { service_code: partner.serviceCode }),
    });
    const mark = markOf(markFor(handover, reference));
    const found = (await this.ask.list(list, 'service_requests', 'request')).find(({ description }) =>
      description?.split('\n').some((line) => line.trim() === mark),
    );
    return found?.service_request_id === undefined
      ? undefined
      : { reference: found.service_request_id, token: null };
  }

  private async handed(
    handover: PartnerHandover,
    partner: Partner,
    { reference, token }: Told,
  ): Promise<void> {
    const { id, organisationId, enquiryId } = handover;
    await this.changes.run(async (manager) => {
      await manager.update(
        PartnerHandover,
        { id },
        {
          state: 'handed',
          partnerReference: reference,
          token,
          problem: null,
          nextAt: null,
          claimedUntil: null,
        },
      );
      await manager.update(Partner, { id: partner.id }, { trouble: null, troubleSince: null });
      const number = reference === null ? '' : `, and calls it ${reference}`;
      await this.timeline.event(manager, enquiryId, null, `${partner.name} has it${number}`, 'good');
      await this.live.append(manager, [{ organisationId, topic: 'enquiry', subjectId: enquiryId }]);
    });
  }

  private async failed(
    handover: PartnerHandover,
    partner: Partner,
    trouble: PartnerTrouble,
  ): Promise<boolean> {
    const { id, organisationId, enquiryId } = handover;
    const now = this.clock.now();
    const attempts = handover.attempts;
    const isOver = trouble.what === 'refused' || attempts >= MOST_ATTEMPTS;
    const wait = Math.max(trouble.retryAfterMs ?? 0, waitAfter(attempts, chanceIn(this.ids.uuid())));
    // A look that failed does not say what became of the attempt before it.
    const state = handover.state === 'unknown' || trouble.what === 'unknown' ? 'unknown' : 'waiting';
    await this.changes.run(async (manager) => {
      await manager.update(
        PartnerHandover,
        { id },
        {
          state: isOver ? 'refused' : state,
          problem: trouble.message.slice(0, 500),
          nextAt: isOver ? null : now + wait,
          claimedUntil: null,
        },
      );
      if (trouble.what !== 'refused')
        await manager.update(
          Partner,
          { id: partner.id },
          { trouble: trouble.message.slice(0, 500), troubleSince: partner.troubleSince ?? now },
        );
      if (isOver)
        await this.timeline.event(
          manager,
          enquiryId,
          null,
          `${partner.name} did not take it: ${trouble.message}. Somebody has to pass it on in another way`,
          'bad',
        );
      await this.live.append(manager, [{ organisationId, topic: 'enquiry', subjectId: enquiryId }]);
    });
    return trouble.what !== 'refused';
  }
}

interface Told {
  reference: string | null;
  token: string | null;
}

/** By which a partner knows one handover again; an enquiry may be handed to it twice. */
const markFor = ({ id }: PartnerHandover, reference: string): string => `${reference}-${id.slice(0, 8)}`;
