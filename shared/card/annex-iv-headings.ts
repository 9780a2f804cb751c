/** What one heading asks for. Titles are those of the card's sections; of a measured part its beginning is enough. */
export type Heading = {
  readonly title: string
  readonly measured: readonly string[]
  /** Takes the measured parts that no heading names. */
  readonly takesRest?: true
  /** Parts that evidence should fill, and how to have it. */
  readonly needs: readonly { readonly title: string; readonly how: string }[]
  /** Sections that people write into model-card.yml or model-card.md. */
  readonly said: readonly { readonly title: string; readonly asks: string }[]
  /** What no file of a repository can say. */
  readonly people: readonly string[]
}

const GATE = 'Limits that were set before'

/** The nine headings of Annex IV of Regulation (EU) 2024/1689, in our words; the text in force decides. */
export const HEADINGS: readonly Heading[] = [
  {
    title: 'General description of the system',
    measured: ['What was measured'],
    needs: [],
    said: [
      { title: 'Summary', asks: 'what the system is and who provides it' },
      { title: 'Intended use', asks: 'its purpose, its users and the people concerned' },
      { title: 'Out of scope', asks: 'what it is not for' },
      { title: 'Contacts', asks: 'the provider, and who answers' },
    ],
    people: ['How it is placed on the market, the hardware and software around it, and instructions for use'],
  },
  {
    title: 'Elements of the system and how it was developed',
    measured: ['Training', 'Changes of the data'],
    takesRest: true,
    needs: [{ title: 'Training', how: 'The record of the training: train with `assay train`' }],
    said: [{ title: 'Training data', asks: 'where the data come from, how they were chosen, labelled and cleaned' }],
    people: [
      'Design choices and assumptions, the architecture of the whole system, and the cybersecurity measures',
      'Test reports dated and signed by the responsible persons: name, date, signature',
    ],
  },
  {
    title: 'Monitoring, functioning and control',
    measured: ['Groups', 'Slices', 'Search for weak slices', 'Found slices'],
    needs: [],
    said: [
      { title: 'Limitations', asks: 'what it can and cannot do, for which people' },
      { title: 'Foreseeable misuse', asks: 'unintended outcomes and risks to people' },
      { title: 'Human oversight', asks: 'the measures that let people oversee it' },
    ],
    people: ['Specifications of the input data'],
  },
  {
    title: 'Appropriateness of the performance metrics',
    measured: ['Metrics', GATE],
    needs: [{ title: GATE, how: 'The verdict about this evidence: run `assay gate`' }],
    said: [],
    people: ['Why these metrics and limits fit this system'],
  },
  {
    title: 'Risk management system (Article 9)',
    measured: ['Odd rows and small changes', 'Robustness', 'Data checks'],
    needs: [],
    said: [{ title: 'Risks', asks: 'the risks that were found and what was done' }],
    people: ['The risk management system itself'],
  },
  {
    title: 'Changes through the life cycle',
    measured: ['Against the champion', 'Rows that changed sides', 'Registered versions'],
    needs: [{ title: 'Registered versions', how: 'The versions of the ledger: register with `assay register`' }],
    said: [],
    people: ['Which changes were planned before, and which are substantial'],
  },
  {
    title: 'Standards and specifications applied',
    measured: [],
    needs: [],
    said: [],
    people: ['Harmonised standards applied in full or in part, or the other means that were used'],
  },
  { title: 'EU declaration of conformity', measured: [], needs: [], said: [], people: ['A copy of the declaration'] },
  {
    title: 'Performance after placing on the market (Article 72)',
    measured: ['Drift'],
    needs: [{ title: 'Drift', how: 'A look at today’s data: run `assay drift`' }],
    said: [],
    people: ['The system and the plan of post-market monitoring'],
  },
]
