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
      project('app', { testTimeout: 60_000, hookTimeout: 60_000, globalSetup: 'test/app/template.ts' }),
      project('action', { testTimeout: 60_000, hookTimeout: 60_000 }),
      project('e2e', { testTimeout: 180_000, hookTimeout: 180_000 }),
      project('architecture', { testTimeout: 60_000 }),
      project('real', { testTimeout: 180_000, hookTimeout: 180_000 }),
    ],
  },
})
