import { type ReportCategory, reportCategory } from '@frontdoor/contracts';
import { FrontdoorError } from '@frontdoor/kernel';
import { type EntityManager, findReportCategories, ReportCategoryRow, Service } from '@frontdoor/persistence';
import { serviceCalled, slugFrom } from '../directory/index.js';
import {
  type ChangedBy,
  isSame,
  lockSetUp,
  recordChange,
  refuseChanged,
  takeBackChange,
} from '../set-up-changes/index.js';
import { categoryOf } from './reports.js';

const KIND = 'report-category';

/** By which the same report is known again; sites fill it in by themselves. */
const SITE_ID = {
  code: 'fixmystreet_id',
  datatype: 'string',
  description: 'Number of the report on the site',
  automated: 'server_set',
} as const;

/**
 * Adds a category of reporting sites, changes the one of its code, or with null takes it away.
 *
 * @param was as whoever changes it saw it, null for none; undefined where they did not look
 * @throws FrontdoorError `service-unknown`, `report-category-unknown`, `set-up-changed`
 */
export async function changeCategory(
  manager: EntityManager,
  code: string,
  { category, was }: { category: ReportCategory | null; was?: ReportCategory | null },
  by: ChangedBy,
): Promise<void> {
  await lockSetUp(manager, by.organisationId);
  const before = await categoryIn(manager, by.organisationId, code);
  refuseChanged(was, before);
  if (!before && !category) throw new FrontdoorError('report-category-unknown', { code });
  if (isSame(category, before)) return;
  await write(manager, by, code, category);
  const { name } = (category ?? before)!;
  await recordChange(manager, { kind: KIND, subject: code, name, before, after: category }, by);
}

/** Takes back a change. @throws FrontdoorError `set-up-change-not-newest`, `service-unknown` */
export async function undoCategory(manager: EntityManager, id: string, by: ChangedBy): Promise<void> {
  await lockSetUp(manager, by.organisationId);
  const { subject, before } = await takeBackChange(manager, KIND, id, by);
  await write(manager, by, subject, before && reportCategory.parse(before));
}

/** Adds one for each topic of the services that have none, or for the service where it has no topics. Those added. */
export async function categoriesFromServices(
  manager: EntityManager,
  by: ChangedBy,
): Promise<ReportCategory[]> {
  const { organisationId } = by;
  await lockSetUp(manager, organisationId);
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
  for (const category of made) await changeCategory(manager, category.code, { category }, by);
  return made;
}

async function categoryIn(
  manager: EntityManager,
  organisationId: string,
  code: string,
): Promise<ReportCategory | null> {
  const [found] = await findReportCategories(manager, { organisationId, code });
  return found ? reportCategory.parse(categoryOf(found)) : null;
}

async function write(
  manager: EntityManager,
  { organisationId, clock, ids }: ChangedBy,
  code: string,
  category: ReportCategory | null,
): Promise<void> {
  const known = await manager.findOneBy(ReportCategoryRow, { organisationId, code });
  if (!category) {
    if (known) await manager.update(ReportCategoryRow, { id: known.id }, { removedAt: clock.now() });
    return;
  }
  const { service, group, ...rest } = category;
  const { id: serviceId } = serviceCalled(await manager.findBy(Service, { organisationId }), service);
  const fields = { ...rest, code, serviceId, groupName: group ?? null, removedAt: null };
  if (known) await manager.update(ReportCategoryRow, { id: known.id }, fields);
  else await manager.insert(ReportCategoryRow, { id: ids.uuid(), organisationId, ...fields });
}
