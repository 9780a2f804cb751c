import { t as runAction } from "./chunks/run-action.js";
import { t as driftVerb } from "./chunks/verb-drift.js";

await runAction(driftVerb);

export {  };