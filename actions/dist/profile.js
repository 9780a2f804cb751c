import { Ct as runAction } from "./chunks/start.js";
import { t as profileVerb } from "./chunks/verb-profile.js";

await runAction(profileVerb);

export {  };