import { categoriesFromServices, categoryOf, changeCategory } from '@frontdoor/casework/reports';
import type { ChangedBy } from '@frontdoor/casework/set-up-changes';
import { type ReportCategory, reportCategory } from '@frontdoor/contracts';
import { type Clock, FrontdoorError, type Ids } from '@frontdoor/kernel';
import {
  type DataSource,
  type EntityManager,
  findReportCategories,
  transaction,
} from '@frontdoor/persistence';
import { z } from 'zod';
import { theOrganisation } from './look-up.js';

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
    return this.changing(async (manager, by) => {
      const { organisationId } = by;
      const before = await findReportCategories(manager, { organisationId, code: null });
      const kept = new Set(categories.map(({ code }) => code));
      for (const category of categories) await changeCategory(manager, category.code, { category }, by);
      const removed = before.map(({ code }) => code).filter((code) => !kept.has(code));
      for (const code of removed) await changeCategory(manager, code, { category: null }, by);
      return { categories: categories.length, removed };
    });
  }

  /** Adds one for each topic of the services that have none, or for the service where it has no topics. Those added. */
  fromServices(): Promise<ReportCategory[]> {
    return this.changing((manager, by) => categoriesFromServices(manager, by));
  }

  /** @throws FrontdoorError `report-category-unknown` */
  remove(code: string): Promise<void> {
    return this.changing((manager, by) => changeCategory(manager, code, { category: null }, by));
  }

  async list(): Promise<ReportCategory[]> {
    const { id: organisationId } = await theOrganisation(this.source.manager);
    return (await findReportCategories(this.source, { organisationId, code: null })).map(categoryOf);
  }

  private changing<T>(change: (manager: EntityManager, by: ChangedBy) => Promise<T>): Promise<T> {
    return transaction(this.source, async (manager) => {
      const { id: organisationId } = await theOrganisation(manager);
      return change(manager, { organisationId, agentId: null, clock: this.clock, ids: this.ids });
    });
  }
}
