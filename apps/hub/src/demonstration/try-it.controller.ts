import { Controller, Inject, type OnApplicationShutdown } from '@nestjs/common';
import { mailSettings } from '@frontdoor/channels/email';
import { api, type BodyOf } from '@frontdoor/contracts';
import { Clock, FrontdoorError, Ids, toIso } from '@frontdoor/kernel';
import type { Agent } from '@frontdoor/persistence';
import { CONFIG, type Config, localUrl } from '@frontdoor/platform';
import { Channels } from '@frontdoor/casework/channels';
import { Directory } from '@frontdoor/casework/directory';
import { INTEGRATION_KEY } from '@frontdoor/demonstration';
import { type Input, Me, Sent, Serves } from '../edge/serves.js';
import { EXAMPLES } from './examples.js';
import { inboxOf } from './inbox.js';
import { PLAY } from './play-customer.js';
import { STAND_INS, type StandIns } from './stand-ins.js';

type TryChannel = BodyOf<typeof api.tryItSend>['channel'];

/** Lets a newcomer play the customer through the real adapters. Only where the demonstration is on. */
@Controller()
export class TryItController implements OnApplicationShutdown {
  constructor(
    @Inject(STAND_INS) private readonly standIns: StandIns | null,
    private readonly directory: Directory,
    private readonly channels: Channels,
    private readonly clock: Clock,
    private readonly ids: Ids,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async onApplicationShutdown(): Promise<void> {
    await this.standIns?.close();
  }

  @Serves(api.tryItSetup)
  async setup(@Me() agent: Agent): Promise<object> {
    this.world();
    const channels = await Promise.all(
      EXAMPLES.map(async (example) => ({
        ...example,
        entryPoint: await this.entryPoint(agent, example.channel),
      })),
    );
    return { channels };
  }

  @Serves(api.tryItSend)
  async send(@Sent() { body }: Input<typeof api.tryItSend>, @Me() agent: Agent): Promise<object> {
    const standIns = this.world();
    const { steps, trackingUrl } = await PLAY[body.channel](body, {
      standIns,
      ids: this.ids,
      now: this.clock.now(),
      publicUrl: this.config.publicUrl,
      localUrl: localUrl(this.config),
      smtpPort: Number(mailSettings(this.config.declared).SMTP_PORT),
      entryPoint: await this.entryPoint(agent, body.channel),
      secretOf: () => this.signingKey(),
    });
    return { steps: steps.map((text) => ({ at: toIso(this.clock.now()), text })), trackingUrl };
  }

  @Serves(api.tryItInbox)
  inbox(): object {
    return { messages: inboxOf(this.world()) };
  }

  private async entryPoint(agent: Agent, channel: TryChannel): Promise<string> {
    const [first] = await this.directory.entryPointsOf(agent.organisationId, channel);
    if (!first) throw new FrontdoorError('channel-not-configured', { channel });
    return first.address;
  }

  /** An organisation of somebody's own may have no such integration, or no longer. */
  private async signingKey(): Promise<string> {
    return this.channels.signingKey(INTEGRATION_KEY).catch((error: unknown) => {
      throw new FrontdoorError('channel-not-configured', { channel: 'api' }, { cause: error });
    });
  }

  private world(): StandIns {
    if (!this.standIns) throw new FrontdoorError('try-it-off');
    return this.standIns;
  }
}
