import { Ct as runAction } from "./chunks/start.js";
import { t as gateVerb } from "./chunks/verb-gate.js";

await runAction(gateVerb);

export {  };