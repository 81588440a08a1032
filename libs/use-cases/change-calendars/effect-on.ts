import { dueAt, type Pack } from '@frontdoor/charter';
import type { CalendarEffect } from '@frontdoor/contracts';
import { toIso } from '@frontdoor/kernel';
import { type EntityManager, findMovablePromises, type Organisation } from '@frontdoor/persistence';

/** More are not looked at before a change; the change itself leaves none out. */
const MOST_LOOKED_AT = 50_000;
const EXAMPLES = 5;

/** Which open commitments would be due at another time. A date agreed with the customer does not move. */
export async function effectOn(
  manager: EntityManager,
  { id, zone }: Organisation,
  { before, after }: { before: Pack; after: Pack },
  window: { from: string; to: string | null },
): Promise<Pick<CalendarEffect, 'looked' | 'moved' | 'examples'>> {
  const rows = await findMovablePromises(manager, {
    organisationId: id,
    packId: before.id,
    zone,
    ...window,
    limit: MOST_LOOKED_AT,
  });
  const examples: CalendarEffect['examples'] = [];
  let moved = 0;
  for (const { reference, promiseId, clockId, startedAt, dueAt: from } of rows) {
    if (!before.clocks.has(clockId)) continue;
    const [was, is] = [dueAt(before, clockId, startedAt), dueAt(after, clockId, startedAt)];
    if (was === is) continue;
    moved++;
    const title = before.promises.find((promise) => promise.id === promiseId)?.title ?? '';
    if (examples.length < EXAMPLES)
      examples.push({ reference, promiseId, title, from: toIso(from), to: toIso(from + is - was) });
  }
  return { looked: rows.length, moved, examples };
}
