import type { TimeLeft, WorkItem } from '@frontdoor/contracts';
import { toIso } from '@frontdoor/kernel';
import { type findWorkItems, PLACES, type RowOf } from '@frontdoor/persistence';

type Row = RowOf<typeof findWorkItems>;

/** @param left of the promise, in its own unit */
export const toWorkItem = (row: Row, now: number, left: TimeLeft): WorkItem => ({
  id: row.id,
  kind: row.kind,
  state: row.state,
  enquiryId: row.enquiryId,
  reference: row.reference,
  channel: row.channel,
  service: row.service,
  language: row.language,
  needs: [...row.needs],
  customer: row.customer ?? row.party ?? 'Name not given',
  subject: row.subject,
  preview: row.preview,
  queuedAt: toIso(row.queuedAt),
  promise: row.promiseId
    ? {
        promiseId: row.promiseId,
        title: row.promiseTitle!,
        dueAt: toIso(row.dueAt!),
        atRiskAt: row.atRiskAt!.map(toIso),
        left,
      }
    : null,
  callback: row.callback,
  interpreter: row.interpreter,
  waitsUntil: isForLater(row, now) ? toIso(row.notBefore!) : null,
  contactsIn: row.contactsIn,
  ...rankOf(row, now),
  rankReason: reasonFor(row, now),
  agent: row.agentId ? { id: row.agentId, name: row.agentName! } : null,
  offerExpiresAt: row.offerExpiresAt === null ? null : toIso(row.offerExpiresAt),
  offerReason: row.offerReason,
});

/** A time agreed with the customer has not come. */
const isForLater = ({ state, held, notBefore }: Row, now: number): boolean =>
  state === 'waiting' && held && notBefore !== null && notBefore > now;

function reasonFor(row: Row, now: number): string {
  if (row.goesFirst) return 'A visitor who needs help with communication or access goes first';
  if (row.kind === 'delivery-failed') return 'An answer did not arrive; the customer still waits';
  if (row.kind === 'give-later') return 'A visitor was told that they will have something by then';
  if (row.kind === 'appointment-changed') return 'A customer changed or cancelled an appointment with us';
  if (row.kind === 'call-outcome') return 'Nobody has said how a call to the customer went';
  if (row.kind === 'delivery-unknown') return 'It is not known whether an answer left';
  if (row.notBefore !== null && row.notBefore > now) return 'Kept until the time the caller asked for';
  if (row.kind === 'callback') return 'The time the caller asked for ends first';
  if (!row.promiseId) return 'No promise applies; counted as due a day after it came';
  return row.dueAt! < now
    ? 'Its promise is missed; the longest overdue comes first'
    : 'Its promise falls due first';
}

/** Places are counted up to a thousand; one that waits and has none stands behind all of these. */
function rankOf(row: Row, now: number): Pick<WorkItem, 'rank' | 'rankIsAtLeast'> {
  const { state, place } = row;
  if (state !== 'waiting' || isForLater(row, now)) return { rank: null, rankIsAtLeast: false };
  return { rank: place ?? PLACES + 1, rankIsAtLeast: place === null };
}
