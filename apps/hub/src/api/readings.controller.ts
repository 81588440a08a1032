import { Controller } from '@nestjs/common';
import { type AnswerOf, api, type ContactReading } from '@frontdoor/contracts';
import { Readings } from '@frontdoor/casework/readings';
import type { Agent } from '@frontdoor/persistence';
import { DecideSuggestion, KeyReading } from '@frontdoor/use-cases';
import { type Input, Me, Sent, Serves } from '../edge/serves.js';

/** What stands on the pages of letters and faxes. */
@Controller()
export class ReadingsController {
  constructor(
    private readonly readings: Readings,
    private readonly keying: KeyReading,
    private readonly deciding: DecideSuggestion,
  ) {}

  @Serves(api.readReading)
  read(@Sent() { params }: Input<typeof api.readReading>, @Me() agent: Agent): Promise<ContactReading> {
    return this.readings.of(params.id, agent.organisationId);
  }

  @Serves(api.keyReading)
  key(@Sent() { params, body }: Input<typeof api.keyReading>, @Me() agent: Agent): Promise<ContactReading> {
    return this.keying.key(agent, params.id, body.text);
  }

  @Serves(api.confirmReadingSuggestion)
  confirm(
    @Sent() { params, body }: Input<typeof api.confirmReadingSuggestion>,
    @Me() agent: Agent,
  ): Promise<AnswerOf<typeof api.confirmReadingSuggestion>> {
    return this.deciding.confirm(agent, params.id, params.kind, body);
  }

  @Serves(api.dismissReadingSuggestion)
  dismiss(
    @Sent() { params }: Input<typeof api.dismissReadingSuggestion>,
    @Me() agent: Agent,
  ): Promise<ContactReading> {
    return this.deciding.dismiss(agent, params.id, params.kind);
  }
}
