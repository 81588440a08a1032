import { Injectable } from '@nestjs/common';
import type { Absence } from '@frontdoor/contracts';
import { Clock, dayOf, FrontdoorError } from '@frontdoor/kernel';
import { Agent, DataSource } from '@frontdoor/persistence';
import { Presence } from '@frontdoor/casework/queue';
import { Directory } from '@frontdoor/casework/directory';

/** What customers who write to an agent are told while the agent is away. */
@Injectable()
export class BeAway {
  constructor(
    private readonly source: DataSource,
    private readonly presence: Presence,
    private readonly directory: Directory,
    private readonly clock: Clock,
  ) {}

  /**
   * From now on, up to and including the day of return. Whoever takes work stops doing so, and offers go back;
   * coming back does not start it again.
   *
   * @throws FrontdoorError `absence-over` when the day of return is over.
   */
  async set(agent: Agent, absence: Absence): Promise<void> {
    if (absence.returnDate < (await this.today(agent)))
      throw new FrontdoorError('absence-over', { returnDate: absence.returnDate });
    await this.write(agent, absence);
    if (agent.presence === 'available') await this.presence.set(agent, 'away');
  }

  end(agent: Agent): Promise<void> {
    return this.write(agent, null);
  }

  private async today({ organisationId }: Agent): Promise<string> {
    return dayOf(this.clock.now(), (await this.directory.organisation(organisationId)).zone);
  }

  private async write({ id }: Agent, absence: Absence | null): Promise<void> {
    await this.source.manager.update(Agent, { id }, { absence });
  }
}
