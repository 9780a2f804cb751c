import type { Preset } from './preset.ts'

/** Regulation (EU) 2024/1689 as amended by (EU) 2026/1744: what of the duties for high-risk systems a rule can look at. */
export const euAiAct: Preset = {
  name: 'eu-ai-act',
  version: '2026-1',
  title: 'EU AI Act, duties of providers of high-risk systems',
  standing:
    'Regulation (EU) 2024/1689 as amended by Regulation (EU) 2026/1744. Duties for high-risk systems apply from 2 December 2027 (Annex III) and 2 August 2028 (Annex I). Check the text in force on EUR-Lex.',
  rules: [
    { id: 'limits-first', 'policy.prior': {} },
    { id: 'data-quality', 'data.quality': {} },
    { id: 'data-leakage', 'data.leakage': {} },
    { id: 'data-lineage', 'data.lineage': {} },
    { id: 'personal-data', privacy: {} },
    { id: 'format', 'artifact.format': { allow: ['onnx', 'tfjs'] } },
    {
      id: 'card',
      'card.complete': {
        sections: ['Intended use', 'Foreseeable misuse', 'Limitations', 'Risks', 'Human oversight', 'Contacts'],
      },
    },
    { id: 'card-numbers', 'card.matches_evidence': { claims: 'fail' } },
  ],
  demands: [
    ['metric.threshold'],
    ['robustness'],
    ['supply_chain'],
    ['drift'],
    ['monitoring.ready'],
    ['approval', 'approval.paths'],
  ],
  controls: [
    {
      id: 'Art. 9(6)–(8)',
      title: 'Testing against metrics and probabilistic thresholds defined before',
      kinds: ['policy.prior', 'metric.threshold', 'metric.baseline', 'metric.slices'],
      machinery: {
        text: 'thresholds are read at the base branch, which the change cannot write',
        page: 'policy.md#where-it-is-read',
      },
      people: 'Run the risk management system; choose metrics and limits that fit the purpose.',
    },
    {
      id: 'Art. 10',
      title: 'Data and data governance',
      kinds: ['data.quality', 'data.leakage', 'data.lineage', 'data.representative', 'privacy', 'fairness'],
      people:
        'Decide that the data fit the purpose and the people concerned; settle the legal basis for sensitive data (Art. 4a).',
    },
    {
      id: 'Art. 11, Annex IV',
      title: 'Technical documentation',
      kinds: ['card.complete', 'card.matches_evidence', 'change.log'],
      machinery: {
        text: '`assay card --annex-iv FOLDER` fills the nine headings from evidence',
        page: 'presets.md#the-documentation-pack',
      },
      people: 'Write what is marked open in the pack; date and sign test reports (item 2).',
    },
    {
      id: 'Art. 12, 18, 19',
      title: 'Record-keeping: logs for six months or more, documentation for ten years',
      kinds: [],
      machinery: {
        text: 'verdicts and evidence are kept in a hash-chained log and in the ledger',
        page: 'threat-model.md',
      },
      people:
        'Keep the log of the system in use, and both records, for as long as the law says; artifacts of runs expire before.',
    },
    {
      id: 'Art. 14',
      title: 'Human oversight',
      kinds: ['approval', 'approval.paths', 'veto', 'card.complete'],
      people: 'Give people in charge of the system the means and the training to oversee and stop it.',
    },
    {
      id: 'Art. 15',
      title: 'Accuracy, robustness and cybersecurity',
      kinds: ['metric.threshold', 'robustness', 'artifact.format', 'supply_chain', 'card.matches_evidence'],
      people: 'Protect the system in operation; declare its accuracy in the instructions for use.',
    },
    {
      id: 'Art. 17',
      title: 'Quality management system',
      kinds: [],
      people: 'Everything: written policies, procedures and responsibilities.',
    },
    {
      id: 'Art. 72',
      title: 'Post-market monitoring',
      kinds: ['monitoring.ready', 'drift'],
      people: 'Write and follow the plan; report what happens in use.',
    },
  ],
}
