import { defineConfig } from 'vitest/config'
import { SEED } from './test/seed.ts'

const project = (name: string, extra: object = {}) => ({
  extends: true as const,
  test: { name, include: [`test/${name}/**/*.test.ts`], ...extra },
})

export default defineConfig({
  test: {
    environment: 'node',
    unstubEnvs: true,
    restoreMocks: true,
    expect: { requireAssertions: true },
    sequence: { shuffle: true, seed: SEED },
    projects: [
      project('unit'),
      project('property', { testTimeout: 60_000, setupFiles: 'test/property/seed.ts' }),
      project('golden'),
      project('reference', { testTimeout: 60_000 }),
      project('contract', { testTimeout: 30_000, hookTimeout: 60_000 }),
      project('app', { testTimeout: 120_000, hookTimeout: 60_000, globalSetup: 'test/app/template.ts' }),
      // The flows that a database decides about, on the one that several replicas share; `npm run verify` runs them.
      project('app-postgres', {
        include: ['test/app/{audit,commands,orders,restart}.test.ts'],
        testTimeout: 120_000,
        hookTimeout: 60_000,
        env: { ASSAY_TEST_APP_STORE: 'postgres' },
      }),
      project('action', { testTimeout: 60_000, hookTimeout: 60_000 }),
      project('e2e', { testTimeout: 180_000, hookTimeout: 180_000 }),
      project('architecture', { testTimeout: 60_000 }),
      project('real', { testTimeout: 180_000, hookTimeout: 180_000 }),
    ],
  },
})
