import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  plugins: [svelte()],
  test: {
    include: ['src/**/*.test.ts'],
    exclude: ['src/browser/**'],
    globalSetup: ['src/db/testing-setup.ts'],
    pool: 'forks',
    maxWorkers: 2,
    isolate: false,
    // the built pages run as they are, not through the test's own compiler
    server: { deps: { external: [/\/build\/web\//] } },
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
