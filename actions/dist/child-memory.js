import { n as watchMemory } from "./chunks/watch-memory.js";

watchMemory();

export {  };