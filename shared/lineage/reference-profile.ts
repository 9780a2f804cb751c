/** The reference profile of a version among its bytes: no model may have a file of this name. */
export const REFERENCE_PROFILE = 'reference.profile.json'

/** Where the profile of the training data lies between training and registration, relative to the workspace. */
export function referenceProfilePath(model: string): string {
  return `.assay/profiles/${model}.profile.json`
}
