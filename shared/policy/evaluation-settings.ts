/** The key `evaluation` of a policy. */
export const EVALUATION_SETTING = {
  type: 'object',
  description: 'Who starts the measurement.',
  additionalProperties: false,
  required: ['dispatch'],
  properties: {
    dispatch: {
      type: 'object',
      description: 'The App starts this workflow of the repository itself; it needs `actions: write` for that.',
      additionalProperties: false,
      required: ['workflow'],
      properties: {
        workflow: {
          type: 'string',
          pattern: '^[A-Za-z0-9._-]+\\.ya?ml$',
          maxLength: 100,
          description: 'File below `.github/workflows`.',
        },
        ref: {
          type: 'string',
          pattern: '^[A-Za-z0-9._/-]+$',
          maxLength: 200,
          description: 'Protected branch whose workflow is run; the base of the pull request when absent.',
        },
        only: {
          enum: ['forks', 'all'],
          default: 'forks',
          description: 'For pull requests from forks, which get no identity of their own, or for all.',
        },
      },
    },
  },
} as const

/** How the App starts measurements by itself; absent: it starts none. */
export type EvaluationSettings = {
  readonly dispatch: { readonly workflow: string; readonly ref?: string; readonly only?: 'forks' | 'all' }
}
