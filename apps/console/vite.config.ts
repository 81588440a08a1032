import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const hub = 'http://127.0.0.1:3000';

export default defineConfig({
  root: here('.'),
  base: '/console/',
  plugins: [react()],
  resolve: { alias: { '@frontdoor/contracts': here('../../libs/contracts/index.ts') } },
  // The content security policy allows neither inline scripts nor data: fonts or styles.
  build: {
    outDir: here('../../dist/console'),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: { proxy: { '/api': hub, '/track': hub } },
});
