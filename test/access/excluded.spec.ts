import { randomUUID } from 'node:crypto';
import { api, type Endpoint, type EnquiryDetail, problem } from '@frontdoor/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ConsoleClient } from '../support/console-client.js';
import { newDatabase } from '../support/database.js';
import { Desk } from '../support/desk.js';
import { oneOfEachRole } from '../support/roles.js';
import { SECRET, startEmbedded, type World } from '../support/world.js';

describe('somebody who must not deal with an enquiry', () => {
  let world: World;
  let desk: Desk;
  let complaint: EnquiryDetail;
  let other: ConsoleClient;
  beforeAll(async () => {
    world = await startEmbedded({ DATABASE_URL: await newDatabase(), SECRET, DEMO: 'on' });
    const clients = await oneOfEachRole(world.url, world.password, (sql, values) =>
      world.database.query(sql, values),
    );
    other = clients.get('supervisor')!;
    desk = await Desk.of(world, 'oak');
    complaint = await desk.receive('help', 'Oak was rude to me at the desk.');
    await other.ask(api.excludeAgent, {
      params: { id: complaint.id },
      body: { agentId: desk.agent.me.id, why: 'complained-about' },
    });
  });
  afterAll(() => world?.stop());

  const asked = async (who: ConsoleClient, endpoint: Endpoint, body: object, id = complaint.id) => {
    const response = await who.request(endpoint, { params: { id }, body });
    const text = await response.text();
    return { status: response.status, text, ...(response.ok ? {} : problem.parse(JSON.parse(text))) };
  };
  const refused = { status: 403, error: { code: 'agent-excluded' } };

  it('does nothing to it by whatever way, though they are a supervisor', async () => {
    const { agent } = desk;
    expect(JSON.parse(await (await desk.tryReply(complaint, { text: 'I was not.' })).text())).toMatchObject({
      error: { code: 'agent-excluded' },
    });
    const ways: [Endpoint, object][] = [
      [api.closeEnquiry, { how: 'withdrawn', reason: 'Nothing in it' }],
      [api.reopenEnquiry, {}],
      [api.recordEvent, { type: 'paused', reason: 'Nothing in it' }],
      [api.callNow, { requestId: randomUUID(), to: '+447700900123' }],
      [api.splitEnquiry, { contactIds: [randomUUID()], service: 'waste', subject: 'Another matter' }],
    ];
    for (const [endpoint, body] of ways)
      expect(await asked(agent, endpoint, body), endpoint.summary).toMatchObject(refused);
    const { outcomes } = await agent.ask(api.moveEnquiries, {
      body: { moves: [{ id: complaint.id }], service: 'waste', reason: 'It is about a bin' },
    });
    expect(outcomes).toMatchObject([{ id: complaint.id, problem: { code: 'agent-excluded' } }]);
    const { state } = await other.ask(api.readEnquiry, { params: { id: complaint.id } });
    expect(state).toBe('open');
  });

  it('cannot clear themselves; another supervisor can', async () => {
    const { exclusions } = await other.ask(api.listExclusions, { params: { id: complaint.id } });
    const { id } = exclusions[0]!;
    expect(await asked(desk.agent, api.undoExclusion, { reason: 'It is not so' }, id)).toMatchObject({
      ...{ status: 403, error: { code: 'exclusion-own' } },
    });
    expect((await asked(other, api.undoExclusion, { reason: 'Another Oak is meant' }, id)).status).toBe(200);
    expect((await desk.tryReply(complaint, { text: 'It is looked into.', purpose: 'update' })).status).toBe(
      202,
    );
  });
});
