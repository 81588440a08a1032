import { adapterContext } from '../../../test/support/adapter-context.js';
import { MemoryHub } from '../../../test/support/memory-hub.js';
import { holdToContract } from '../core/conformance/index.js';
import { paperAdapter } from './index.js';

// What it promises of its folder is in follow-folder.spec.ts: a folder has no place to go on from.
holdToContract({
  adapter: paperAdapter,
  world: () => {
    const hub = new MemoryHub([]);
    return { settings: {}, hub, context: () => adapterContext(hub) };
  },
  has: {},
  wrongSettings: { SCAN_MAILBOXES: '{"scans@council.example": {"channel": "email", "entryPoint": "x"}}' },
});
