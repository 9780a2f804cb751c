import type { Preset } from './preset.ts'

/** ISO/IEC 42001:2023, the controls of Annex A on the life cycle and the data of a system. */
export const iso42001: Preset = {
  name: 'iso-42001',
  version: '1',
  title: 'ISO/IEC 42001:2023, controls of Annex A on life cycle and data',
  standing:
    'A standard for management systems, certified by accredited bodies. Numbers of its controls are from general knowledge: hold them against your copy.',
  rules: [
    { id: 'data-quality', 'data.quality': {} },
    { id: 'data-lineage', 'data.lineage': {} },
    { id: 'card', 'card.complete': { sections: ['Intended use', 'Limitations', 'Contacts'] } },
    { id: 'card-numbers', 'card.matches_evidence': {} },
  ],
  demands: [['metric.threshold'], ['approval', 'approval.paths'], ['monitoring.ready']],
  controls: [
    {
      id: 'A.3.2',
      title: 'Roles and responsibilities',
      kinds: ['approval', 'approval.paths', 'veto', 'inventory.entry'],
      people: 'Allocate roles; keep those who build apart from those who approve.',
    },
    {
      id: 'A.6.2.4',
      title: 'Verification and validation',
      kinds: ['metric.threshold', 'metric.baseline', 'metric.slices', 'robustness', 'fairness'],
      people: 'Define the measures and their criteria.',
    },
    {
      id: 'A.6.2.5',
      title: 'Deployment',
      kinds: ['monitoring.ready', 'artifact.pinned', 'cooldown'],
      people: 'Write the plan of deployment, and meet its requirements.',
    },
    {
      id: 'A.6.2.6',
      title: 'Operation and monitoring',
      kinds: ['monitoring.ready', 'drift'],
      people: 'Operate, repair, update and support the system.',
    },
    {
      id: 'A.6.2.7',
      title: 'Technical documentation',
      kinds: ['card.complete', 'card.matches_evidence', 'change.log'],
      people: 'Decide which documentation each reader needs.',
    },
    {
      id: 'A.6.2.8',
      title: 'Event logs',
      kinds: [],
      machinery: {
        text: 'verdicts and evidence are kept in a hash-chained log and in the ledger',
        page: 'threat-model.md',
      },
      people: 'Record events of the system in use.',
    },
    {
      id: 'A.7.2',
      title: 'Data for development',
      kinds: ['data.lineage', 'data.unchanged'],
      people: 'Define how data are managed.',
    },
    {
      id: 'A.7.3',
      title: 'Acquisition of data',
      kinds: [],
      people: 'Document where data come from, and on what terms.',
    },
    {
      id: 'A.7.4',
      title: 'Quality of data',
      kinds: ['data.quality', 'data.leakage', 'data.representative'],
      people: 'Define the requirements.',
    },
    {
      id: 'A.7.5',
      title: 'Provenance of data',
      kinds: ['data.lineage'],
      people: 'Record provenance before the data reach the repository.',
    },
    {
      id: 'A.7.6',
      title: 'Preparation of data',
      kinds: [],
      people: 'Define criteria for preparing data, and the methods.',
    },
  ],
}
