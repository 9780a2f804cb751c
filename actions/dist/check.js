import { t as runAction } from "./chunks/run-action.js";
import { t as checkVerb } from "./chunks/verb-check.js";

await runAction(checkVerb);

export {  };