import { Ledger, ReckonPlaces } from '@frontdoor/casework/ledger';
import { Directory } from '@frontdoor/casework/directory';
import { type Enquiry, WorkItem } from '@frontdoor/persistence';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SteppedClock } from '../../../test/support/stepped-clock.js';
import { TestModules } from '../../../test/support/test-modules.js';
import { HandlingTimes } from './handling-times.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe('the place of work in the queue', () => {
  // A Tuesday; the offices close at 17:00 by the clock, which is 16:00 UTC.
  const clock = new SteppedClock('2026-07-07T14:00:00Z');
  let modules: TestModules;
  let enquiry: Enquiry;

  beforeAll(async () => {
    modules = await TestModules.of([], clock);
    enquiry = await modules.receive('council-tax');
  });
  afterAll(() => modules?.stop());

  const itemOf = ({ id }: Enquiry): Promise<WorkItem> =>
    modules.source.manager.findOneByOrFail(WorkItem, { enquiryId: id });
  const derive = ({ id }: Enquiry): Promise<void> =>
    modules.source.transaction((manager) => modules.get(Ledger).derive(manager, [id]));

  it('is by the working time that is left, less what the work takes, and the same however it is reckoned', async () => {
    const item = await itemOf(enquiry);
    const usual = modules.get(HandlingTimes).of(item.serviceId, 'email');
    // It falls due on the next day; the night counts for nothing.
    expect(item.promiseDueAt! - item.urgentAt - usual).toBe(16 * HOUR);
    expect(item.reckonAt).toBe(Date.parse('2026-07-07T16:00:00Z'));
    await derive(enquiry);
    expect(await itemOf(enquiry)).toMatchObject({ urgentAt: item.urgentAt, reckonAt: item.reckonAt });
  });

  it('moves with each closing by as long as that lasts', async () => {
    const before = await itemOf(enquiry);
    await modules.get(ReckonPlaces).sweep();
    expect((await itemOf(enquiry)).urgentAt).toBe(before.urgentAt);
    clock.stepTo('2026-07-07T16:00:00Z');
    await modules.get(ReckonPlaces).sweep();
    const after = await itemOf(enquiry);
    expect(after.urgentAt).toBe(before.urgentAt + 16 * HOUR);
    expect(after.reckonAt).toBeNull();
  });

  it('is by how long such work takes, once enough was done to go by', async () => {
    const { serviceId } = await itemOf(enquiry);
    clock.stepTo('2026-07-08T09:00:00Z');
    const first = await itemOf(await modules.receive('council-tax'));
    await modules.source.query(
      `INSERT INTO work_item (id, organisation_id, enquiry_id, contact_id, kind, state, service_id, channel, language, weight,
         queued_at, urgent_at, agent_id, accepted_at, done_at)
       SELECT gen_random_uuid(), organisation_id, enquiry_id, contact_id, kind, 'done', service_id, channel, language, weight,
         queued_at, urgent_at, (SELECT id FROM agent WHERE name = 'Ash'), $2::timestamptz - interval '1 minute' * n, $2
       FROM work_item, generate_series(1, 31) AS n WHERE id = $1`,
      [first.id, new Date(clock.now())],
    );
    await modules.get(HandlingTimes).learn();
    expect(modules.get(HandlingTimes).of(serviceId, 'email')).toBe(16 * MINUTE);
    const next = await itemOf(await modules.receive('council-tax'));
    expect(first.urgentAt - next.urgentAt).toBe(6 * MINUTE);
  });

  it('of what was missed is later by what the organisation says', async () => {
    await modules.source.query(
      `UPDATE organisation SET yields = '{"thereMinutes": 5, "writtenMinutes": 60}'`,
    );
    const { promiseDueAt } = await itemOf(enquiry);
    await modules.get(Directory).refresh();
    clock.step(promiseDueAt! - clock.now() + MINUTE);
    await modules.source.query(`UPDATE commitment SET state = 'missed' WHERE enquiry_id = $1`, [enquiry.id]);
    await modules.source.query(`UPDATE work_item SET reckon_at = queued_at WHERE enquiry_id = $1`, [
      enquiry.id,
    ]);
    await modules.get(ReckonPlaces).sweep();
    expect((await itemOf(enquiry)).urgentAt).toBe(promiseDueAt! + HOUR);
  });
});
