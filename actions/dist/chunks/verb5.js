import { t as trainVerb } from "./verb-train.js";

export { trainVerb };