import { readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Quick files first, those that try properties on many inputs last: most mutants fail early. */
class QuickFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const slow = ({ moduleId }: TestSpecification): number =>
      Number(readFileSync(moduleId, 'utf8').includes("from 'fast-check'"));
    return files.toSorted((a, b) => slow(a) - slow(b) || a.moduleId.localeCompare(b.moduleId));
  }
}

/** The tests of the charter engine alone, without the database that the whole run sets up: see stryker.config.json. */
export default defineConfig({
  resolve: { tsconfigPaths: true },
  test: {
    include: ['libs/charter/**/*.spec.ts'],
    setupFiles: ['libs/charter/spec/few-tries.ts'],
    sequence: { sequencer: QuickFirst },
    isolate: false,
    testTimeout: 30_000,
  },
});
