import { Injectable } from '@nestjs/common';
import { askedAgainIn, IDENTIFIERS, type IdentifierKind, type Known, sayKnown } from '@frontdoor/contracts';
import { Clock, FrontdoorError, Ids } from '@frontdoor/kernel';
import {
  type Agent,
  AskedAgain,
  type EntityManager,
  findQuestions,
  findTold,
  IsNull,
  Question,
  type RowOf,
} from '@frontdoor/persistence';
import { LiveEvents } from '../live/index.js';
import { Timeline } from '../timeline/index.js';

type Told = RowOf<typeof findTold>;

interface Of {
  id: string;
  organisationId: string;
}

/** What is known of an enquiry: what was answered, the fields of forms, and how the customer is reached. */
export const knownOf = (
  questions: readonly Pick<RowOf<typeof findQuestions>, 'question' | 'answer'>[],
  { name, identifiers, place }: Pick<Told, 'name' | 'identifiers' | 'place'>,
): Known[] => [
  ...(place ? [{ question: 'Where', answer: place }] : []),
  ...(name ? [{ question: 'Name', answer: name }] : []),
  ...identifiers.map(({ kind, value }) => ({
    question: IDENTIFIERS[kind as IdentifierKind].label,
    answer: value,
  })),
  ...questions.flatMap(({ question, answer }) => (answer === null ? [] : [{ question, answer }])),
];

/** Questions to customers, each asked once. Called with the enquiry locked. */
@Injectable()
export class Questions {
  constructor(
    private readonly timeline: Timeline,
    private readonly live: LiveEvents,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async known(manager: EntityManager, enquiryId: string): Promise<Known[]> {
    const [told] = await findTold(manager, { enquiryId });
    return knownOf(await findQuestions(manager, { enquiryId }), told!);
  }

  /** What has to be known. The same question again is the same; an answer to it counts. */
  async note(
    manager: EntityManager,
    enquiry: Of,
    agent: Pick<Agent, 'id'>,
    { question, answer, callId }: { question: string; answer?: string | undefined; callId?: string },
  ): Promise<void> {
    const { id: enquiryId, organisationId } = enquiry;
    const now = this.clock.now();
    const answered = answer ? { answer, answeredAt: now, answeredById: agent.id } : {};
    const known = await manager.findOneBy(Question, { enquiryId, question });
    if (known) {
      if (answer) await manager.update(Question, { id: known.id }, answered);
    } else
      await manager.insert(Question, {
        ...{ id: this.ids.uuid(), organisationId, enquiryId, question, notedAt: now, notedById: agent.id },
        ...{ source: callId ? 'call' : 'staff', askedAt: callId ? now : null, contactId: callId ?? null },
        ...answered,
      });
    await this.tell(manager, enquiry);
  }

  async answer(manager: EntityManager, enquiry: Of, agent: Agent, id: string, answer: string): Promise<void> {
    const answered = { answer, answeredAt: this.clock.now(), answeredById: agent.id };
    await manager.update(Question, { id }, answered);
    await this.tell(manager, enquiry);
  }

  async drop(manager: EntityManager, enquiry: Of, id: string): Promise<void> {
    await manager.delete(Question, { id, askedAt: IsNull(), answeredAt: IsNull() });
    await this.tell(manager, enquiry);
  }

  /**
   * What a reply asks for though it is known.
   *
   * @throws FrontdoorError `asked-already` unless its writer wants to ask all the same
   */
  async refuseKnown(
    manager: EntityManager,
    enquiryId: string,
    text: string,
    despiteKnown: boolean,
  ): Promise<Known[]> {
    const found = askedAgainIn(text, await this.known(manager, enquiryId));
    if (found.length > 0 && !despiteKnown)
      throw new FrontdoorError('asked-already', { known: found.map(sayKnown).join('; ') });
    return found;
  }

  /** A message left: what it asks was asked, and what it asks for again is counted. */
  async asked(
    manager: EntityManager,
    enquiry: Of,
    agent: Agent,
    { text, contactId, again }: { text: string; contactId: string; again: readonly Known[] },
  ): Promise<void> {
    const { id: enquiryId, organisationId } = enquiry;
    const now = this.clock.now();
    const said = plain(text);
    const open = await manager.findBy(Question, { enquiryId, askedAt: IsNull(), answeredAt: IsNull() });
    for (const { id, question } of open)
      if (said.includes(plain(question))) await manager.update(Question, { id }, { askedAt: now, contactId });
    if (again.length === 0) return;
    await manager.insert(
      AskedAgain,
      again.map(({ question }) => ({
        ...{ id: this.ids.uuid(), organisationId, enquiryId, contactId, question, byId: agent.id, at: now },
      })),
    );
    const what = again.map(({ question }) => `“${question}”`).join(', ');
    const sentence = `${agent.name} asked the customer for what is known: ${what}`;
    await this.timeline.event(manager, enquiryId, agent.id, sentence, 'bad');
  }

  private tell(manager: EntityManager, { id: subjectId, organisationId }: Of): Promise<void> {
    return this.live.append(manager, [{ organisationId, topic: 'enquiry', subjectId }]);
  }
}

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^\p{L}\d]+/gu, ' ')
    .trim();
