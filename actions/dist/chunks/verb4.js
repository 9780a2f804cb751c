import { t as testVerb } from "./verb-test.js";

export { testVerb };