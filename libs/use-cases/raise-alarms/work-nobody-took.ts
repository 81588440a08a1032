import { Inject, Injectable } from '@nestjs/common';
import { type Ring, sayRingTime } from '@frontdoor/contracts';
import { Every, Signals } from '@frontdoor/jobs';
import { Clock } from '@frontdoor/kernel';
import {
  DataSource,
  findWorkNobodyTook,
  IsNull,
  lockWorkOfOrganisation,
  Not,
  Service,
  transaction,
} from '@frontdoor/persistence';
import { LiveEvents } from '@frontdoor/casework/live';
import { OfferWork } from '@frontdoor/casework/queue';
import { Timeline } from '@frontdoor/casework/timeline';

const LOOK_MS = 5000;
const BATCH = 500;

/**
 * Work that nobody took in time: whoever else may have it now, by the rules of its service, is asked; supervisors are told
 * where the rules say so, once for each enquiry and ring.
 */
@Injectable()
export class WorkNobodyTook {
  constructor(
    private readonly source: DataSource,
    private readonly live: LiveEvents,
    private readonly timeline: Timeline,
    @Inject(OfferWork) private readonly offerWork: Pick<OfferWork, 'kick'>,
    private readonly signals: Signals,
    private readonly clock: Clock,
  ) {}

  @Every(LOOK_MS)
  async sweep(): Promise<void> {
    const services = await this.source.manager.findBy(Service, { rings: Not(IsNull()) });
    for (const service of services)
      for (const ring of service.rings?.rings ?? []) if (ring.tell) await this.tell(service, ring);
    for (const organisationId of new Set(services.map((service) => service.organisationId)))
      this.offerWork.kick(organisationId);
  }

  private async tell({ id: serviceId, organisationId, name }: Service, ring: Ring): Promise<void> {
    const text = `Nobody took this ${sayRingTime(ring)}${ring.partner ? `; it may go to ${ring.partner}` : ''}`;
    const isTold = await transaction(this.source, async (manager) => {
      await lockWorkOfOrganisation(manager, { organisationId });
      const untold = await findWorkNobodyTook(manager, {
        ...{ serviceId, text, limit: BATCH, now: this.clock.now() },
        ...{ afterMinutes: ring.afterMinutes ?? 0, afterPermille: Math.round((ring.afterShare ?? 0) * 1000) },
      });
      const [first] = untold;
      if (!first) return false;
      await this.timeline.events(
        manager,
        untold.map(({ enquiryId }) => ({ enquiryId, text, tone: 'bad' as const })),
      );
      const what = untold.length === 1 ? 'An enquiry waits' : `${untold.length} enquiries wait`;
      const help = ring.partner
        ? `Give it to somebody, or hand it to ${ring.partner}.`
        : 'Give it to somebody.';
      await this.live.append(manager, [
        {
          ...{ organisationId, topic: 'alarm' as const, subjectId: first.enquiryId },
          text: `${what} for ${name} that nobody took ${sayRingTime(ring)}. ${help}`,
        },
        ...untold.map(({ enquiryId: subjectId }) => ({
          organisationId,
          topic: 'enquiry' as const,
          subjectId,
        })),
      ]);
      return true;
    });
    if (isTold) this.signals.changed();
  }
}
