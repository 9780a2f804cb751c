import { Ct as runAction } from "./chunks/start.js";
import { t as trainVerb } from "./chunks/verb-train.js";

await runAction(trainVerb);

export {  };