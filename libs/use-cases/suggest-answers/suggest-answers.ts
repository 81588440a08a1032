import { Injectable } from '@nestjs/common';
import { AnswerLibrary, type FoundAnswer, isFound } from '@frontdoor/casework/answers';
import { Charters } from '@frontdoor/casework/charters';
import { Changes, LiveEvents } from '@frontdoor/casework/live';
import { refuseExcluded } from '@frontdoor/casework/queue';
import type { AnswerSuggestion } from '@frontdoor/contracts';
import { Clock, FrontdoorError } from '@frontdoor/kernel';
import {
  type Agent,
  confirmSteps,
  Customer,
  DataSource,
  Enquiry,
  findWordsOfEnquiry,
} from '@frontdoor/persistence';

const MOST = 5;
/** Less in common is no more than chance. */
const LEAST_SCORE = 2;

/** Answers beside an enquiry: what concerns it, and that the customer was told. */
@Injectable()
export class SuggestAnswers {
  constructor(
    private readonly source: DataSource,
    private readonly library: AnswerLibrary,
    private readonly charters: Charters,
    private readonly changes: Changes,
    private readonly live: LiveEvents,
    private readonly clock: Clock,
  ) {}

  /** By the newest words of the customer and the service; by `search` alone where something is sought. @throws FrontdoorError `enquiry-not-found` */
  async of(agent: Agent, enquiryId: string, search: string): Promise<AnswerSuggestion[]> {
    const { organisationId } = agent;
    const { manager } = this.source;
    const enquiry = await manager.findOneBy(Enquiry, { id: enquiryId, organisationId });
    if (!enquiry) throw new FrontdoorError('enquiry-not-found');
    const { language } = await manager.findOneByOrFail(Customer, { id: enquiry.customerId });
    const isSought = search.trim() !== '';
    const [said] = isSought ? [] : await findWordsOfEnquiry(manager, { enquiryId });
    const found = await this.library.search(organisationId, {
      sought: isSought ? search : `${enquiry.subject}\n${said?.text ?? ''}`,
      languages: ['en', language],
      forCustomers: false,
      serviceId: enquiry.serviceId,
      limit: MOST * 2,
    });
    const fitting = isSought ? found.filter(isFound) : found.filter(({ score }) => score >= LEAST_SCORE);
    return Promise.all(fitting.slice(0, MOST).map((row) => this.view(row)));
  }

  /**
   * The customer was told it. What the agent is asked of services and web pages at this call is confirmed with it.
   *
   * @throws FrontdoorError `enquiry-not-found`, `answer-not-found`
   */
  async tell(agent: Agent, enquiryId: string, answerId: string): Promise<void> {
    const { organisationId } = agent;
    await this.changes.run(async (manager) => {
      const enquiry = await manager.findOneBy(Enquiry, { id: enquiryId, organisationId });
      if (!enquiry) throw new FrontdoorError('enquiry-not-found');
      await refuseExcluded(manager, enquiry, agent);
      await this.library.cite(manager, agent, enquiry, [answerId], 'told');
      const { promises } = await this.charters.pinned(manager, enquiry);
      await confirmSteps(manager, {
        ...{ enquiryId, agentId: agent.id, now: this.clock.now() },
        promiseIds: promises.filter(({ step }) => step?.confirmedBy === 'answer-told').map(({ id }) => id),
      });
      await this.live.append(manager, [{ organisationId, topic: 'enquiry', subjectId: enquiryId }]);
    });
  }

  private async view(row: FoundAnswer): Promise<AnswerSuggestion> {
    const { id, title, body, link, linkText, language, reviewOn, said } = row;
    const { isOverdue, isOffered, service } = await this.library.summary(row);
    return {
      ...{ id, title, body, link, linkText, language, service, isOverdue, reviewOn },
      address: isOffered ? this.library.addressOf(row) : null,
      why: [...said].toSorted((one, other) => one.localeCompare(other)),
    };
  }
}
