import { readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * Most mutants should fail early: first whether packs can be read at all, last the golden cases and what tries
 * properties on many inputs.
 */
class QuickFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => {
      if (
        moduleId.endsWith('/golden-cases.spec.ts') ||
        readFileSync(moduleId, 'utf8').includes("from 'fast-check'")
      )
        return 2;
      return moduleId.endsWith('/read-pack.spec.ts') ? 0 : 1;
    };
    return files.toSorted((a, b) => rank(a) - rank(b) || a.moduleId.localeCompare(b.moduleId));
  }
}

/** The tests of the charter engine alone, without the database that the whole run sets up: see stryker.config.json. */
export default defineConfig({
  resolve: { tsconfigPaths: true },
  test: {
    include: ['libs/charter/**/*.spec.ts'],
    // Checks data against a library, no code of ours.
    exclude: ['libs/charter/pack/bank-holidays.spec.ts'],
    provide: { fewTries: 25 },
    sequence: { sequencer: QuickFirst },
    isolate: false,
    testTimeout: 30_000,
  },
});
