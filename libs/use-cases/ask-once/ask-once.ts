import { Injectable } from '@nestjs/common';
import { openEnquiry } from '@frontdoor/casework/enquiries';
import { Changes } from '@frontdoor/casework/live';
import { Questions } from '@frontdoor/casework/questions';
import type { api, BodyOf } from '@frontdoor/contracts';
import { FrontdoorError } from '@frontdoor/kernel';
import { type Agent, type Enquiry, type EntityManager, Question } from '@frontdoor/persistence';

/** Staff note what they have to know, and write down what the customer answered (COUNTY-X1). */
@Injectable()
export class AskOnce {
  constructor(
    private readonly changes: Changes,
    private readonly questions: Questions,
  ) {}

  /** @throws FrontdoorError `enquiry-not-found`, `enquiry-closed` */
  async note(agent: Agent, enquiryId: string, noted: BodyOf<typeof api.noteQuestion>): Promise<void> {
    await this.changes.run(async (manager) => {
      const enquiry = await openEnquiry(manager, enquiryId, agent.organisationId, agent);
      await this.questions.note(manager, enquiry, agent, noted);
    });
  }

  /** @returns the enquiry. @throws FrontdoorError `question-not-found`, `enquiry-closed` */
  answer(agent: Agent, id: string, answer: string): Promise<string> {
    return this.of(agent, id, (manager, enquiry) =>
      this.questions.answer(manager, enquiry, agent, id, answer),
    );
  }

  /** What was asked stays. @returns the enquiry. @throws FrontdoorError `question-not-found`, `enquiry-closed` */
  drop(agent: Agent, id: string): Promise<string> {
    return this.of(agent, id, (manager, enquiry) => this.questions.drop(manager, enquiry, id));
  }

  private of(
    agent: Agent,
    id: string,
    change: (manager: EntityManager, enquiry: Enquiry) => Promise<void>,
  ): Promise<string> {
    return this.changes.run(async (manager) => {
      const found = await manager.findOneBy(Question, { id, organisationId: agent.organisationId });
      if (!found) throw new FrontdoorError('question-not-found');
      const enquiry = await openEnquiry(manager, found.enquiryId, agent.organisationId, agent);
      await change(manager, enquiry);
      return enquiry.id;
    });
  }
}
