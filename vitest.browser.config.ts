// The pages, walked in a real browser against a running demo town.
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src/browser/**/*.test.ts'],
    globalSetup: ['src/browser/setup.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 90_000,
    hookTimeout: 60_000,
  },
})
