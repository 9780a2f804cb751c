import { t as registerVerb } from "./verb-register.js";

export { registerVerb };