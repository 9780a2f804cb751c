/** Checks of the App: the gate's, which a merge needs, and the one about drift. */
export const REQUIRED_CHECK = 'assay: main'
export const DRIFT_CHECK = 'assay drift: credit-risk'
