import { Injectable } from '@nestjs/common';
import { openEnquiry } from '@frontdoor/casework/enquiries';
import { Interpreters } from '@frontdoor/casework/interpreters';
import { Changes } from '@frontdoor/casework/live';
import { OfferWork } from '@frontdoor/casework/queue';
import type { api, BodyOf } from '@frontdoor/contracts';
import { FrontdoorError, toE164 } from '@frontdoor/kernel';
import { type Agent, type EntityManager, Interpreter } from '@frontdoor/persistence';

/** Staff say that a customer needs an interpreter, and whom they found (CITY-I1, CAS-I1). */
@Injectable()
export class ArrangeInterpreter {
  constructor(
    private readonly changes: Changes,
    private readonly interpreters: Interpreters,
    private readonly offerWork: OfferWork,
  ) {}

  /** @throws FrontdoorError `enquiry-not-found`, `enquiry-closed` */
  async ask(agent: Agent, enquiryId: string, wanted: BodyOf<typeof api.askForInterpreter>): Promise<void> {
    await this.changes.run(async (manager) => {
      const enquiry = await openEnquiry(manager, enquiryId, agent.organisationId, agent);
      await this.interpreters.ask(manager, enquiry, agent, wanted);
    });
  }

  /**
   * @returns the enquiry
   * @throws FrontdoorError `interpreter-not-found`, `enquiry-closed`, `interpreter-number-wrong`
   */
  async arrange(
    agent: Agent,
    id: string,
    { with: whom, number: typed, at }: BodyOf<typeof api.arrangeInterpreter>,
  ): Promise<string> {
    const number = typed ? toE164(typed) : null;
    if (number === undefined) throw new FrontdoorError('interpreter-number-wrong', { number: typed! });
    const enquiryId = await this.changes.run(async (manager) => {
      const interpreter = await this.find(manager, agent, id);
      const arranged = { with: whom, number, at: at === undefined ? null : Date.parse(at) };
      await this.interpreters.arrange(manager, interpreter, agent, arranged);
      return interpreter.enquiryId;
    });
    // Those may take it now who do not speak the language.
    this.offerWork.kick(agent.organisationId);
    return enquiryId;
  }

  /** @returns the enquiry. @throws FrontdoorError `interpreter-not-found`, `enquiry-closed` */
  end(agent: Agent, id: string, because: string): Promise<string> {
    return this.changes.run(async (manager) => {
      const interpreter = await this.find(manager, agent, id);
      await this.interpreters.end(manager, interpreter, because, agent);
      return interpreter.enquiryId;
    });
  }

  /** The enquiry is locked first, as everywhere. */
  private async find(manager: EntityManager, agent: Agent, id: string): Promise<Interpreter> {
    const { organisationId } = agent;
    const found = await manager.findOneBy(Interpreter, { id, organisationId });
    if (!found) throw new FrontdoorError('interpreter-not-found');
    await openEnquiry(manager, found.enquiryId, organisationId, agent);
    const now = await manager.findOneByOrFail(Interpreter, { id });
    if (now.state === 'ended') throw new FrontdoorError('interpreter-not-found');
    return now;
  }
}
