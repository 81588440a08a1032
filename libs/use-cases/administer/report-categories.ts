import { categoryOf } from '@frontdoor/casework/reports';
import { type ReportCategory, reportCategory } from '@frontdoor/contracts';
import { type Clock, FrontdoorError, type Ids } from '@frontdoor/kernel';
import {
  type DataSource,
  type EntityManager,
  findReportCategories,
  ReportCategoryRow,
  Service,
  transaction,
} from '@frontdoor/persistence';
import { z } from 'zod';
import { slugFrom } from './checks.js';
import { serviceOf, theOrganisation } from './look-up.js';

const given = z.array(reportCategory).max(2000);

/** A list of categories as somebody wrote it. @throws FrontdoorError `report-categories-faulty` with every fault. */
export function reportCategoriesOf(written: unknown): ReportCategory[] {
  const read = given.safeParse(written);
  const faults = read.success
    ? read.data
        .map(({ code }) => code)
        .filter((code, index, all) => all.indexOf(code) < index)
        .map((code) => `the code ${code} stands there twice`)
    : read.error.issues.map(({ path, message }) => {
        const [place, ...within] = path;
        return `${typeof place === 'number' ? `category ${place + 1}` : 'the file'} ${within.join('.')}: ${message}`;
      });
  if (faults.length > 0)
    throw new FrontdoorError('report-categories-faulty', { faults: faults.slice(0, 20).join('; ') });
  return read.data!;
}

/** What can be reported on reporting sites by Open311. */
export class ReportCategories {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Puts these in the place of those there are. @throws FrontdoorError `service-unknown` */
  load(categories: readonly ReportCategory[]): Promise<{ categories: number; removed: string[] }> {
    return transaction(this.source, async (manager) => {
      const { id: organisationId } = await theOrganisation(manager);
      const before = await findReportCategories(manager, { organisationId, code: null });
      const kept = new Set(categories.map(({ code }) => code));
      for (const category of categories) await this.write(manager, organisationId, category);
      const removed = before.map(({ code }) => code).filter((code) => !kept.has(code));
      for (const code of removed) await this.end(manager, organisationId, code);
      return { categories: categories.length, removed };
    });
  }

  /** Adds one for each topic of the services that have none, or for the service where it has no topics. Those added. */
  fromServices(): Promise<ReportCategory[]> {
    return transaction(this.source, async (manager) => {
      const { id: organisationId } = await theOrganisation(manager);
      const there = await findReportCategories(manager, { organisationId, code: null });
      const services = await manager.find(Service, { where: { organisationId }, order: { name: 'ASC' } });
      const made = services
        .filter(({ slug }) => !there.some(({ service }) => service === slug))
        .flatMap(({ slug, name, topics }) =>
          (topics.length > 0 ? topics : [name]).map((topic) =>
            reportCategory.parse({
              code: `${slug}.${slugFrom(topic)}`.slice(0, 100),
              name: topic,
              service: slug,
              ...(topics.length > 0 && { group: name }),
              questions: [SITE_ID],
            }),
          ),
        );
      for (const category of made) await this.write(manager, organisationId, category);
      return made;
    });
  }

  /** @throws FrontdoorError `report-category-unknown` */
  remove(code: string): Promise<void> {
    return transaction(this.source, async (manager) => {
      const { id: organisationId } = await theOrganisation(manager);
      if (!(await this.end(manager, organisationId, code)))
        throw new FrontdoorError('report-category-unknown', { code });
    });
  }

  async list(): Promise<ReportCategory[]> {
    const { id: organisationId } = await theOrganisation(this.source.manager);
    return (await findReportCategories(this.source, { organisationId, code: null })).map(categoryOf);
  }

  private async write(
    manager: EntityManager,
    organisationId: string,
    { service, group, ...category }: ReportCategory,
  ): Promise<void> {
    const { id: serviceId } = await serviceOf(manager, organisationId, service);
    const { code } = category;
    const fields = { ...category, serviceId, groupName: group ?? null, removedAt: null };
    const known = await manager.findOneBy(ReportCategoryRow, { organisationId, code });
    if (known) await manager.update(ReportCategoryRow, { id: known.id }, fields);
    else await manager.insert(ReportCategoryRow, { id: this.ids.uuid(), organisationId, ...fields });
  }

  /** Whether there was one. */
  private async end(manager: EntityManager, organisationId: string, code: string): Promise<boolean> {
    const found = await manager.findOneBy(ReportCategoryRow, { organisationId, code });
    if (!found || found.removedAt !== null) return false;
    await manager.update(ReportCategoryRow, { id: found.id }, { removedAt: this.clock.now() });
    return true;
  }
}

/** By which the same report is known again; sites fill it in by themselves. */
const SITE_ID = {
  code: 'fixmystreet_id',
  datatype: 'string',
  description: 'Number of the report on the site',
  automated: 'server_set',
} as const;
