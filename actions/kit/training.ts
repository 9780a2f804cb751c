import { createGitInfo } from '../../shared/adapters/process/git-info.ts'
import { createMachine } from '../../shared/adapters/process/machine.ts'
import { createModuleTrainer, type ModuleTrainerOptions } from '../../shared/adapters/process/module-trainer.ts'
import { createProcessRunner } from '../../shared/adapters/process/process-runner.ts'
import type { TrainDeps } from '../../shared/usecases/train-model.ts'

type TrainingOptions = ModuleTrainerOptions & { readonly workspace: string }

/** Adapters that only training needs. The user's code gets the environment without anything secret. */
export function createTraining(options: TrainingOptions): Pick<TrainDeps, 'process' | 'trainer' | 'git' | 'machine'> {
  const { workspace, env, log } = options
  return {
    process: createProcessRunner({ workspace, env, log }),
    trainer: createModuleTrainer(options),
    git: createGitInfo(workspace, env),
    machine: createMachine(env),
  }
}
