import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The style sheet and the script of the public pages. */
export default defineConfig({
  root: here('.'),
  css: {
    preprocessorOptions: { scss: { loadPaths: [here('../../node_modules/govuk-frontend/dist')] } },
  },
  build: {
    outDir: here('../../dist/public'),
    emptyOutDir: true,
    modulePreload: false,
    rolldownOptions: {
      input: { public: here('assets/public.js') },
      output: { entryFileNames: '[name].js', assetFileNames: 'public[extname]' },
    },
  },
});
