import { existsSync } from 'node:fs'
import { defineConfig } from 'vitest/config'

const chromium = process.env.CHROMIUM ?? '/usr/bin/chromium'
const hasBrowser = existsSync(chromium)
if (!hasBrowser)
  process.stderr.write(`No Chromium at ${chromium}: the browser tests are left out.\n`)

const onPostgres = {
  globalSetup: ['test/support/cluster.ts'],
  testTimeout: 120_000,
  hookTimeout: 300_000,
}

export default defineConfig({
  // Node's own resolution, so that our code and the packages share one instance of it.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    sequence: { shuffle: { files: true } },
    maxWorkers: 2,
    // A busy machine takes its time; what never comes is said all the same.
    expect: { poll: { timeout: 20_000 } },
    projects: [
      {
        extends: true,
        test: { name: 'unit', include: ['test/unit/**/*.test.ts'], testTimeout: 60_000 },
      },
      {
        extends: true,
        test: { name: 'integration', include: ['test/integration/**/*.test.ts'], ...onPostgres },
      },
      {
        extends: true,
        test: {
          name: 'clients',
          include: ['test/clients/**/*.test.{ts,tsx}'],
          environment: 'happy-dom',
          testTimeout: 60_000,
        },
      },
      ...(hasBrowser
        ? [
            {
              extends: true as const,
              test: {
                name: 'e2e',
                include: ['test/e2e/**/*.test.ts'],
                ...onPostgres,
                testTimeout: 180_000,
              },
            },
          ]
        : []),
    ],
  },
})
