import type { Preset } from './preset.ts'

/** SR 26-2 / OCC Bulletin 2026-13, model risk management of banks in the United States. */
export const sr262: Preset = {
  name: 'sr-26-2',
  version: '1',
  title: 'SR 26-2 / OCC Bulletin 2026-13, model risk management',
  standing:
    'Guidance of 17 April 2026 that supersedes SR 11-7, SR 21-8, OCC 2011-12 and OCC 1997-24. Principles, not enforceable by themselves; aimed at banks above 30 billion dollars; generative and agentic systems are out of its scope. It has no numbered controls: the names here are of its themes.',
  rules: [
    { id: 'inventory', 'inventory.entry': { require: ['owner', 'risk', 'purpose', 'validator'] } },
    { id: 'revalidation', 'revalidation.due': { max_days: 365 } },
    { id: 'attempts', 'evidence.attempts': { max: 3 } },
  ],
  demands: [['metric.threshold'], ['metric.baseline'], ['approval'], ['drift', 'monitoring.ready']],
  controls: [
    {
      id: 'Inventory',
      title: 'Inventory of models by materiality',
      kinds: ['inventory.entry'],
      people: 'Assess materiality; list models that have no policy here.',
    },
    {
      id: 'Independent validation',
      title: 'Validation by people independent of development',
      kinds: ['revalidation.due', 'approval'],
      people: 'Validate: concept, data, implementation, use.',
    },
    {
      id: 'Effective challenge',
      title: 'Critical analysis by informed people with influence',
      kinds: ['approval', 'veto', 'metric.baseline'],
      people: 'Challenge; a count of approvals is not a challenge.',
    },
    {
      id: 'Outcomes analysis',
      title: 'Outcomes against expectations',
      kinds: ['metric.threshold', 'metric.slices', 'calibration', 'drift'],
      people: 'Compare with what happened, also beyond the holdout.',
    },
    {
      id: 'Ongoing monitoring',
      title: 'Monitoring in use',
      kinds: ['monitoring.ready', 'drift', 'revalidation.due'],
      people: 'Act on what is seen: overrides, changes of market and use.',
    },
    {
      id: 'Vendor models',
      title: 'Models of others',
      kinds: ['inventory.entry'],
      people: 'Validate models of vendors like own ones, and plan for their loss.',
    },
    { id: 'Governance', title: 'Board, policies, internal audit', kinds: [], people: 'Everything.' },
  ],
}
