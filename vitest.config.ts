import { defineConfig } from 'vitest/config';
import { threadPrograms } from './test/support/thread-programs.js';

export default defineConfig({
  plugins: [threadPrograms],
  resolve: { tsconfigPaths: true },
  test: {
    include: ['test/**/*.spec.ts', '{apps,libs}/**/*.spec.{ts,tsx}'],
    globalSetup: ['test/support/global-setup.ts'],
    setupFiles: ['reflect-metadata', 'test/support/one-connection.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    pool: 'forks',
    // What a file loads stays loaded for the next one: most of a run was spent on loading the same modules again.
    isolate: false,
  },
});
