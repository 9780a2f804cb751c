const CONFIG_FLAG = {
	name: "config",
	value: "FILE",
	text: "the configuration (default: assay.yml)"
};
const MODEL_FLAG = {
	name: "model",
	value: "NAME",
	text: "the model (may be left out when there is one)"
};
/** Flags that every verb has. */
const COMMON_FLAGS = [{
	name: "json",
	text: "exactly one JSON document on standard output, also for errors"
}, {
	name: "help",
	text: "this text"
}];

export { CONFIG_FLAG as n, MODEL_FLAG as r, COMMON_FLAGS as t };