import { join } from 'node:path'
import { createFiles } from '../../shared/adapters/fs/files.ts'
import { createGit, type Environment } from '../../shared/adapters/git/run-git.ts'
import { createWorkbench } from '../../shared/adapters/git/workbench.ts'
import type { Clock } from '../../shared/ports/clock.ts'
import type { Log } from '../../shared/ports/log.ts'
import type { DecomposeModelPorts } from '../../shared/usecases/decompose-model.ts'
import type { Services, Tables } from './services.ts'

type BenchOptions = {
  readonly workspace: string
  readonly env: Environment
  readonly log: Log
  readonly clock: Clock
  /** For a folder: reading is confined to it. */
  readonly openTables: (folder: string) => Promise<Tables>
  readonly openTraining: (folder: string) => ReturnType<Services['training']>
}

/** Adapters for trainings in other folders than the workspace, under the same rules: without secrets, and confined to their folder. */
export function createBenches(options: BenchOptions): Pick<DecomposeModelPorts, 'workbench' | 'trainIn'> {
  const { workspace, env, log, clock } = options
  return {
    workbench: createWorkbench(createGit(workspace, env), workspace),
    trainIn: async (folder) => {
      const path = join(workspace, folder)
      const [tables, training] = await Promise.all([options.openTables(path), options.openTraining(path)])
      return { ...training, tables, files: createFiles(path), clock, log, close: () => tables.close() }
    },
  }
}
