import { Controller } from '@nestjs/common';
import { type AnswerOf, api } from '@frontdoor/contracts';
import type { Agent } from '@frontdoor/persistence';
import { SetUp } from '@frontdoor/use-cases';
import { Me, Serves } from '../edge/serves.js';

@Controller()
export class SetUpController {
  constructor(private readonly setUp: SetUp) {}

  @Serves(api.listStaff)
  people(@Me() reader: Agent): Promise<AnswerOf<typeof api.listStaff>> {
    return this.setUp.people(reader);
  }

  @Serves(api.listTeams)
  teams(@Me() reader: Agent): Promise<AnswerOf<typeof api.listTeams>> {
    return this.setUp.teams(reader);
  }

  @Serves(api.listServices)
  services(@Me() reader: Agent): Promise<AnswerOf<typeof api.listServices>> {
    return this.setUp.services(reader);
  }

  @Serves(api.listEntryPoints)
  entryPoints(@Me() reader: Agent): Promise<AnswerOf<typeof api.listEntryPoints>> {
    return this.setUp.entryPoints(reader);
  }

  @Serves(api.readCharter)
  charter(@Me() reader: Agent): Promise<AnswerOf<typeof api.readCharter>> {
    return this.setUp.charter(reader);
  }
}
