const compiled = /* @__PURE__ */ new WeakMap();
function compileSchema(schema) {
	const ready = compiled.get(schema);
	if (ready === void 0) throw new Error("this schema was not made ready when the bundle was built");
	return ready;
}

export { compiled as n, compileSchema as t };