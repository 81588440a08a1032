import { Injectable } from '@nestjs/common';
import { type Absence, type Channel, channel, CHANNELS, type Me } from '@frontdoor/contracts';
import { Clock, dayOf, FrontdoorError } from '@frontdoor/kernel';
import { DataSource, findOwnAccount } from '@frontdoor/persistence';
import { Charters } from '@frontdoor/casework/charters';
import { Directory } from '@frontdoor/casework/directory';

/** What somebody who is logged in sees of themselves, apart from what belongs to the session. */
type OwnAccountView = Omit<Me, 'csrfToken' | 'demonstration'>;

@Injectable()
export class OwnAccount {
  constructor(
    private readonly source: DataSource,
    private readonly charters: Charters,
    private readonly directory: Directory,
    private readonly clock: Clock,
  ) {}

  /** As it is now, after whatever was changed. */
  async of(agentId: string): Promise<OwnAccountView> {
    const [agent] = await findOwnAccount(this.source, { id: agentId });
    if (!agent) throw new FrontdoorError('agent-unknown');
    const organisation = await this.directory.organisation(agent.organisationId);
    const services = await this.directory.services(agent.organisationId);
    const { id, name, email, roles, presence, capacity, load, team } = agent;
    return {
      ...{ id, name, email, presence, capacity, load, team },
      roles: [...roles],
      absence: inForce(agent.absence, dayOf(this.clock.now(), organisation.zone)),
      organisation: {
        id: organisation.id,
        name: organisation.name,
        zone: organisation.zone,
        services: await Promise.all(
          services.map(async ({ slug, name: title, teamId, kind }) => ({
            ...{ slug, name: title, kind },
            team: (await this.directory.team(teamId)).name,
          })),
        ),
        desks: await this.desks(organisation.id),
        hasAudits: this.charters.current(organisation).promises.some(({ audit }) => audit !== undefined),
      },
    };
  }

  private async desks(organisationId: string): Promise<Channel[]> {
    const takenDown = channel.options.filter((each) => CHANNELS[each].takenDown !== undefined);
    const known = await Promise.all(
      takenDown.map(async (each) => (await this.directory.entryPointsOf(organisationId, each)).length > 0),
    );
    return takenDown.filter((_, at) => known[at]);
  }
}

/** An absence ends by itself when the day of return is over. */
const inForce = (absence: Absence | null, today: string): Absence | null =>
  absence && absence.returnDate >= today ? absence : null;
