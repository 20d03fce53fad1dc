// The pages, walked in a real browser against a running demo town.
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** The two halves of the page list take longest and begin first, so that neither browser waits at the end. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isList = ({ moduleId }: TestSpecification) => /\/pages-for-\w+\.test\.ts$/.test(moduleId)
    const sorted = await super.sort(files)
    return [...sorted.filter(isList), ...sorted.filter((file) => !isList(file))]
  }
}

export default defineConfig({
  test: {
    include: ['src/browser/**/*.test.ts'],
    globalSetup: ['src/browser/setup.ts'],
    pool: 'forks',
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    testTimeout: 90_000,
    hookTimeout: 60_000,
  },
})
