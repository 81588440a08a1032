import type { OpenedCommitment, Pack } from '@frontdoor/charter';
import type { Channel, EnquiryKind } from '@frontdoor/contracts';
import type { Commitment, Service } from '@frontdoor/persistence';
import { nextAlarm } from './reconcile.js';

export interface Opening {
  id: string;
  organisationId: string;
  enquiryId: string;
  /** What opened it. */
  contactId: string;
  service: Pick<Service, 'id' | 'teamId'>;
  channel: Channel;
  kind: EnquiryKind;
  /** The calendar revision of the pack. */
  countedBy: string;
}

/** The row of a commitment that has just opened. */
export function newRow(
  pack: Pack,
  opened: OpenedCommitment,
  opening: Opening,
): { [K in keyof Commitment]?: Commitment[K] } {
  const { promiseId, clockId, title, whose, startedAt, dueAt, atRiskAt, explanation } = opened;
  const { service, ...from } = opening;
  return {
    ...from,
    promiseId,
    clockId,
    title,
    whose,
    state: 'running',
    startedAt,
    dueAt,
    firstDueAt: dueAt,
    atRiskAt,
    explanation,
    unit: pack.clocks.get(clockId)!.spans[0]!.unit,
    nextAlarmAt: nextAlarm('running', whose === 'council' ? atRiskAt : [], 0, dueAt),
    serviceId: service.id,
    teamId: service.teamId,
    packId: pack.id,
    packVersion: pack.version,
    packHash: pack.hash,
  };
}
