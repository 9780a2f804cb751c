import type { FromSchema } from 'json-schema-to-ts'

const plainText = { type: 'string', minLength: 1, maxLength: 20_000 } as const
const texts = { anyOf: [plainText, { type: 'array', minItems: 1, maxItems: 100, items: plainText }] } as const
const name = { type: 'string', minLength: 1, maxLength: 200 } as const
const names = { type: 'array', minItems: 1, maxItems: 50, items: name } as const

/** What people say of a model in `model-card.yml`: nothing here is measured, and no measured number may stand here instead. */
export const writtenSchema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'Assay: what people write into a model card',
  type: 'object',
  additionalProperties: false,
  properties: {
    version: { const: 1 },
    /** The model that the file is about; needed where a repository has several. */
    model: name,
    license: name,
    language: names,
    tags: names,
    library: name,
    base_model: name,
    summary: texts,
    intended_use: texts,
    out_of_scope: texts,
    misuse: texts,
    limitations: texts,
    risks: texts,
    oversight: texts,
    data: texts,
    contacts: texts,
    citation: texts,
  },
} as const

export type WrittenFile = FromSchema<typeof writtenSchema>

/** Headings of the written part, in their order. The first key is the paragraph under the title. */
export const WRITTEN_SECTIONS = {
  summary: 'Summary',
  intended_use: 'Intended use',
  out_of_scope: 'Out of scope',
  misuse: 'Foreseeable misuse',
  limitations: 'Limitations',
  risks: 'Risks',
  oversight: 'Human oversight',
  data: 'Training data',
  contacts: 'Contacts',
  citation: 'Citation',
} as const

export type WrittenKey = keyof typeof WRITTEN_SECTIONS

/** What a card should not be without. */
export const NEEDED_SECTIONS: readonly WrittenKey[] = ['intended_use', 'limitations', 'contacts']
