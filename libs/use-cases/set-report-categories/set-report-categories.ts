import { Injectable } from '@nestjs/common';
import {
  categoriesFromServices,
  categoryOf,
  changeCategory,
  undoCategory,
} from '@frontdoor/casework/reports';
import { type ChangedBy, changesOf } from '@frontdoor/casework/set-up-changes';
import { type ReportCategoriesView, type ReportCategory, reportCategory } from '@frontdoor/contracts';
import { Clock, Ids } from '@frontdoor/kernel';
import {
  type Agent,
  DataSource,
  type EntityManager,
  findReportCategories,
  Service,
  transaction,
} from '@frontdoor/persistence';

/** What an administrator has reporting sites offer, in the console; the command line has the same rules. */
@Injectable()
export class SetReportCategories {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async read({ organisationId }: Agent): Promise<ReportCategoriesView> {
    const { manager } = this.source;
    const categories = await findReportCategories(manager, { organisationId, code: null });
    const services = await manager.find(Service, {
      where: { organisationId },
      order: { name: 'ASC', slug: 'ASC' },
    });
    return {
      categories: categories.map((each) => reportCategory.parse(categoryOf(each))),
      services: services.map(({ slug, name }) => ({ slug, name })),
      changes: await changesOf(manager, organisationId, 'report-category'),
    };
  }

  /** @throws FrontdoorError `service-unknown`, `set-up-changed` */
  save(agent: Agent, category: ReportCategory, was: ReportCategory | null): Promise<ReportCategoriesView> {
    return this.changing(agent, (manager, by) =>
      changeCategory(manager, category.code, { category, was }, by),
    );
  }

  /** @throws FrontdoorError `report-category-unknown` */
  remove(agent: Agent, code: string): Promise<ReportCategoriesView> {
    return this.changing(agent, (manager, by) => changeCategory(manager, code, { category: null }, by));
  }

  addFromServices(agent: Agent): Promise<ReportCategoriesView> {
    return this.changing(agent, (manager, by) => categoriesFromServices(manager, by));
  }

  /** @throws FrontdoorError `set-up-change-not-newest`, `service-unknown` */
  undo(agent: Agent, id: string): Promise<ReportCategoriesView> {
    return this.changing(agent, (manager, by) => undoCategory(manager, id, by));
  }

  private async changing(
    agent: Agent,
    change: (manager: EntityManager, by: ChangedBy) => Promise<unknown>,
  ): Promise<ReportCategoriesView> {
    const { organisationId, id: agentId } = agent;
    const { clock, ids } = this;
    await transaction(this.source, (manager) => change(manager, { organisationId, agentId, clock, ids }));
    return this.read(agent);
  }
}
