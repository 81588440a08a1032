import { Controller } from '@nestjs/common';
import { ApiKeys } from '@frontdoor/casework/api-keys';
import { type AnswerOf, api } from '@frontdoor/contracts';
import type { Agent } from '@frontdoor/persistence';
import { type Input, Me, Sent, Serves } from '../edge/serves.js';

@Controller()
export class ApiKeysController {
  constructor(private readonly keys: ApiKeys) {}

  @Serves(api.listApiKeys)
  async list(@Me() { organisationId }: Agent): Promise<AnswerOf<typeof api.listApiKeys>> {
    return {
      keys: await this.keys.list(organisationId),
      integrations: await this.keys.integrations(organisationId),
    };
  }

  @Serves(api.addApiKey)
  add(
    @Sent() { body }: Input<typeof api.addApiKey>,
    @Me() { organisationId }: Agent,
  ): Promise<AnswerOf<typeof api.addApiKey>> {
    return this.keys.add(organisationId, body);
  }

  @Serves(api.rotateApiKey)
  rotate(
    @Sent() { params, body }: Input<typeof api.rotateApiKey>,
    @Me() { organisationId }: Agent,
  ): Promise<AnswerOf<typeof api.rotateApiKey>> {
    return this.keys.rotate(organisationId, params.id, body.keepHours);
  }

  @Serves(api.removeApiKey)
  remove(@Sent() { params }: Input<typeof api.removeApiKey>, @Me() { organisationId }: Agent): Promise<void> {
    return this.keys.remove(organisationId, params.id);
  }
}
