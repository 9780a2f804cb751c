import { t as runAction } from "./chunks/run-action.js";
import { t as trainVerb } from "./chunks/verb-train.js";

await runAction(trainVerb);

export {  };