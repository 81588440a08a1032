import { Controller, Inject } from '@nestjs/common';
import { type AnswerOf, api } from '@frontdoor/contracts';
import type { Agent } from '@frontdoor/persistence';
import { CONFIG, type Config } from '@frontdoor/platform';
import { DeviceRegister, SetServiceRules, SetUp } from '@frontdoor/use-cases';
import { type Input, Me, Sent, Serves } from '../edge/serves.js';

@Controller()
export class SetUpController {
  constructor(
    private readonly setUp: SetUp,
    private readonly rules: SetServiceRules,
    private readonly devices: DeviceRegister,
    @Inject(CONFIG) private readonly config: Pick<Config, 'publicUrl'>,
  ) {}

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

  @Serves(api.listServiceRules)
  listServiceRules(@Me() reader: Agent): Promise<AnswerOf<typeof api.listServiceRules>> {
    return this.rules.list(reader);
  }

  @Serves(api.readServiceRules)
  readServiceRules(
    @Sent() { params }: Input<typeof api.readServiceRules>,
    @Me() reader: Agent,
  ): Promise<AnswerOf<typeof api.readServiceRules>> {
    return this.rules.read(reader, params.slug);
  }

  @Serves(api.changeServiceRule)
  changeServiceRule(
    @Sent() { params, body }: Input<typeof api.changeServiceRule>,
    @Me() agent: Agent,
  ): Promise<AnswerOf<typeof api.changeServiceRule>> {
    return this.rules.change(agent, params.slug, body);
  }

  @Serves(api.undoServiceRule)
  undoServiceRule(
    @Sent() { params }: Input<typeof api.undoServiceRule>,
    @Me() agent: Agent,
  ): Promise<AnswerOf<typeof api.undoServiceRule>> {
    return this.rules.undo(agent, params.id);
  }

  @Serves(api.tryTopicWords)
  tryTopicWords(
    @Sent() { params, body }: Input<typeof api.tryTopicWords>,
    @Me() agent: Agent,
  ): Promise<AnswerOf<typeof api.tryTopicWords>> {
    return this.rules.tryWords(agent, params.slug, body.words);
  }

  @Serves(api.listReceptionDevices)
  receptionDevices(): Promise<AnswerOf<typeof api.listReceptionDevices>> {
    return this.devices.list();
  }

  @Serves(api.addReceptionDevice)
  async addReceptionDevice(
    @Sent() { body }: Input<typeof api.addReceptionDevice>,
  ): Promise<AnswerOf<typeof api.addReceptionDevice>> {
    const { path, ...device } = await this.devices.add(body);
    return { ...device, address: `${this.config.publicUrl}${path}` };
  }

  @Serves(api.revokeReceptionDevice)
  async revokeReceptionDevice(@Sent() { params }: Input<typeof api.revokeReceptionDevice>): Promise<void> {
    await this.devices.revoke({ id: params.id });
  }
}
