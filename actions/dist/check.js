import { Ct as runAction } from "./chunks/start.js";
import { t as checkVerb } from "./chunks/verb-check.js";

await runAction(checkVerb);

export {  };