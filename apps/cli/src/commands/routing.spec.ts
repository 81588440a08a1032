import { OfferWork, Presence, QueueModule } from '@frontdoor/casework/queue';
import { type Agent, type Enquiry, WorkItem } from '@frontdoor/persistence';
import { AssignWorkModule } from '../../../../libs/use-cases/assign-work/assign-work.module.js';
import { AgentWork } from '../../../../libs/use-cases/assign-work/agent-work.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SteppedClock } from '../../../../test/support/stepped-clock.js';
import { TestModules } from '../../../../test/support/test-modules.js';
import { frontdoor, type Ran } from '../run.test-io.js';

const SECRET = 'a secret for tests that is long enough to be one';

describe('frontdoor routing', () => {
  const clock = new SteppedClock('2026-07-07T09:00:00Z');
  let modules: TestModules;
  let environment: Record<string, string>;
  let ash: Agent;
  let birch: Agent;
  let enquiry: Enquiry;

  const itemOf = ({ id }: Enquiry): Promise<WorkItem> =>
    modules.source.manager.findOneByOrFail(WorkItem, { enquiryId: id });
  const offeredTo = async (of: Enquiry): Promise<string | null> => {
    modules.get(OfferWork).kick(of.organisationId);
    await expect.poll(async () => (await itemOf(of)).state).toBe('offered');
    return (await itemOf(of)).agentId;
  };
  const routing = (...words: string[]): Promise<Ran> => frontdoor(['routing', ...words], { environment });

  beforeAll(async () => {
    modules = await TestModules.of([QueueModule, AssignWorkModule], clock);
    const { url } = modules.source.options as { url: string };
    environment = { DATABASE_URL: url, SECRET };
    ash = await modules.agent('ash');
    birch = await modules.agent('birch');
    await modules.source.query(`UPDATE agent SET presence = 'away' WHERE name NOT IN ('Ash', 'Birch')`);
    for (const agent of [ash, birch]) await modules.get(Presence).set(agent, 'available');
    await modules.source.query(`UPDATE agent SET service_ids = '{}' WHERE id = $1`, [birch.id]);
    enquiry = await modules.receive('council-tax');
  });
  afterAll(() => modules?.stop());

  it('says in words who got it, who could not and why, and decides it once more', async () => {
    expect(await offeredTo(enquiry)).toBe(ash.id);
    const { code, out } = await routing('explain', enquiry.reference);
    expect(code).toBe(0);
    expect(out).toContain(`${enquiry.reference} `);
    expect(out).toContain('2026-07-07 10:00: to Ash. Nobody else who was free could be given it.');
    expect(out).toContain('Ash: level 3');
    expect(out).toContain('Birch: does not work for Council Tax');
    expect(out).toMatch(/not free:\n +\w+: away/);
    expect(out).toContain('decided once more: the same');
  });

  it('says of what waits who could be given it now, and that nobody could when it was looked at', async () => {
    await modules.get(Presence).set(ash, 'away');
    const other = await modules.receive('council-tax');
    const { id } = await itemOf(other);
    await modules.source.query(
      `UPDATE agent SET presence = 'available', service_ids = $1, languages = '{en}' WHERE id = $2`,
      [ash.serviceIds, birch.id],
    );
    await modules.source.query(
      `INSERT INTO exclusion (id, organisation_id, enquiry_id, agent_id, why, at)
      VALUES (gen_random_uuid(), $1, $2, $3, 'conflict', now())`,
      [other.organisationId, other.id, birch.id],
    );
    const nobody = () =>
      modules.source.query('SELECT FROM routing_decision WHERE work_item_id = $1 AND agent_id IS NULL', [id]);
    for (let times = 0; times < 3; times++) {
      modules.get(OfferWork).kick(other.organisationId);
      await expect.poll(async () => (await nobody()).length).toBe(1);
    }
    const { code, out } = await routing('explain', id, '--json');
    const [work] = JSON.parse(out);
    expect(code).toBe(0);
    expect(work.decisions).toMatchObject([{ to: null, same: true, able: [] }]);
    const words = (list: { name: string; words: string }[], name: string) =>
      list.find((each) => each.name === name)?.words;
    expect(words(work.decisions[0].notAble, 'Birch')).toBe('must not deal with this enquiry');
    expect(words(work.now.notAble, 'Birch')).toBe('must not deal with this enquiry');
    expect(words(work.now.notAble, 'Ash')).toBe('away');
    expect(await modules.get(AgentWork).takeNext(ash)).not.toBeNull();
    const taken = JSON.parse((await routing('explain', other.reference, '--json')).out);
    expect(taken[0].decisions.at(-1).why).toContain('Ash asked for the next work');
  });

  it('makes the decisions of a day once more, and ends with 1 when one comes out otherwise', async () => {
    const all = await routing('replay', '--day', '2026-07-07');
    expect(all).toMatchObject({ code: 0, out: expect.stringContaining('All come out the same.') });
    expect(all.out).toMatch(/\d+ decisions in \d+ rounds: \d+ offered, 1 asked for, 1 for nobody\./);
    const empty = await routing('replay', '--from', '2026-07-08T00:00:00Z', '--to', '2026-07-09T00:00:00Z');
    expect(empty.out).toContain('0 decisions in 0 rounds');
    const { id } = await itemOf(enquiry);
    await modules.source.query(
      'UPDATE routing_decision SET agent_id = $1 WHERE work_item_id = $2 AND agent_id = $3',
      [birch.id, id, ash.id],
    );
    expect(await routing('replay', '--day', '2026-07-07')).toMatchObject({
      code: 1,
      out: expect.stringContaining('come out otherwise'),
    });
    expect(await routing('explain', id)).toMatchObject({
      code: 1,
      out: expect.stringContaining('decided once more: otherwise'),
    });
  });

  it('refuses what it cannot understand, and what is not there', async () => {
    expect((await routing('replay', '--day', 'yesterday')).code).toBe(2);
    expect((await routing('replay', '--to', '2026-07-08T00:00:00Z')).code).toBe(2);
    expect(await routing('explain', 'AAAA-0000')).toMatchObject({ code: 1 });
  });
});
