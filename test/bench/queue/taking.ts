import { once } from 'node:events';
import { api, type WorkItem } from '@frontdoor/contracts';
import { ConsoleClient } from '../../support/console-client.js';
import { LiveListener } from '../../support/live-listener.js';

const PATIENCE_MS = 10_000;

/** How long an agent waits for the next work item; it is put back each time. */
export async function takeNextTimes(agent: ConsoleClient, times: number): Promise<number[]> {
  const taken: number[] = [];
  for (let i = 0; i < times; i++) {
    const from = performance.now();
    const response = await agent.request(api.takeNext);
    const { workItem } = (await response.json()) as { workItem: WorkItem | null };
    taken.push(performance.now() - from);
    if (!workItem) throw new Error('There was nothing to take');
    await agent.ask(api.releaseWorkItem, { params: { id: workItem.id } });
  }
  return taken;
}

/** From an agent's becoming available until the offer is heard on their live stream; it is taken back each time. */
export async function offerTimes(agent: ConsoleClient, times: number): Promise<number[]> {
  const offers = new EventTarget();
  const listener = await LiveListener.start(agent, ({ topic, agentId }) => {
    if (topic === 'offer' && agentId === agent.me.id) offers.dispatchEvent(new Event('offer'));
  });
  const taken: number[] = [];
  try {
    for (let i = 0; i < times; i++) {
      const heard = once(offers, 'offer', { signal: AbortSignal.timeout(PATIENCE_MS) });
      const from = performance.now();
      await agent.ask(api.setPresence, { body: { presence: 'available' } });
      await heard;
      taken.push(performance.now() - from);
      await agent.ask(api.setPresence, { body: { presence: 'away' } });
    }
  } finally {
    listener.stop();
  }
  return taken;
}
