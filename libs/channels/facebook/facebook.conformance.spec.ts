import { randomUUID } from 'node:crypto';
import { SystemClock } from '@frontdoor/kernel';
import { adapterContext, HastyClock } from '../../../test/support/adapter-context.js';
import { MemoryHub } from '../../../test/support/memory-hub.js';
import { messageTo } from '../../../test/support/sendables.js';
import { holdToContract, type World } from '../core/conformance/index.js';
import type { RawRequest } from '../core/index.js';
import { facebookAdapter, startFacebookStandIn } from './index.js';

async function world(): Promise<World> {
  const standIn = await startFacebookStandIn({ clock: new SystemClock() });
  const hub = new MemoryHub([standIn.pageId]);
  const { id: onPage } = standIn.pagePost('The library opens at nine');
  const request = (entry: object, secret?: string): RawRequest => ({
    method: 'POST',
    url: 'https://council.example/webhooks/facebook/page',
    path: 'page',
    ...standIn.delivery(entry, secret),
  });
  let count = 0;
  const comment = (text: string) => standIn.comment('Alder', onPage, text);
  const private_ = (text: string) => standIn.messageCame(standIn.message('Alder', text));
  return {
    settings: standIn.settings,
    hub,
    // It looks once more some time after what broke off.
    context: () => adapterContext(hub, { clock: new HastyClock(200) }),
    webhooks: {
      message: (text) => request(private_(text)),
      forged: () => request(private_('Forged'), 'the secret of somebody else'),
      garbled: () => request({ id: standIn.pageId, messaging: [{ dance: true }] }),
    },
    sending: {
      sendable: () => {
        const { id, from } = comment(`Number ${++count} is out`);
        const post = { audience: 'public' as const, answering: `comment:${id}`, cameAt: 0 };
        const to = { kind: 'public-handle', value: `facebook:${from.id}` } as const;
        return messageTo('social', to, { id: randomUUID(), text: `Seen ${count}`, post });
      },
      unsendable: messageTo('social', { kind: 'public-handle', value: 'x:1' }),
      times: (sendable) =>
        standIn.comments.filter(
          ({ from, message }) =>
            from.id === standIn.pageId && sendable.form === 'message' && message === sendable.text,
        ).length,
      breakOff: (when) => standIn.next({ reset: when }),
    },
    close: () => standIn.close(),
  };
}

holdToContract({
  adapter: facebookAdapter,
  world,
  has: { webhooks: ['garbled'], sending: true },
  wrongSettings: { FACEBOOK_PAGE_ID: 'fenmoor' },
});
