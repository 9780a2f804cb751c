import { Ct as runAction } from "./chunks/start.js";
import { t as testVerb } from "./chunks/verb-test.js";

await runAction(testVerb);

export {  };