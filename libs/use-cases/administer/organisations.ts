import { checkTemplate, type TemplateFault } from '@frontdoor/casework/letters';
import type { PublicPages } from '@frontdoor/contracts';
import { type Clock, FrontdoorError, type Ids } from '@frontdoor/kernel';
import {
  type DataSource,
  type EntityManager,
  findLetterTemplate,
  lockFoundation,
  Organisation,
  removeLetterTemplate,
  setLetterTemplate,
  transaction,
  type Yields,
} from '@frontdoor/persistence';
import { nameOf, numberOf, zoneOf } from '@frontdoor/casework/directory';
import { changedPages, type PagesTyped } from './public-pages.js';
import { theOrganisation } from './look-up.js';

export interface OrganisationFields {
  name: string;
  packId: string;
  zone: string;
}

/**
 * What an organisation is made of, checked. `packs` are the charter packs that can be used.
 *
 * @throws FrontdoorError `pack-unknown`, `time-zone-unknown` or `name-malformed`.
 */
export function organisationFields(given: OrganisationFields, packs: readonly string[]): OrganisationFields {
  const { name, packId, zone } = given;
  if (!packs.includes(packId))
    throw new FrontdoorError('pack-unknown', { pack: packId, known: packs.join(', ') || 'none' });
  return { name: nameOf(name), packId, zone: zoneOf(zone) };
}

const MOST_MINUTES = 31 * 24 * 60;

/** Minutes as they were typed, checked. @throws FrontdoorError `number-out-of-range` */
export const yieldsOf = (given: { there: string; written: string }): Yields => ({
  thereMinutes: numberOf('minutes', given.there, 0, MOST_MINUTES),
  writtenMinutes: numberOf('minutes', given.written, 0, MOST_MINUTES),
});

type OrganisationView = OrganisationFields & {
  id: string;
  publicPages: PublicPages;
  /** Whether it has a template of letters of its own. */
  ownLetters: boolean;
};

/** The organisation that this installation serves. There is one. */
export class Organisations {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** @throws FrontdoorError `organisation-exists` where there is one already. */
  create(fields: OrganisationFields): Promise<OrganisationView> {
    return transaction(this.source, async (manager) => {
      await mustBeFirst(manager);
      const organisation = { id: this.ids.uuid(), ...fields, publicPages: {} };
      await manager.insert(Organisation, { ...organisation, createdAt: this.clock.now() });
      return { ...organisation, ownLetters: false };
    });
  }

  /** @throws FrontdoorError `organisation-missing` before there is one. */
  async show(): Promise<OrganisationView> {
    const { id, name, packId, zone, publicPages } = await theOrganisation(this.source.manager);
    const own = await findLetterTemplate(this.source, { organisationId: id });
    return { id, name, packId, zone, publicPages, ownLetters: own.length > 0 };
  }

  /**
   * How long what was missed lets what can still be kept go first; null: as is usual. It counts for what is missed from now on.
   */
  setYields(yields: Yields | null): Promise<void> {
    return transaction(this.source, async (manager) => {
      const { id } = await theOrganisation(manager);
      await manager.update(Organisation, { id }, { yields });
    });
  }

  /**
   * Has its letters written with a template of its own, once that was tried on every kind of letter; or with its pack's or
   * ours again.
   *
   * @throws FrontdoorError `letter-template-broken` naming every fault; then nothing has changed.
   */
  async setLetters(template: string | null): Promise<void> {
    const faults = template === null ? [] : await checkTemplate(template);
    if (faults.length > 0)
      throw new FrontdoorError('letter-template-broken', { faults: faults.map(said).join(' ').slice(0, -1) });
    await transaction(this.source, async (manager) => {
      const { id: organisationId } = await theOrganisation(manager);
      if (template === null) await removeLetterTemplate(manager, { organisationId });
      else await setLetterTemplate(manager, { organisationId, template, now: this.clock.now() });
    });
  }

  /** Sets how its public pages look and what they say. @throws FrontdoorError as `changedPages` does. */
  setPages(typed: PagesTyped): Promise<PublicPages> {
    return transaction(this.source, async (manager) => {
      const { id, publicPages: before } = await theOrganisation(manager);
      const publicPages = changedPages(before, typed);
      await manager.update(Organisation, { id }, { publicPages });
      return publicPages;
    });
  }
}

const said = ({ line, message }: TemplateFault): string =>
  line === undefined ? message : `Line ${line}: ${message}`;

async function mustBeFirst(manager: EntityManager): Promise<void> {
  // Two who make the first organisation at once make one.
  await lockFoundation(manager, {});
  const [there] = await manager.find(Organisation, { take: 1 });
  if (there) throw new FrontdoorError('organisation-exists', { name: there.name });
}
