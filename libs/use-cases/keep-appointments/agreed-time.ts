import { Injectable } from '@nestjs/common';
import { Ledger, type NewLedgerEntry } from '@frontdoor/casework/ledger';
import { Appointment, type EntityManager, IsNull, LedgerEntry } from '@frontdoor/persistence';

/**
 * What the ledger has of home visits. A promise about the agreed time begins when it comes, so what met it before (the officer
 * was early, the customer was told of the delay) counts at that time.
 */
@Injectable()
export class AgreedTime {
  constructor(private readonly ledger: Ledger) {}

  /** Notes that the agreed time has come, once. */
  async come(manager: EntityManager, appointment: Appointment): Promise<void> {
    const { id, kind, startsAt, isDue } = appointment;
    if (isDue) return;
    await manager.update(Appointment, { id }, { isDue: true });
    appointment.isDue = true;
    if (kind !== 'home') return;
    const entries: NewLedgerEntry[] = [this.entry(appointment, 'appointment-due', startsAt)];
    const toldAt = await this.delayToldAt(manager, appointment);
    if (toldAt !== null && toldAt <= startsAt)
      entries.push(this.entry(appointment, 'delay-told', startsAt, toldAt));
    const arrival = appointment.marks.findLast(({ what }) => what === 'arrived');
    if (appointment.state === 'arrived' && arrival && arrival.at <= startsAt)
      entries.push(this.entry(appointment, 'visit-started', startsAt, arrival.at));
    await this.ledger.record(manager, entries);
  }

  /** The officer came, or somebody told the customer of the delay; before the agreed time it is noted when that comes. */
  async met(
    manager: EntityManager,
    appointment: Appointment,
    type: 'visit-started' | 'delay-told',
    at: number,
    byId: string | null,
  ): Promise<void> {
    if (appointment.kind !== 'home' || at < appointment.startsAt) return;
    await this.come(manager, appointment);
    await this.ledger.record(manager, [
      { ...this.entry(appointment, type, at), ...(byId !== null && { byId }) },
    ]);
  }

  /** What was recorded of one mark does not count any more. */
  async takeBack(
    manager: EntityManager,
    { id, enquiryId, startsAt }: Appointment,
    type: 'visit-started' | 'delay-told',
    at: number,
    byId: string,
  ): Promise<void> {
    const entries = await manager.findBy(LedgerEntry, { enquiryId, type, takenBackAt: IsNull() });
    const own = entries.filter(
      (each) => each.data.appointmentId === id && (each.at === at || each.at === startsAt),
    );
    await this.ledger.takeBack(manager, own, byId, 'marked by mistake');
  }

  /** When the message about the delay left, or somebody told the customer; null where neither happened. */
  private async delayToldAt(
    manager: EntityManager,
    { enquiryId, delayContactId, delayToldAt }: Appointment,
  ): Promise<number | null> {
    if (delayToldAt !== null || delayContactId === null) return delayToldAt;
    const told = await manager.findOneBy(LedgerEntry, {
      ...{ enquiryId, type: 'delay-told', contactId: delayContactId },
      takenBackAt: IsNull(),
    });
    return told?.at ?? null;
  }

  private entry(
    { id, enquiryId, organisationId }: Appointment,
    type: NewLedgerEntry['type'],
    at: number,
    happenedAt?: number,
  ): NewLedgerEntry {
    const data = { appointmentId: id, ...(happenedAt !== undefined && { happenedAt }) };
    return { enquiryId, organisationId, type, at, data };
  }
}
