import type { Preset } from './preset.ts'

/** NIST AI Risk Management Framework 1.0: the outcomes that measurements of a model speak to. */
export const nistAiRmf: Preset = {
  name: 'nist-ai-rmf',
  version: '1',
  title: 'NIST AI Risk Management Framework 1.0',
  standing: 'A voluntary framework. Numbers of its outcomes are from general knowledge: hold them against your copy.',
  rules: [
    { id: 'inventory', 'inventory.entry': { require: ['owner', 'risk', 'purpose'] } },
    { id: 'card', 'card.complete': { sections: ['Intended use', 'Limitations', 'Contacts'] } },
    { id: 'data-leakage', 'data.leakage': {} },
    { id: 'personal-data', privacy: {} },
    { id: 'format', 'artifact.format': { allow: ['onnx', 'tfjs'] } },
  ],
  demands: [['metric.threshold'], ['fairness'], ['attribution'], ['robustness'], ['drift', 'monitoring.ready']],
  controls: [
    {
      id: 'GOVERN 1.6',
      title: 'Inventory of AI systems',
      kinds: ['inventory.entry'],
      people: 'Keep the inventory whole: a rule sees only models with a policy.',
    },
    {
      id: 'MAP 1.1',
      title: 'Purpose and context of use',
      kinds: ['inventory.entry', 'card.complete'],
      people: 'Understand and write down the purpose, the people concerned and the law.',
    },
    {
      id: 'MEASURE 2.3',
      title: 'Performance shown for conditions like those of use',
      kinds: ['metric.threshold', 'metric.slices', 'data.representative'],
      people: 'Judge whether the holdout is like the conditions of use.',
    },
    {
      id: 'MEASURE 2.5',
      title: 'Valid and reliable',
      kinds: ['metric.threshold', 'metric.baseline', 'calibration', 'data.leakage', 'evidence.reproducible'],
      people: 'Write down how far results carry beyond the conditions tested.',
    },
    {
      id: 'MEASURE 2.6',
      title: 'Safety',
      kinds: ['robustness'],
      people: 'Decide what residual risk is tolerable, and how the system fails safely.',
    },
    {
      id: 'MEASURE 2.7',
      title: 'Security and resilience',
      kinds: ['artifact.format', 'supply_chain', 'robustness'],
      people: 'Test the system around the model.',
    },
    {
      id: 'MEASURE 2.9',
      title: 'Explained and interpreted',
      kinds: ['attribution'],
      people: 'Read explanations in the context of use.',
    },
    {
      id: 'MEASURE 2.10',
      title: 'Privacy',
      kinds: ['privacy'],
      people: 'Examine the risk beyond columns that look like personal data.',
    },
    {
      id: 'MEASURE 2.11',
      title: 'Fairness and bias',
      kinds: ['fairness', 'metric.slices'],
      people: 'Choose the attributes, and which difference is harm.',
    },
    {
      id: 'MEASURE 2.13',
      title: 'Effectiveness of test, evaluation, verification and validation',
      kinds: ['evidence.level', 'evidence.complete', 'evidence.attempts', 'holdout.budget'],
      people: 'Review whether the measures still measure what matters.',
    },
    {
      id: 'MANAGE 4.1',
      title: 'Monitoring after deployment',
      kinds: ['monitoring.ready', 'drift'],
      people: 'Carry out the plan: feedback of users, appeal, incident response, decommissioning.',
    },
  ],
}
