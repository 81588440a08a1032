import { type PartnerFields, partnerSetUp } from '@frontdoor/contracts';
import { FrontdoorError } from '@frontdoor/kernel';
import { type EntityManager, Partner } from '@frontdoor/persistence';
import {
  type ChangedBy,
  isSame,
  lockSetUp,
  recordChange,
  refuseChanged,
  takeBackChange,
} from '../set-up-changes/index.js';

const KIND = 'partner';

interface Given {
  /** Null: nothing more is handed to it; what was, is still followed. */
  partner: PartnerFields | null;
  /** Its key, sealed; null takes it away, undefined leaves it as it is. */
  sealedKey?: Buffer | null | undefined;
  /** As whoever changes it saw it, null for none; undefined where they did not look. */
  was?: PartnerFields | null;
}

/**
 * Adds a partner, changes the one of this short name, or takes it away. Whether it is a new one.
 *
 * @throws FrontdoorError `partner-unknown`, `set-up-changed`
 */
export async function changePartner(
  manager: EntityManager,
  slug: string,
  { partner, sealedKey, was }: Given,
  by: ChangedBy,
): Promise<{ isNew: boolean }> {
  await lockSetUp(manager, by.organisationId);
  const before = await partnerIn(manager, by.organisationId, slug);
  refuseChanged(was, before);
  if (!before && !partner) throw new FrontdoorError('partner-unknown');
  if (isSame(partner, before) && sealedKey === undefined) return { isNew: false };
  await write(manager, by, slug, partner, sealedKey);
  const { name } = (partner ?? before)!;
  await recordChange(manager, { kind: KIND, subject: slug, name, before, after: partner }, by);
  return { isNew: !before };
}

/** Takes back a change; its key stays as it is. @throws FrontdoorError `set-up-change-not-newest` */
export async function undoPartner(manager: EntityManager, id: string, by: ChangedBy): Promise<void> {
  await lockSetUp(manager, by.organisationId);
  const { subject, before } = await takeBackChange(manager, KIND, id, by);
  await write(manager, by, subject, before && partnerSetUp.parse(before), undefined);
}

async function partnerIn(
  manager: EntityManager,
  organisationId: string,
  slug: string,
): Promise<PartnerFields | null> {
  const found = await manager.findOneBy(Partner, { organisationId, slug });
  if (!found || found.removedAt !== null) return null;
  const { name, kind, address, jurisdiction, serviceCode } = found;
  return partnerSetUp.parse({ slug, name, kind, address, jurisdiction, serviceCode });
}

async function write(
  manager: EntityManager,
  { organisationId, clock, ids }: ChangedBy,
  slug: string,
  partner: PartnerFields | null,
  sealedKey: Buffer | null | undefined,
): Promise<void> {
  const known = await manager.findOneBy(Partner, { organisationId, slug });
  if (!partner) {
    if (known) await manager.update(Partner, { id: known.id }, { removedAt: clock.now() });
    return;
  }
  const row = {
    ...partner,
    slug,
    ...(sealedKey !== undefined && { sealedKey }),
    ...{ removedAt: null, trouble: null, troubleSince: null, withoutUpdates: false, nextAskAt: null },
  };
  if (known) await manager.update(Partner, { id: known.id }, row);
  else await manager.insert(Partner, { id: ids.uuid(), organisationId, ...row });
}
