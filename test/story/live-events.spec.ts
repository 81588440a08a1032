import { api, liveEvent, type LiveEvent } from '@frontdoor/contracts';
import { Agent, LiveEventRow } from '@frontdoor/persistence';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Desk } from '../support/desk.js';
import { eventually } from '../support/eventually.js';
import { startEmbedded, type World } from '../support/world.js';

let world: World;
let ash: Desk;
beforeAll(async () => {
  world = await startEmbedded();
  ash = await Desk.of(world, 'ash');
}, 120_000);
afterAll(() => world?.stop());

/** What a console hears from `lastSeen` on, as it comes. */
async function listen(lastSeen?: string): Promise<{ heard: LiveEvent[]; stop(): void }> {
  const { url, cookie } = ash.agent;
  const over = new AbortController();
  const headers = { cookie, ...(lastSeen !== undefined && { 'last-event-id': lastSeen }) };
  const answer = await fetch(`${url}${api.liveEvents.path}`, { headers, signal: over.signal });
  const heard: LiveEvent[] = [];
  void (async () => {
    let text = '';
    for await (const piece of answer.body!.pipeThrough(new TextDecoderStream())) {
      text += piece;
      const lines = text.split('\n');
      text = lines.pop()!;
      for (const line of lines)
        if (line.startsWith('data: ')) heard.push(liveEvent.parse(JSON.parse(line.slice(6))));
    }
  })().catch(() => undefined);
  await eventually('the stream tells where it is', () => heard.length > 0);
  return { heard, stop: () => over.abort() };
}

it('an offer is heard while something older is still being written, which is heard too, also by whoever lost the line', async () => {
  const agentId = ash.agent.me.id;
  const { organisationId } = await world.database.manager.findOneByOrFail(Agent, { id: agentId });
  const stream = await listen();
  const older = { id: crypto.randomUUID(), text: 'It took long' };
  const lastSeen = await world.database.transaction(async (manager) => {
    await manager.insert(LiveEventRow, {
      ...{ organisationId, topic: 'mention', subjectId: older.id, agentId, text: older.text, at: Date.now() },
    });
    await ash.agent.ask(api.setPresence, { body: { presence: 'available' } });
    await ash.send('waste', 'My bin was missed again.');
    const offer = await eventually('the offer', () => stream.heard.find(({ topic }) => topic === 'offer'));
    expect(stream.heard.some(({ id }) => id === older.id)).toBe(false);
    return offer.cursor;
  });
  await eventually('what was older', () => stream.heard.some(({ id }) => id === older.id));
  stream.stop();

  const again = await listen(lastSeen);
  await eventually('what was older, once more', () => again.heard.some(({ id }) => id === older.id));
  expect(again.heard.some(({ topic }) => topic === 'offer')).toBe(true);
  const { cursor } = again.heard.find(({ topic }) => topic === 'offer')!;
  again.stop();
  // Whoever was told of all of it is not told again.
  const none = await listen(cursor);
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(none.heard.filter(({ topic }) => topic === 'offer' || topic === 'mention')).toEqual([]);
  none.stop();
}, 60_000);
