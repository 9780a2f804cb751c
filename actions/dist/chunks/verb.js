import { t as driftVerb } from "./verb-drift.js";

export { driftVerb };