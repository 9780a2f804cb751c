import { artifactSchema } from '../../shared/evidence/artifact.ts'
import { dataChangesSchema } from '../../shared/evidence/data-change.ts'
import { decompositionSchema } from '../../shared/evidence/decomposition.ts'
import { dependenceSchema } from '../../shared/evidence/dependence.ts'
import { discoveredSlicesSchema } from '../../shared/evidence/discovered-slices.ts'
import { explanationSchema } from '../../shared/evidence/explanation.ts'
import { fairnessSchema } from '../../shared/evidence/fairness.ts'
import { flipsSchema } from '../../shared/evidence/flips.ts'
import { groupsSchema } from '../../shared/evidence/groups.ts'
import { integritySchema } from '../../shared/evidence/integrity.ts'
import { performanceSchema } from '../../shared/evidence/performance.ts'
import { robustnessSchema } from '../../shared/evidence/robustness.ts'
import { taskDetailsSchema } from '../../shared/evidence/task-details.ts'

/** Sections of what `assay test --json` writes that are absent where nobody asked, or nothing could be measured. */
export const testSections = {
  dependence: dependenceSchema,
  flips: flipsSchema,
  decomposition: decompositionSchema,
  groups: groupsSchema,
  fairness: fairnessSchema,
  discoveredSlices: discoveredSlicesSchema,
  data: dataChangesSchema,
  integrity: integritySchema,
  artifact: artifactSchema,
  explanation: explanationSchema,
  taskDetails: taskDetailsSchema,
  robustness: robustnessSchema,
  performance: performanceSchema,
} as const
