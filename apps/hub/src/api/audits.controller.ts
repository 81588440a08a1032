import { Controller } from '@nestjs/common';
import { type AnswerOf, api } from '@frontdoor/contracts';
import type { Agent } from '@frontdoor/persistence';
import { AuditRegister, RecordAudit } from '@frontdoor/use-cases';
import { type Input, Me, Sent, Serves } from '../edge/serves.js';

@Controller()
export class AuditsController {
  constructor(
    private readonly register: AuditRegister,
    private readonly audits: RecordAudit,
  ) {}

  @Serves(api.readAudits)
  read(@Me() agent: Agent): Promise<AnswerOf<typeof api.readAudits>> {
    return this.register.read(agent.organisationId);
  }

  @Serves(api.recordAudit)
  record(
    @Sent() { params, body }: Input<typeof api.recordAudit>,
    @Me() agent: Agent,
  ): Promise<AnswerOf<typeof api.recordAudit>> {
    return this.audits.record(agent, params.promiseId, body);
  }

  @Serves(api.withdrawAudit)
  async withdraw(@Sent() { params }: Input<typeof api.withdrawAudit>, @Me() agent: Agent): Promise<void> {
    await this.audits.withdraw(agent, params.id);
  }
}
