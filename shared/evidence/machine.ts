import type { FromSchema } from 'json-schema-to-ts'

const word = { type: 'string', minLength: 1, maxLength: 40 } as const

/** The class of machine that measured: low bits of predictions, and times, differ between classes. */
export const machineSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['os', 'arch', 'cpus'],
  properties: { os: word, arch: word, cpus: { type: 'integer', minimum: 1, maximum: 100000 } },
} as const

export type MachineClass = FromSchema<typeof machineSchema>
