import { t as gateVerb } from "./verb-gate.js";

export { gateVerb };