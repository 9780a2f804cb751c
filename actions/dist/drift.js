import { Ct as runAction } from "./chunks/start.js";
import { t as driftVerb } from "./chunks/verb-drift.js";

await runAction(driftVerb);

export {  };