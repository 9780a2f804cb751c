import { Ct as runAction } from "./chunks/start.js";
import { t as registerVerb } from "./chunks/verb-register.js";

await runAction(registerVerb);

export {  };