import { Injectable } from '@nestjs/common';
import {
  type Brief,
  type BriefGiven,
  CHANNELS,
  MAIN_LANGUAGE,
  NEEDS,
  sayInterpreted,
  sayInterpreter,
} from '@frontdoor/contracts';
import { Clock, FrontdoorError } from '@frontdoor/kernel';
import {
  type Agent,
  Brief as BriefRow,
  BriefOpening,
  type Enquiry,
  type EntityManager,
  findRecordForBrief,
  findWordsToHandOver,
  Handover,
} from '@frontdoor/persistence';
import { keptNeedsOf } from '../customers/index.js';
import { Directory } from '../directory/index.js';
import { Interpreters } from '../interpreters/index.js';
import { recordBrief } from './record-brief.js';
import { sayAnswer } from './say-answer.js';

/** What travels with a handover: made from the record, put right by people, kept with its versions. */
@Injectable()
export class Briefs {
  constructor(
    private readonly directory: Directory,
    private readonly interpreters: Interpreters,
    private readonly clock: Clock,
  ) {}

  /**
   * As the record has it.
   *
   * @param isOutside for another organisation: without internal notes, and without what the customer needs
   */
  async prepare(
    manager: EntityManager,
    { id: enquiryId, organisationId, customerId }: Pick<Enquiry, 'id' | 'organisationId' | 'customerId'>,
    isOutside = false,
  ): Promise<Omit<Brief, 'why'>> {
    const sent = await findWordsToHandOver(manager, { enquiryId });
    const [record] = await findRecordForBrief(manager, { enquiryId });
    const { asked, sent: replies, notes, promised, appointments, callbacks } = record!;
    const day = await this.dayIn(organisationId);
    const report = sent.find((each) => each.report?.address !== undefined)?.report;
    const done = [
      ...replies.map(({ at, ...answer }) => ({ at, says: `${day(Date.parse(at))}: ${sayAnswer(answer)}` })),
      ...(isOutside ? [] : notes).map(({ at, by, text }) => ({
        at,
        says: `${day(Date.parse(at))}: ${by ?? 'Noted'}: ${text}`,
      })),
    ];
    return recordBrief({
      sent,
      place: sent.find(({ place }) => place !== null)?.place?.address ?? report?.address,
      asked,
      done: done.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at)).map(({ says }) => says),
      promised: [
        ...promised,
        ...callbacks.map(({ to, number }) => ({
          what: `To be rung back${number && !isOutside ? ` on ${number}` : ''}`,
          by: to,
        })),
        ...appointments.map(({ at, place, purpose }) => ({ what: `${purpose} (${place})`, by: at })),
      ].map(({ what, by }) => ({ what, by: new Date(by).toISOString() })),
      needs: isOutside ? [] : await this.needsOf(manager, enquiryId, customerId),
      missing: asked.filter(({ answer }) => answer.trim() === '').map(({ question }) => question),
      sayDay: day,
    });
  }

  /** The first version of a handover: what was written, and of everything else what the record has. */
  async keep(
    manager: EntityManager,
    handoverId: string,
    agent: Pick<Agent, 'id'>,
    enquiry: Enquiry,
    { why, ...given }: BriefGiven & { why: string },
  ): Promise<Brief> {
    const words: Brief = { ...(await this.prepare(manager, enquiry)), ...given, why };
    await this.add(manager, { handoverId, version: 1, words, byId: agent.id });
    return words;
  }

  /** Puts it right: a further version. Those who had opened it open it anew. @throws FrontdoorError `handover-not-found` */
  async change(
    manager: EntityManager,
    handoverId: string,
    agent: Pick<Agent, 'id'>,
    given: BriefGiven,
  ): Promise<void> {
    const newest = await this.newest(manager, handoverId);
    const words = { ...newest.words, ...given };
    await this.add(manager, { handoverId, version: newest.version + 1, words, byId: agent.id });
    await this.open(manager, handoverId, agent, 'read');
  }

  /** Somebody has it before them. Said again, the first time counts. */
  async open(
    manager: EntityManager,
    handoverId: string,
    { id: agentId }: Pick<Agent, 'id'>,
    how: BriefOpening['how'],
  ): Promise<void> {
    const { version } = await this.newest(manager, handoverId);
    const opening = { handoverId, version, agentId, at: this.clock.now(), how };
    await manager.createQueryBuilder().insert().into(BriefOpening).values(opening).orIgnore().execute();
  }

  private async newest(manager: EntityManager, handoverId: string): Promise<BriefRow> {
    const [newest] = await manager.find(BriefRow, {
      where: { handoverId },
      order: { version: 'DESC' },
      take: 1,
    });
    if (!newest) throw new FrontdoorError('handover-not-found');
    return newest;
  }

  private async add(manager: EntityManager, brief: Omit<BriefRow, 'at'>): Promise<void> {
    // Two who put it right at once have one version after the other.
    await manager.findOneOrFail(Handover, {
      where: { id: brief.handoverId },
      lock: { mode: 'pessimistic_write' },
    });
    await manager.insert(BriefRow, { ...brief, at: this.clock.now() });
  }

  private async needsOf(manager: EntityManager, enquiryId: string, customerId: string): Promise<string[]> {
    const { needs, needsNote, language, preferredChannel } = await keptNeedsOf(manager, customerId);
    const interpreter = await this.interpreters.of(manager, enquiryId);
    const arranged = interpreter?.arrangedWith ? `, arranged with ${interpreter.arrangedWith}` : '';
    return [
      ...(interpreter ? [`Interpreter: ${sayInterpreter(interpreter)}${arranged}`] : []),
      ...needs.map((each) => `${NEEDS[each].label}. ${NEEDS[each].does}`),
      ...(needsNote ? [needsNote] : []),
      ...(language === MAIN_LANGUAGE ? [] : [`Speaks ${sayInterpreted(language)}`]),
      ...(preferredChannel ? [`Wants to be answered ${CHANNELS[preferredChannel].by}`] : []),
    ];
  }

  private async dayIn(organisationId: string): Promise<(instant: number) => string> {
    const { zone } = await this.directory.organisation(organisationId);
    const day = new Intl.DateTimeFormat('en-GB', { timeZone: zone, dateStyle: 'long' });
    return (instant) => day.format(instant);
  }
}
