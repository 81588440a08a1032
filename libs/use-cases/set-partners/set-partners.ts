import { Inject, Injectable } from '@nestjs/common';
import { changePartner, partnerFields, undoPartner } from '@frontdoor/casework/partners';
import { type ChangedBy, changesOf } from '@frontdoor/casework/set-up-changes';
import type { BodyOf, api, PartnersView } from '@frontdoor/contracts';
import { Clock, Ids, toIso } from '@frontdoor/kernel';
import {
  type Agent,
  DataSource,
  type EntityManager,
  IsNull,
  Partner,
  transaction,
} from '@frontdoor/persistence';
import { CONFIG, type Config, InstanceSecret } from '@frontdoor/platform';

/** What an administrator sets of partners in the console; the command line has the same rules. */
@Injectable()
export class SetPartners {
  constructor(
    private readonly source: DataSource,
    private readonly secret: InstanceSecret,
    private readonly clock: Clock,
    private readonly ids: Ids,
    @Inject(CONFIG) private readonly config: Pick<Config, 'reachInside'>,
  ) {}

  async read({ organisationId }: Agent): Promise<PartnersView> {
    const { manager } = this.source;
    const partners = await manager.find(Partner, {
      where: { organisationId, removedAt: IsNull() },
      order: { name: 'ASC', slug: 'ASC' },
    });
    return {
      partners: partners.map(
        ({ slug, name, kind, address, jurisdiction, serviceCode, sealedKey, trouble, troubleSince }) => ({
          ...{ slug, name, kind, address, jurisdiction, serviceCode, hasKey: sealedKey !== null },
          trouble: trouble === null ? null : { problem: trouble, since: toIso(troubleSince!) },
        }),
      ),
      changes: await changesOf(manager, organisationId, 'partner'),
    };
  }

  /**
   * @throws FrontdoorError `name-malformed`, `short-name-malformed`, `email-address-malformed`, `partner-address-refused`,
   * `partner-service-missing`, `set-up-changed`
   */
  save(
    agent: Agent,
    slug: string,
    { kind, apiKey, was, jurisdiction, serviceCode, ...given }: BodyOf<typeof api.savePartner>,
  ): Promise<PartnersView> {
    const partner = partnerFields(
      {
        ...{ ...given, slug, by: kind },
        ...{ jurisdiction: jurisdiction ?? undefined, serviceCode: serviceCode ?? undefined },
      },
      { inside: this.config.reachInside },
    );
    const sealedKey = typeof apiKey === 'string' ? this.secret.seal(apiKey) : apiKey;
    return this.changing(agent, (manager, by) =>
      changePartner(manager, slug, { partner, sealedKey, was }, by),
    );
  }

  /** @throws FrontdoorError `partner-unknown` */
  remove(agent: Agent, slug: string): Promise<PartnersView> {
    return this.changing(agent, (manager, by) => changePartner(manager, slug, { partner: null }, by));
  }

  /** @throws FrontdoorError `set-up-change-not-newest` */
  undo(agent: Agent, id: string): Promise<PartnersView> {
    return this.changing(agent, (manager, by) => undoPartner(manager, id, by));
  }

  private async changing(
    agent: Agent,
    change: (manager: EntityManager, by: ChangedBy) => Promise<unknown>,
  ): Promise<PartnersView> {
    const { organisationId, id: agentId } = agent;
    const { clock, ids } = this;
    await transaction(this.source, (manager) => change(manager, { organisationId, agentId, clock, ids }));
    return this.read(agent);
  }
}
