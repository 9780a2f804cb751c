import { t as runAction } from "./chunks/run-action.js";
import { t as profileVerb } from "./chunks/verb-profile.js";

await runAction(profileVerb);

export {  };