import type { Channel, IdentifierKind } from '@frontdoor/contracts';
import {
  Agent,
  EntryPoint,
  type EntityManager,
  Identifier,
  type Organisation,
  Service,
} from '@frontdoor/persistence';

export interface Address {
  kind: IdentifierKind;
  value: string;
}

/** Blocks of a thousand numbers that Ofcom keeps free for fiction. */
const GEOGRAPHIC = [
  '+44113496',
  '+44114496',
  '+44115496',
  '+44116496',
  '+44117496',
  '+44118496',
  '+44121496',
];
const MOBILE = '+447700900';

/** Who works in the demonstration council, and how its customers are reached. */
export class CouncilPeople {
  private constructor(
    readonly organisation: Organisation,
    readonly services: readonly Service[],
    private readonly agents: readonly Agent[],
    private readonly entryPoints: readonly EntryPoint[],
    private readonly taken: ReadonlySet<string>,
  ) {}

  static async read(manager: EntityManager, organisation: Organisation): Promise<CouncilPeople> {
    const where = { organisationId: organisation.id };
    return new CouncilPeople(
      organisation,
      await manager.find(Service, { where, order: { id: 'ASC' } }),
      (await manager.find(Agent, { where, order: { id: 'ASC' } })).filter(({ roles }) =>
        roles.includes('agent'),
      ),
      await manager.find(EntryPoint, { where, order: { id: 'ASC' } }),
      new Set((await manager.find(Identifier, { where })).map(({ kind, value }) => `${kind} ${value}`)),
    );
  }

  /** The address of the n-th customer of a channel; none where nobody asks for one, or where a guest has it already. */
  addressOf(channel: Channel, n: number): Address | null {
    const found = address(channel, n);
    return found && !this.taken.has(`${found.kind} ${found.value}`) ? found : null;
  }

  agentsOf(serviceId: string): readonly Agent[] {
    const able = this.agents.filter(({ serviceIds }) => serviceIds.includes(serviceId));
    return able.length > 0 ? able : this.agents;
  }

  /** Where contacts of a channel for a service came in: at the front desk when the channel has no entry point. */
  entryPointFor(channel: Channel, serviceId: string): EntryPoint {
    const ofChannel = this.entryPoints.filter((each) => each.channel === channel);
    const door = ofChannel.find((each) => each.serviceId === serviceId) ?? ofChannel[0];
    return door ?? this.entryPoints.find((each) => each.channel === 'phone') ?? this.entryPoints[0]!;
  }
}

function address(channel: Channel, n: number): Address | null {
  switch (channel) {
    case 'email':
    case 'web':
    case 'api':
      return { kind: 'email', value: `resident-${n}@customer.example` };
    case 'phone':
    case 'callback':
    case 'voicemail': {
      const block = GEOGRAPHIC[Math.floor(n / 1000) % GEOGRAPHIC.length]!;
      return { kind: 'phone', value: `${block}0${threeDigits(n)}` };
    }
    case 'sms':
      return { kind: 'phone', value: `${MOBILE}${threeDigits(n)}` };
    case 'social':
      return { kind: 'handle', value: `resident_${n}` };
    case 'letter':
    case 'fax':
    case 'visit':
      return null;
  }
}

const threeDigits = (n: number): string => String(n % 1000).padStart(3, '0');
