import { api, type LiveEvent } from '@frontdoor/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ConsoleClient } from '../support/console-client.js';
import { Desk } from '../support/desk.js';
import { eventually } from '../support/eventually.js';
import { LiveListener } from '../support/live-listener.js';
import { startEmbedded, type World } from '../support/world.js';

describe('a colleague who is mentioned in a note', () => {
  let world: World;
  beforeAll(async () => {
    world = await startEmbedded();
  });
  afterAll(() => world?.stop());

  it('hears of it at once, reads who wrote what, and it waits until they have looked', async () => {
    const desk = await Desk.of(world, 'ash');
    const enquiry = await desk.receive('help', 'Who repairs the lamp?', 'lamp@customer.example');
    const [rowan, maple] = await Promise.all(
      ['rowan', 'maple'].map((name) => ConsoleClient.logIn(world.url, name, world.password)),
    );
    const heard: LiveEvent[] = [];
    const heardByMaple: LiveEvent[] = [];
    const listeners = await Promise.all([
      LiveListener.start(rowan!, (event) => heard.push(event)),
      LiveListener.start(maple!, (event) => heardByMaple.push(event)),
    ]);
    const params = { id: enquiry.id };
    const { colleagues } = await desk.agent.ask(api.listColleagues, { params });
    const chosen = colleagues.find(({ name }) => name === 'Rowan')!;
    const { timeline } = await desk.agent.ask(api.addNote, {
      params,
      body: { text: '@Rowan do you know the contractor?', mentions: [chosen.id] },
    });
    expect(timeline.findLast(({ type }) => type === 'note')).toMatchObject({
      by: 'Ash',
      mentions: [{ id: rowan!.me.id, name: 'Rowan' }],
    });
    await eventually('Rowan hears of it', () => heard.some(({ topic }) => topic === 'mention'));
    expect(heard.find(({ topic }) => topic === 'mention')).toMatchObject({
      id: enquiry.id,
      agentId: rowan!.me.id,
      text: `Ash mentions you on ${enquiry.reference}`,
    });
    const { unseen, mentions } = await rowan!.ask(api.listMentions);
    expect(unseen).toBe(1);
    expect(mentions).toMatchObject([{ by: 'Ash', preview: '@Rowan do you know the contractor?' }]);
    const looked = await rowan!.ask(api.lookAtMentions, { body: { notes: [mentions[0]!.noteId] } });
    expect(looked.unseen).toBe(0);
    await eventually('the other windows of Rowan hear of that', () =>
      heard.some(({ topic, id }) => topic === 'mention' && id === undefined),
    );
    await eventually('Maple hears of the note', () =>
      heardByMaple.some(({ topic, id }) => topic === 'enquiry' && id === enquiry.id),
    );
    expect(heardByMaple.filter(({ topic }) => topic === 'mention')).toEqual([]);
    for (const listener of listeners) listener.stop();

    const refused = await desk.agent.request(api.addNote, {
      params,
      body: { text: 'And you', mentions: [desk.agent.me.id] },
    });
    expect(refused.status).toBe(400);
    expect(await refused.json()).toMatchObject({ error: { code: 'mention-unknown' } });
  });
});
