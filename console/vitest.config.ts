import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    reporters: ['default', './e2e/surefireReporter.ts'],
    projects: [
      { test: { name: 'unit', include: ['src/**/*.test.ts'], environment: 'node' } },
      {
        test: {
          name: 'e2e',
          include: ['e2e/**/*.test.ts'],
          environment: 'node',
          globalSetup: './e2e/stage/serverProcess.ts',
          // Generous: a machine that does other things as well is no fault of the console.
          testTimeout: 240_000,
          hookTimeout: 240_000,
          // One server, one browser at a time: the machine has other things to do.
          fileParallelism: false,
        },
      },
    ],
  },
})
