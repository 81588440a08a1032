import { adapterContext } from '../../../test/support/adapter-context.js';
import { MemoryHub } from '../../../test/support/memory-hub.js';
import { letterTo } from '../../../test/support/sendables.js';
import { holdToContract, type World } from '../core/conformance/index.js';
import { faxByHandAdapter, printAdapter } from './print.adapter.js';

let count = 0;

const ADDRESSES = {
  letter: { kind: 'postal', value: '12 Mill Road, Fenmoor, CB1 2AB' },
  fax: { kind: 'phone', value: '+441223457001' },
} as const;

const world = (settings: Record<string, string>, of: keyof typeof ADDRESSES) => (): World => {
  const hub = new MemoryHub(['post room']);
  return {
    settings,
    hub,
    context: () => adapterContext(hub),
    sending: {
      sendable: (channel) => letterTo(ADDRESSES[of], { id: `out-${++count}`, channel }),
      unsendable: letterTo({ ...ADDRESSES[of], value: ' ' }),
      times: ({ id }) => hub.printed.filter((letter) => letter.id === id).length,
      breakOff: (when) => void (hub.printQueueBreaks = when),
      takesOnce: true,
    },
  };
};

holdToContract({ adapter: printAdapter, world: world({}, 'letter'), has: { sending: true } });
holdToContract({
  adapter: faxByHandAdapter,
  world: world({ FAX_BY_HAND: 'on' }, 'fax'),
  has: { sending: true },
  wrongSettings: { FAX_BY_HAND: 'perhaps' },
});
