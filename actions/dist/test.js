import { t as runAction } from "./chunks/run-action.js";
import { t as testVerb } from "./chunks/verb-test.js";

await runAction(testVerb);

export {  };