import { defineConfig, mergeConfig } from 'vitest/config';
import tests from '../../vitest.config.js';

/** `npm run photographs`: pictures to look at, apart from the tests, since they take minutes and judge nothing. */
const config = mergeConfig(tests, defineConfig({ test: { testTimeout: 300_000 } }));
config.test.include = ['test/photographs/*.photographs.ts'];
// oxlint-disable-next-line import/no-default-export
export default config;
