import { t as runAction } from "./chunks/run-action.js";
import { t as gateVerb } from "./chunks/verb-gate.js";

// actions/gate/main.ts
await runAction(gateVerb);

export {  };