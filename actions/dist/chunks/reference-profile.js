/** The reference profile of a version among its bytes: no model may have a file of this name. */
const REFERENCE_PROFILE = "reference.profile.json";
/** Where the profile of the training data lies between training and registration, relative to the workspace. */
function referenceProfilePath(model) {
	return `.assay/profiles/${model}.profile.json`;
}

export { referenceProfilePath as n, REFERENCE_PROFILE as t };