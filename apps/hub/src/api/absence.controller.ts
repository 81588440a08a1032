import { Controller } from '@nestjs/common';
import { type AnswerOf, api } from '@frontdoor/contracts';
import type { Agent } from '@frontdoor/persistence';
import { HandOverOwned } from '@frontdoor/use-cases';
import { type Input, Me, Sent, Serves } from '../edge/serves.js';

@Controller()
export class AbsenceController {
  constructor(private readonly owned: HandOverOwned) {}

  @Serves(api.proposeForAbsence)
  propose(
    @Sent() { params }: Input<typeof api.proposeForAbsence>,
    @Me() agent: Agent,
  ): Promise<AnswerOf<typeof api.proposeForAbsence>> {
    return this.owned.proposals(agent, params.id);
  }

  @Serves(api.handOverOwned)
  hand(
    @Sent() { params, body }: Input<typeof api.handOverOwned>,
    @Me() agent: Agent,
  ): Promise<AnswerOf<typeof api.handOverOwned>> {
    return this.owned.hand(agent, params.id, body);
  }

  @Serves(api.undoOwned)
  undo(
    @Sent() { params }: Input<typeof api.undoOwned>,
    @Me() agent: Agent,
  ): Promise<AnswerOf<typeof api.undoOwned>> {
    return this.owned.undo(agent, params.id);
  }
}
