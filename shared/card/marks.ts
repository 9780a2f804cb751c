/** The lines around what is measured: only what stands between them is Assay's. */
export const MEASURED_BEGIN = '<!-- assay:measured -->'
export const MEASURED_END = '<!-- /assay:measured -->'
/** The first sentence of the measured part. */
export const CHECK_NOTE =
  'Assay wrote this part from evidence. Do not edit it: `assay card --check` compares every number with the evidence.'
