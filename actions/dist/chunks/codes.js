/** Findings that say the holdout, or the model's own input, knows what it must not know: the rule `data.leakage` is about them. */
const LEAKAGE_CODES = [
	"TARGET_LEAK",
	"TARGET_RELATION",
	"TARGET_PART",
	"MISSING_LEAK",
	"ID_LEAK",
	"ORDER_LEAK",
	"DUPLICATES_ACROSS",
	"DUPLICATE_FEATURES_ACROSS",
	"NEAR_DUPLICATES_ACROSS",
	"NEAR_DUPLICATE_FEATURES_ACROSS",
	"GROUP_LEAK",
	"POSSIBLE_GROUP_LEAK",
	"TIME_LEAK",
	"TIME_TOUCHES"
];
/** The finding that the rule `privacy` is about. */
const PERSONAL_CODE = "PERSONAL_DATA";

export { PERSONAL_CODE as n, LEAKAGE_CODES as t };