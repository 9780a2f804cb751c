import { t as runAction } from "./chunks/run-action.js";
import { t as registerVerb } from "./chunks/verb-register.js";

await runAction(registerVerb);

export {  };