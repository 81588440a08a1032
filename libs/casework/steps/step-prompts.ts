import { Injectable } from '@nestjs/common';
import type { StepPrompt as StepPromptView } from '@frontdoor/contracts';
import { Clock, FrontdoorError, toIso } from '@frontdoor/kernel';
import { type Agent, DataSource, IsNull, MoreThan, StepPrompt, transaction } from '@frontdoor/persistence';

/** An unanswered question goes off the screen after a day; it counts as not answered. */
export const SHOWN_MS = 24 * 3_600_000;
/** How long an answer may be put right. */
const CHANGEABLE_MS = 3_600_000;

/** Steps that only a person can do, as the agent they were put to sees and answers them. */
@Injectable()
export class StepPrompts {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
  ) {}

  /** What this agent has not answered yet on an enquiry, the oldest first. */
  async promptsOf(enquiryId: string, agentId: string): Promise<StepPromptView[]> {
    const shown = MoreThan(this.clock.now() - SHOWN_MS);
    const prompts = await this.source.manager.find(StepPrompt, {
      where: { enquiryId, agentId, answer: IsNull(), at: shown },
      order: { at: 'ASC', id: 'ASC' },
    });
    return prompts.map(({ id, promiseId, ask, moment, channel, at }) => ({
      ...{ id, promiseId, ask, moment, channel },
      at: toIso(at),
    }));
  }

  /**
   * Confirms a step, or says that it was not done. The hour for second thoughts begins with the first answer.
   *
   * @throws FrontdoorError `prompt-not-found`, also for one that was put to somebody else; `prompt-answered`.
   */
  async answer(agent: Agent, id: string, answer: 'confirmed' | 'not-confirmed'): Promise<void> {
    await transaction(this.source, async (manager) => {
      const prompt = await manager.findOne(StepPrompt, {
        where: { id, organisationId: agent.organisationId, agentId: agent.id },
        lock: { mode: 'pessimistic_write' },
      });
      if (!prompt) throw new FrontdoorError('prompt-not-found');
      if (prompt.answer === answer) return;
      const now = this.clock.now();
      const answeredAt = prompt.answeredAt ?? now;
      if (now - answeredAt > CHANGEABLE_MS) throw new FrontdoorError('prompt-answered');
      await manager.update(StepPrompt, { id }, { answer, answeredAt });
    });
  }
}
