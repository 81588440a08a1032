import { randomUUID } from 'node:crypto';
import { SystemClock } from '@frontdoor/kernel';
import { adapterContext, HastyClock } from '../../../test/support/adapter-context.js';
import { MemoryHub } from '../../../test/support/memory-hub.js';
import { messageTo } from '../../../test/support/sendables.js';
import { holdToContract, type World } from '../core/conformance/index.js';
import type { RawRequest } from '../core/index.js';
import { startXStandIn, xAdapter } from './index.js';

const HANDLE = '@fenmoor';

async function world(): Promise<World> {
  const standIn = await startXStandIn({ clock: new SystemClock(), handle: HANDLE });
  const hub = new MemoryHub([HANDLE]);
  const request = ({ body, headers }: { body: Buffer; headers: Record<string, string> }): RawRequest => ({
    method: 'POST',
    url: 'https://council.example/webhooks/x/activity',
    path: 'activity',
    headers,
    body,
  });
  const mention = (text: string) => standIn.post('alder', text);
  let count = 0;
  return {
    settings: standIn.settings,
    hub,
    // It looks every 20 seconds, and once more some time after what broke off.
    context: () => adapterContext(hub, { clock: new HastyClock(200) }),
    webhooks: {
      // Said with our handle, which is what makes it ours; the text of a contact is what was written.
      message: (text) => request(standIn.event('post.mention.create', standIn.shown(mention(text)))),
      forged: () =>
        request(standIn.event('post.mention.create', standIn.shown(mention('Forged')), 'of another')),
      garbled: () => request(standIn.event('chat.received', { ciphertext: randomUUID() })),
    },
    sending: {
      sendable: () => {
        const { id, author_id } = standIn.post('alder', `${HANDLE} Number ${++count} is out`);
        const post = { audience: 'public' as const, answering: `post:${id}`, cameAt: 0 };
        return messageTo(
          'social',
          { kind: 'public-handle', value: `x:${author_id}` },
          { id: randomUUID(), text: `Seen ${count}`, post },
        );
      },
      unsendable: messageTo('social', { kind: 'public-handle', value: 'facebook:1' }),
      times: (sendable) =>
        standIn.posts.filter(
          ({ author_id, text }) =>
            author_id === standIn.us.id && sendable.form === 'message' && text === sendable.text,
        ).length,
      breakOff: (when) => standIn.next({ reset: when }),
    },
    source: { put: async (text) => void standIn.message('birch', text) },
    close: () => standIn.close(),
  };
}

holdToContract({
  adapter: xAdapter,
  world,
  has: { webhooks: ['garbled'], sending: true, source: 'leased' },
  wrongSettings: { X_HANDLE: 'without its sign' },
});
