import { t as runAction } from "./chunks/run-action.js";
import { t as testVerb } from "./chunks/verb-test.js";

// actions/test/main.ts
await runAction(testVerb);

export {  };