import { t as runAction } from "./chunks/run-action.js";
import { t as trainVerb } from "./chunks/verb-train.js";

// actions/train/main.ts
await runAction(trainVerb);

export {  };