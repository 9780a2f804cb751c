import { t as runAction } from "./chunks/run-action.js";
import { t as driftVerb } from "./chunks/verb-drift.js";

// actions/drift/main.ts
await runAction(driftVerb);

export {  };