import { t as runAction } from "./chunks/run-action.js";
import { t as gateVerb } from "./chunks/verb-gate.js";

await runAction(gateVerb);

export {  };