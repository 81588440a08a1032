import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const hub = 'http://127.0.0.1:3000';

/** React Aria carries its own few words in over thirty languages; the console speaks one. */
const englishOnly: Plugin = {
  name: 'english-only',
  enforce: 'pre',
  load: (id) =>
    /react-(aria|stately)[^?]*\/intl\//.test(id) && !id.endsWith('/en-US.mjs') ? 'export default {};' : null,
};

export default defineConfig({
  root: here('.'),
  base: '/console/',
  plugins: [englishOnly, react()],
  resolve: {
    alias: {
      '@frontdoor/contracts': here('../../libs/contracts/index.ts'),
      // All that contracts takes of the kernel; the rest of it is for Node.
      '@frontdoor/kernel': here('../../libs/kernel/words.ts'),
    },
  },
  build: {
    outDir: here('../../dist/console'),
    emptyOutDir: true,
    // The content security policy allows nothing inline.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 800,
  },
  server: { proxy: { '/api': hub, '/track': hub } },
});
