/** Compares what two model files say about themselves, `before` with `after`. */
function diffModels(before, after) {
	const versions = (facts) => new Map(facts.versions.map(({ name, version }) => [name, version]));
	const imports = (facts) => new Map(facts.imports.map(({ name, count }) => [name, `${count} calls`]));
	const producer = before.producer === after.producer ? void 0 : textChange("producer", before.producer, after.producer);
	const differences = {
		operators: diffCounts(before.operators, after.operators),
		inputs: diffPorts(before.inputs, after.inputs),
		outputs: diffPorts(before.outputs, after.outputs),
		imports: diffTexts(imports(before), imports(after)),
		versions: diffTexts(versions(before), versions(after)),
		metadata: diffTexts(new Map(Object.entries(before.metadata)), new Map(Object.entries(after.metadata)))
	};
	const pair = (of) => ({
		before: of(before),
		after: of(after)
	});
	const numbers = [
		pair(({ size }) => size),
		pair(({ tensors }) => tensors),
		pair(({ parameters }) => parameters)
	];
	return {
		format: pair(({ format }) => format),
		size: pair(({ size }) => size),
		...both("parameters", before.parameters, after.parameters),
		...both("tensors", before.tensors, after.tensors),
		...differences,
		...producer === void 0 ? {} : { producer },
		isSame: before.format === after.format && producer === void 0 && Object.values(differences).every((list) => list.length === 0) && numbers.every((one) => one.before === one.after)
	};
}
function both(key, before, after) {
	return before === void 0 || after === void 0 ? {} : { [key]: {
		before,
		after
	} };
}
function diffCounts(before, after) {
	const counts = (list) => new Map(list.map(({ name, count }) => [name, count]));
	const [old, now] = [counts(before), counts(after)];
	return namesOf(old, now).map((name) => ({
		name,
		before: old.get(name) ?? 0,
		after: now.get(name) ?? 0
	})).filter((one) => one.before !== one.after);
}
function diffPorts(before, after) {
	const words = (list) => new Map(list.map((port) => [port.name, portWords(port)]));
	return diffTexts(words(before), words(after)).map((one) => ({
		...one,
		change: one.before === void 0 ? "added" : one.after === void 0 ? "removed" : "changed"
	}));
}
function diffTexts(before, after) {
	return namesOf(before, after).filter((name) => before.get(name) !== after.get(name)).map((name) => textChange(name, before.get(name), after.get(name)));
}
function textChange(name, before, after) {
	return {
		name,
		...before === void 0 ? {} : { before },
		...after === void 0 ? {} : { after }
	};
}
function namesOf(...maps) {
	return [...new Set(maps.flatMap((map) => [...map.keys()]))].sort();
}
/** `float32 [?, 4]`. */
function portWords({ type, shape }) {
	return shape === void 0 ? type : `${type} [${shape.join(", ")}]`;
}

export { portWords as n, diffModels as t };