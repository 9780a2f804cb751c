import { Lt as parseStrictJson, Si as messageOf, bi as UserError, lt as validate, yi as Fault } from "./start.js";
import { t as encodingSchema } from "./encoding-schema.js";
import { a as rowOfData, n as matchClasses, r as moreClasses, t as classesOf } from "./class-order.js";
import { n as columnOf, t as cellText } from "./table.js";
import { i as encodedNames, n as encode, r as encodedColumns, t as loadTfjsEngine } from "./tfjs-engine.js";
import { createRequire } from "node:module";

/**
* The fields of the message in `bytes`, in order (https://protobuf.dev/programming-guides/encoding).
* Throws RangeError on anything that is not a whole message. Varints above 2^53 lose their low bits.
*/
function readFields(bytes) {
	const fields = [];
	for (let at = 0; at < bytes.length;) {
		const tag = readVarint(bytes, at);
		const field = readField(bytes, at, tag.end, tag.value);
		if (field.end > bytes.length || field.number < 1) throw new RangeError(`not a protocol buffer at byte ${at}`);
		fields.push(field);
		at = field.end;
	}
	return fields;
}
function readField(bytes, start, from, tag) {
	const wireType = tag % 8;
	const number = (tag - wireType) / 8;
	switch (wireType) {
		case 0: {
			const { value, end } = readVarint(bytes, from);
			return {
				number,
				wireType,
				start,
				from,
				end,
				value
			};
		}
		case 1: return {
			number,
			wireType,
			start,
			from,
			end: from + 8,
			value: 0
		};
		case 2: {
			const length = readVarint(bytes, from);
			return {
				number,
				wireType,
				start,
				from: length.end,
				end: length.end + length.value,
				value: length.value
			};
		}
		case 5: return {
			number,
			wireType,
			start,
			from,
			end: from + 4,
			value: 0
		};
		default: throw new RangeError(`not a protocol buffer: wire type ${wireType} at byte ${start}`);
	}
}
function readVarint(bytes, start) {
	let value = 0;
	for (let i = 0; i < 10; i++) {
		const byte = bytes[start + i];
		if (byte === void 0) break;
		value += (byte & 127) * 2 ** (7 * i);
		if (byte < 128) return {
			value,
			end: start + i + 1
		};
	}
	throw new RangeError(`not a protocol buffer: cut off at byte ${start}`);
}
/**
* The varints in `bytes`, one after the other, as signed 64-bit integers; exact within 2^53. Negative numbers are written as 2^64 less, which
* no double holds exactly, so their bits are turned around first.
*/
function signedVarints(bytes) {
	const values = [];
	let value = 0;
	let inverse = 0;
	let place = 0;
	for (const byte of bytes) {
		value += (byte & 127) * 2 ** (7 * place);
		inverse += (~byte & (place === 9 ? 1 : 127)) * 2 ** (7 * place);
		place++;
		if (byte >= 128) continue;
		values.push(value >= 2 ** 63 ? -inverse - 1 : value);
		value = 0;
		inverse = 0;
		place = 0;
	}
	return values;
}
/** The payload of a length-delimited field. */
function payload(bytes, field) {
	return bytes.subarray(field.from, field.end);
}
/** The payload of a length-delimited field as UTF-8 text. */
function payloadText(bytes, field) {
	return new TextDecoder().decode(payload(bytes, field));
}
/** A length-delimited field in wire form. */
function encodeField(number, content) {
	return concatBytes([
		encodeVarint(number * 8 + 2),
		encodeVarint(content.length),
		content
	]);
}
/** A varint field in wire form; `value` is not negative. */
function encodeNumber(number, value) {
	return concatBytes([encodeVarint(number * 8), encodeVarint(value)]);
}
function encodeVarint(value) {
	const bytes = [];
	let rest = value;
	while (rest >= 128) {
		bytes.push(rest % 128 + 128);
		rest = Math.floor(rest / 128);
	}
	return Uint8Array.from([...bytes, rest]);
}
function concatBytes(parts) {
	const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
	let at = 0;
	for (const part of parts) {
		all.set(part, at);
		at += part.length;
	}
	return all;
}

/** Field numbers of onnx.proto (https://github.com/onnx/onnx/blob/main/onnx/onnx.proto). */
const MODEL = {
	irVersion: 1,
	producerName: 2,
	graph: 7,
	opsetImport: 8,
	metadata: 14
};
const GRAPH = {
	node: 1,
	initializer: 5,
	input: 11,
	output: 12
};
const NODE = {
	input: 1,
	output: 2,
	operator: 4,
	attribute: 5
};
const ATTRIBUTE = {
	name: 1,
	integers: 8,
	strings: 9
};
const TENSOR = {
	dataType: 2,
	stringData: 6,
	integerData: 7,
	name: 8,
	rawData: 9,
	dataLocation: 14
};
const INT64 = 7;
const EXTERNAL = 1;
/** Reads an ONNX ModelProto; `undefined` when the bytes are something else or are cut off. */
function readOnnx(bytes) {
	try {
		const fields = readFields(bytes);
		const graphField = fields.find((field) => field.number === MODEL.graph && field.wireType === 2);
		if (graphField === void 0 || !fields.some((f) => f.number === MODEL.irVersion && f.wireType === 0)) return void 0;
		return describe(bytes, fields, payload(bytes, graphField));
	} catch (error) {
		if (error instanceof RangeError) return void 0;
		throw error;
	}
}
function describe(bytes, fields, graph) {
	const graphFields = readFields(graph);
	const nodes = graphFields.filter((f) => f.number === GRAPH.node).map((f) => readNode(payload(graph, f)));
	const tensors = graphFields.filter((f) => f.number === GRAPH.initializer).map((f) => payload(graph, f));
	const producer = fields.find((field) => field.number === MODEL.producerName);
	return {
		producer: producer === void 0 ? "" : payloadText(bytes, producer),
		opsets: fields.filter((f) => f.number === MODEL.opsetImport).map((f) => readOpset(payload(bytes, f))),
		operators: countOf(nodes.map((node) => node.operator)),
		nodes,
		metadata: Object.fromEntries(fields.filter((f) => f.number === MODEL.metadata).map((f) => readPair(payload(bytes, f)))),
		classes: classLabels(nodes, tensors),
		hasExternalData: tensors.some((tensor) => numberAt(tensor, TENSOR.dataLocation) === EXTERNAL)
	};
}
function readNode(bytes) {
	const fields = readFields(bytes);
	const texts = (number) => fields.filter((field) => field.number === number).map((field) => payloadText(bytes, field));
	const attributes = fields.filter((field) => field.number === NODE.attribute).map((field) => payload(bytes, field));
	return {
		operator: texts(NODE.operator)[0] ?? "",
		inputs: texts(NODE.input),
		outputs: texts(NODE.output),
		labels: attributes.map(labelsOf).find((labels) => labels !== void 0)
	};
}
/** The labels in a `classlabels_strings`, `classlabels_int64s` or `classlabels_ints` attribute. */
function labelsOf(attribute) {
	const fields = readFields(attribute);
	const name = fields.find((field) => field.number === ATTRIBUTE.name);
	if (name === void 0 || !payloadText(attribute, name).startsWith("classlabels_")) return void 0;
	const strings = fields.filter((f) => f.number === ATTRIBUTE.strings).map((f) => payloadText(attribute, f));
	const labels = strings.length > 0 ? strings : integersAt(attribute, ATTRIBUTE.integers).map(String);
	return labels.length > 0 ? labels : void 0;
}
/** ZipMap speaks last; then the classifier itself; then the table that scikit-learn's own export picks the label from. */
function classLabels(nodes, tensors) {
	const zipMap = nodes.find((node) => node.operator === "ZipMap")?.labels;
	if (zipMap !== void 0) return zipMap;
	const stated = nodes.filter((node) => node.labels !== void 0);
	if (stated.length === 1) return stated[0]?.labels;
	const picked = new Set(nodes.filter((node) => node.operator === "ArrayFeatureExtractor").map((node) => node.inputs[0]));
	const named = tensors.map(readLabels).filter(({ name, values }) => picked.has(name) && values.length > 1);
	return stated.length === 0 && named.length === 1 ? named[0]?.values : void 0;
}
function readLabels(tensor) {
	const fields = readFields(tensor);
	const name = fields.find((field) => field.number === TENSOR.name);
	const strings = fields.filter((f) => f.number === TENSOR.stringData).map((f) => payloadText(tensor, f));
	return {
		name: name === void 0 ? "" : payloadText(tensor, name),
		values: strings.length > 0 ? strings : integerLabels(tensor, fields)
	};
}
function integerLabels(tensor, fields) {
	const raw = fields.find((field) => field.number === TENSOR.rawData);
	if (raw === void 0) return integersAt(tensor, TENSOR.integerData).map(String);
	if (numberAt(tensor, TENSOR.dataType) !== INT64) return [];
	const bytes = payload(tensor, raw);
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	return Array.from({ length: Math.floor(bytes.length / 8) }, (_, i) => String(view.getBigInt64(i * 8, true)));
}
/** Repeated integers, packed into one field or one field each. */
function integersAt(bytes, number) {
	return readFields(bytes).filter((field) => field.number === number).flatMap((field) => signedVarints(payload(bytes, field)));
}
function numberAt(bytes, number) {
	return readFields(bytes).find((field) => field.number === number && field.wireType === 0)?.value;
}
function readOpset(bytes) {
	const domain = readFields(bytes).find((field) => field.number === 1);
	return {
		domain: domain === void 0 ? "" : payloadText(bytes, domain),
		version: numberAt(bytes, 2) ?? 0
	};
}
function readPair(bytes) {
	const texts = readFields(bytes).map((field) => payloadText(bytes, field));
	return [texts[0] ?? "", texts[1] ?? ""];
}
function countOf(names) {
	const counts = {};
	for (const name of [...names].sort()) counts[name] = (counts[name] ?? 0) + 1;
	return counts;
}

const HDF5 = [
	137,
	72,
	68,
	70
];
const ZIP = [
	80,
	75,
	3,
	4
];
/** Tells the format of one model file by its bytes. Nothing is executed. */
function fileFormat(bytes) {
	if (startsWith(bytes, HDF5)) return "hdf5";
	if (startsWith(bytes, ZIP)) return "torch";
	if (isPickle(bytes)) return "pickle";
	const head = new TextDecoder().decode(bytes.subarray(0, 200)).trimStart();
	if (head.startsWith("version https://git-lfs")) return "git-lfs";
	if (head.startsWith("{")) return tfjsFormat(new TextDecoder().decode(bytes));
	return readOnnx(bytes) === void 0 ? "unknown" : "onnx";
}
function startsWith(bytes, prefix) {
	return prefix.every((byte, i) => bytes[i] === byte);
}
/** Protocol 2 and later begin with PROTO and a version; joblib writes the same, sometimes compressed by zlib. */
function isPickle(bytes) {
	const [first, second, last] = [
		bytes[0],
		bytes[1] ?? 0,
		bytes[bytes.length - 1]
	];
	if (first === 128 && second >= 2 && second <= 5) return true;
	if (first === 120 && (second === 1 || second === 156 || second === 218)) return true;
	return last === 46 && (first === 40 || first === 99);
}
function tfjsFormat(text) {
	try {
		const document = JSON.parse(text);
		const topology = document.modelTopology;
		if (typeof topology !== "object" || topology === null) return "unknown";
		if (document.format === "graph-model" || Array.isArray(topology["node"])) return "tfjs-graph";
		return "tfjs-layers";
	} catch {
		return "unknown";
	}
}
/** Why a format is not run and what to do instead; `undefined` for the formats that are run. */
function refusal(format) {
	switch (format) {
		case "onnx":
		case "tfjs-layers":
		case "tfjs-graph": return;
		case "pickle": return {
			message: "this is a Python pickle (or joblib) file; loading one runs whatever code is inside, so it is refused",
			fix: "export the model to ONNX, for scikit-learn with `skl2onnx.to_onnx(pipeline, rows[:1])`"
		};
		case "hdf5": return {
			message: "this is an HDF5 (Keras) file, which no runtime here reads",
			fix: "export it with `model.export(\"folder\")` (SavedModel), tf2onnx (ONNX) or tensorflowjs_converter (TF.js)"
		};
		case "torch": return {
			message: "this is a zip archive (PyTorch, Keras or YDF), which no runtime here reads",
			fix: "export it to ONNX, for PyTorch with `torch.onnx.export(model, example, \"model.onnx\")`"
		};
		case "git-lfs": return {
			message: "this is a Git LFS pointer, not the model itself",
			fix: "check out with `lfs: true`, or run `git lfs pull`"
		};
		case "unknown": return {
			message: "this is neither an ONNX file nor a TF.js model.json, or it is cut off",
			fix: "check that the file was written completely, then export the model to ONNX or TF.js"
		};
		default: return format;
	}
}

const BYTES = {
	float32: 4,
	int32: 4,
	bool: 1,
	complex64: 8,
	uint8: 1,
	uint16: 2,
	float16: 2
};
/**
* Checks the shape of a parsed `model.json`, and that every weight file lies beside it (no parent folders, no absolute
* paths, no addresses). Throws UserError MODEL_UNREADABLE.
*/
function parseTfjsDocument(document, file) {
	const { modelTopology, weightsManifest } = document ?? {};
	if (!(typeof modelTopology === "object" && modelTopology !== null && Array.isArray(weightsManifest) && weightsManifest.every((group) => Array.isArray(group?.paths) && Array.isArray(group?.weights)))) throw new UserError("MODEL_UNREADABLE", {
		file,
		message: "this model.json lacks modelTopology or weightsManifest",
		fix: "save the model again with `model.save(…)` or tensorflowjs_converter"
	});
	const outside = weightsManifest.flatMap((group) => group.paths).filter((path) => !isBeside(path));
	if (outside.length > 0) throw new UserError("MODEL_UNREADABLE", {
		file,
		message: `weight files must lie in the model's own folder; found ${outside.map((path) => JSON.stringify(path)).join(", ")}`,
		fix: "save the model again so that its weights lie beside model.json"
	});
	return document;
}
function isBeside(path) {
	if (typeof path !== "string" || path === "") return false;
	return !/^[/~]|[\\:\0]/.test(path) && !path.split("/").includes("..");
}
/** Bytes that the weights of a model take; `undefined` when it has texts, whose size only the file tells. */
function weightBytes(document) {
	const total = document.weightsManifest.flatMap((group) => group.weights).map(({ shape, dtype, quantization }) => {
		const size = BYTES[quantization?.dtype ?? dtype];
		return size === void 0 ? NaN : shape.reduce((product, length) => product * length, size);
	}).reduce((sum, size) => sum + size, 0);
	return Number.isNaN(total) ? void 0 : total;
}

/** The column names a model asks for by the names of its inputs; `undefined` for one input that takes all features. */
function namedFeatures(inputs) {
	return inputs.length > 1 ? inputs.map((input) => input.name) : void 0;
}
/**
* Decides which columns feed which input: one input per column by name, or all columns of the table side by side in the one
* input there is. Throws UserError MODEL_MISMATCH with every problem.
*/
function planInputs(inputs, table, file) {
	const [only] = inputs;
	const plans = inputs.length === 1 && only !== void 0 ? planOne(only, table) : inputs.map((i) => planNamed(i, table));
	const problems = plans.flatMap((plan) => "columns" in plan ? typeProblems(plan, file) : [{
		file,
		...plan
	}]);
	if (inputs.length === 0) problems.push({
		file,
		message: "the model has no inputs"
	});
	if (problems.length > 0) throw new UserError("MODEL_MISMATCH", problems);
	return plans.filter((plan) => "columns" in plan);
}
function planOne(input, table) {
	const width = input.dims.length < 2 ? 1 : input.dims[1];
	const own = width === 1 ? columnOf(table, input.name) : void 0;
	if (own !== void 0) return [{
		input,
		columns: [own]
	}];
	const names = table.columns.map((column) => column.name).join(", ");
	if (input.dims.length > 2) return [{
		message: `the input "${input.name}" has ${input.dims.length} dimensions; rows of a table have two`,
		fix: "export the model with one input of shape [rows, features], or one input per column"
	}];
	if (typeof width === "number" && width >= 0 && width !== table.columns.length) return [{
		message: `the model takes ${width} features; the data has ${table.columns.length}: ${names}`,
		fix: "name the columns the model is not given in `data.exclude`, or export the whole pipeline with one input per column"
	}];
	return [{
		input,
		columns: table.columns
	}];
}
function planNamed(input, table) {
	const column = columnOf(table, input.name);
	if (column === void 0) return {
		message: `the model has an input "${input.name}"; the data has no such column`,
		fix: `add the column, or name the inputs of the model after the columns: ${table.columns.map((c) => c.name).join(", ")}`
	};
	const width = input.dims.length < 2 ? 1 : input.dims[1];
	if (typeof width === "number" && width > 1) return {
		message: `the input "${input.name}" takes ${width} values per row; with several inputs each takes one column`,
		fix: "export the model with one input of shape [rows, 1] per column"
	};
	return {
		input,
		columns: [column]
	};
}
function typeProblems({ input, columns }, file) {
	if (input.type === "string") return [];
	return columns.filter((column) => column.kind === "text").map((column) => ({
		file,
		message: `the column "${column.name}" holds text; the input "${input.name}" takes ${input.type}`,
		fix: "export the whole pipeline (with its encoder) to ONNX with one input per column, or exclude the column"
	}));
}
/** The values of one input for rows `start` to `end`, row after row. Throws UserError MODEL_MISMATCH. */
function inputValues(plan, start, end, file) {
	const { input, columns } = plan;
	const width = columns.length;
	const size = (end - start) * width;
	const at = (i) => ({
		column: columns[i % width],
		row: start + Math.floor(i / width)
	});
	if (input.type === "string") return Array.from({ length: size }, (_, i) => cellText(at(i).column, at(i).row) ?? "");
	if (input.type === "float32" || input.type === "float64") {
		const values = input.type === "float32" ? new Float32Array(size) : new Float64Array(size);
		columns.forEach((column, k) => {
			if (column.kind === "numeric") for (let row = start; row < end; row++) values[(row - start) * width + k] = column.values[row] ?? NaN;
		});
		return values;
	}
	const whole = (i) => wholeNumber(at(i).column, at(i).row, input, file);
	if (input.type === "int64") return BigInt64Array.from({ length: size }, (_, i) => BigInt(whole(i)));
	if (input.type === "int32") return Int32Array.from({ length: size }, (_, i) => whole(i));
	return Uint8Array.from({ length: size }, (_, i) => whole(i));
}
function wholeNumber(column, row, input, file) {
	const value = column.kind === "numeric" ? column.values[row] ?? NaN : NaN;
	if (Number.isSafeInteger(value)) return value;
	throw new UserError("MODEL_MISMATCH", {
		file,
		message: `${rowOfData(row)}: "${column.name}" is ${Number.isNaN(value) ? "missing" : value}; the input "${input.name}" takes whole numbers (${input.type})`,
		fix: "export the model with a float input for this column, or fill the missing values in the data"
	});
}

/** Makes the feeds of any range of rows of one table. Throws UserError MODEL_MISMATCH when the table does not fit the model. */
function createFeeder(inputs, table, { encoding, features, file }) {
	if (encoding !== void 0) return encodedFeeder(inputs, table, encoding, file);
	const plans = planInputs(inputs, features === void 0 ? table : select(table, features, file), file);
	return (start, end) => plans.map((plan) => ({
		input: plan.input,
		dims: plan.input.dims.length === 1 ? [end - start] : [end - start, plan.columns.length],
		values: inputValues(plan, start, end, file)
	}));
}
function encodedFeeder(inputs, table, encoding, file) {
	const width = encodedNames(encoding).length;
	const [input] = inputs;
	const takes = input?.dims[1];
	if (input === void 0 || inputs.length > 1 || input.type !== "float32" || typeof takes === "number" && takes >= 0 && takes !== width) throw new UserError("MODEL_MISMATCH", {
		file,
		message: `the encoding makes ${width} numbers per row; the model takes ${inputs.map((i) => `${i.name} ${i.type} [${i.dims.join(", ")}]`).join("; ") || "nothing"}`,
		fix: "use the encoding.json that was written with this model"
	});
	return (start, end) => [{
		input,
		dims: [end - start, width],
		values: encode(encoding, table, file, [start, end]).values
	}];
}
function select(table, names, file) {
	const columns = names.map((name) => columnOf(table, name));
	const missing = names.filter((_, i) => columns[i] === void 0);
	if (missing.length > 0) throw new UserError("MODEL_MISMATCH", missing.map((name) => ({
		file,
		message: `the model needs the column "${name}"; the data has no such column`,
		fix: `add the column, or name the inputs of the model after the columns: ${table.columns.map((c) => c.name).join(", ")}`
	})));
	return {
		rows: table.rows,
		columns: columns.filter((column) => column !== void 0)
	};
}

const SUM_SLACK = .01;
/**
* Predictions of one batch from the outputs of a model: picks the probabilities (or values) by type, shape and name.
* Throws UserError MODEL_MISMATCH when there is nothing of the right shape, PREDICTION_INVALID with the row number when a
* number is missing, infinite or out of range.
*/
function toPredictions(outputs, context) {
	const { task, rows } = context;
	if (task.kind === "regression" || task.kind === "ranking" || task.kind === "forecasting") {
		const width = task.kind === "forecasting" ? 1 + task.quantiles.length : 1;
		const found = pick(outputs, context, [width], /variable|output|predict|score/i);
		return numbersOf(task, Float64Array.from({ length: rows * width }, (_, at) => finite(found[at], Math.floor(at / width), context)));
	}
	const classes = classesOf(task);
	const values = pick(outputs, context, task.kind === "binary" ? [2, 1] : [classes.length], /prob/i);
	if (task.kind === "multiclass") return multiclass(values, classes, context);
	if (task.kind === "multilabel") return multilabel(values, classes, context);
	const width = values.length / rows;
	const column = width === 1 ? 0 : context.order.columns[1] ?? 1;
	const scores = Float64Array.from({ length: rows }, (_, row) => probability(values[row * width + column], row, context));
	return {
		kind: "binary",
		scores: width === 1 && context.order.columns[1] === 0 ? scores.map((p) => 1 - p) : scores
	};
}
function multiclass(values, classes, context) {
	const width = classes.length;
	const probabilities = new Float64Array(context.rows * width);
	for (let row = 0; row < context.rows; row++) {
		let sum = 0;
		for (let k = 0; k < width; k++) {
			const p = probability(values[row * width + (context.order.columns[k] ?? k)], row, context);
			probabilities[row * width + k] = p;
			sum += p;
		}
		if (Math.abs(sum - 1) > SUM_SLACK) throw invalid(`the class probabilities add up to ${sum}, not 1`, row, context);
	}
	return {
		kind: "multiclass",
		classes,
		probabilities
	};
}
/** One probability per label and row; they need not add up to anything. */
function multilabel(values, names, context) {
	const width = names.length;
	return {
		kind: "multilabel",
		names,
		probabilities: Float64Array.from({ length: context.rows * width }, (_, at) => {
			const [row, k] = [Math.floor(at / width), at % width];
			return probability(values[row * width + (context.order.columns[k] ?? k)], row, context);
		})
	};
}
/** The answers of a task whose answers are plain numbers. */
function numbersOf(task, values) {
	if (task.kind === "ranking") return {
		kind: "ranking",
		scores: values
	};
	return task.kind === "forecasting" ? {
		kind: "forecasting",
		levels: task.quantiles,
		values
	} : {
		kind: "regression",
		values
	};
}
function pick(outputs, { file, rows, task }, widths, likely) {
	const fitting = outputs.filter((output) => isRowsBy(output, rows, widths, classesOf(task).length === 0));
	const named = fitting.filter((output) => likely.test(output.name));
	const chosen = fitting.length === 1 ? fitting[0] : named.length === 1 ? named[0] : void 0;
	if (chosen?.values !== void 0) return chosen.values;
	const listed = outputs.map((output) => `${output.name} (${output.kind} [${output.dims.join(", ")}])`).join(", ");
	const wanted = widths.map((width) => `[${rows}, ${width}]`).join(" or ");
	throw new UserError("MODEL_MISMATCH", {
		file,
		message: fitting.length > 1 ? `several outputs could hold the predictions of a ${task.kind} model: ${listed}` : `a ${task.kind} model needs one float output of shape ${wanted}; this one has ${listed || "none"}`,
		fix: outputFix(task, widths[0] ?? 1)
	});
}
function outputFix(task, width) {
	if (classesOf(task).length === 0) return `export the model with ${width === 1 ? "one number" : `${width} numbers`} per row as its only float output`;
	const probabilities = "export the class probabilities (not only the label), one column per class of the target";
	return task.kind === "multiclass" ? `${probabilities}; where the holdout lacks some, ${moreClasses()}` : probabilities;
}
function isRowsBy(output, rows, widths, integersToo) {
	if (output.kind === "text" || output.kind === "integer" && !integersToo) return false;
	if (output.values === void 0 || output.dims[0] !== rows) return false;
	return widths.includes(output.dims.slice(1).reduce((product, size) => product * size, 1));
}
function finite(value, row, context) {
	if (value !== void 0 && Number.isFinite(value)) return value;
	throw invalid(`the model answers ${value}`, row, context);
}
function probability(value, row, context) {
	const p = finite(value, row, context);
	if (p >= -1e-5 && p <= 1.00001) return Math.min(1, Math.max(0, p));
	throw invalid(`the model answers ${p}, which is no probability`, row, context);
}
function invalid(message, row, context) {
	return new UserError("PREDICTION_INVALID", {
		file: context.file,
		message: `${rowOfData(context.firstRow + row)}: ${message}`,
		fix: message.includes("no probability") ? "export the model with its sigmoid or softmax, so that it gives probabilities" : "look at this row: missing or extreme values in it, or a model that diverged"
	});
}
/** Joins the predictions of following batches; there is at least one. */
function joinPredictions(batches) {
	const [first] = batches;
	if (first === void 0) throw new RangeError("no batch to join");
	if (batches.length === 1) return first;
	const all = (numbers) => {
		const parts = batches.map(numbers);
		const joined = new Float64Array(parts.reduce((sum, part) => sum + part.length, 0));
		let at = 0;
		for (const part of parts) {
			joined.set(part, at);
			at += part.length;
		}
		return joined;
	};
	const values = all((batch) => {
		if ("scores" in batch) return batch.scores;
		return "probabilities" in batch ? batch.probabilities : batch.values;
	});
	if ("scores" in first) return {
		...first,
		scores: values
	};
	return "probabilities" in first ? {
		...first,
		probabilities: values
	} : {
		...first,
		values
	};
}

/** Rows per call: bounds memory without costing speed. */
const BATCH_ROWS = 8192;
/** Wraps a runnable model as the port's LoadedModel: feeds batches, picks and checks the outputs. */
function createLoadedModel(model, log) {
	const told = tellOnce(log);
	return {
		get runtime() {
			return model.runtime();
		},
		features: model.features,
		predict: (table, task) => predict(model, table, task, told),
		dispose: () => model.dispose()
	};
}
/** A model may be asked thousands of times; how its answers are read is said once. */
function tellOnce(log) {
	const said = /* @__PURE__ */ new Set();
	const info = (message) => {
		if (!said.has(message)) log.info(message);
		said.add(message);
	};
	return {
		...log,
		info
	};
}
async function predict(model, table, task, log) {
	const { file } = model;
	if (table.rows === 0) throw new UserError("DATA_EMPTY", {
		file,
		message: "there are no rows to predict"
	});
	const order = matchClasses(model.labels, task, file);
	if (task.kind === "binary" && order.assumed) log.info(`${file} states no class names: its last column is taken as the probability of "${task.positive}"`);
	if ((task.kind === "multiclass" || task.kind === "multilabel") && order.assumed) log.info(`${file} states no class names: its columns are taken as ${classesOf(task).join(", ")}`);
	const feed = createFeeder(model.inputs, table, model);
	const size = batchRows(model);
	const batches = [];
	for (let start = 0; start < table.rows; start += size) {
		const end = Math.min(start + size, table.rows);
		const outputs = await model.run(feed(start, end), end - start);
		batches.push(toPredictions(outputs, {
			file,
			task,
			order,
			rows: end - start,
			firstRow: start
		}));
		if (table.rows > BATCH_ROWS && end % BATCH_ROWS === 0) log.progress(`predicting with ${file}`, end, table.rows, "rows");
	}
	return joinPredictions(batches);
}
function batchRows({ inputs, file }) {
	const fixed = inputs.map((input) => input.dims[0]).filter((size) => typeof size === "number" && size > 0);
	if (fixed.length === 0) return BATCH_ROWS;
	if (fixed.every((size) => size === 1)) return 1;
	throw new UserError("MODEL_MISMATCH", {
		file,
		message: `the model takes exactly ${fixed.join(", ")} rows at a time`,
		fix: "export it with a free batch dimension, for PyTorch with `dynamic_axes={\"input\": {0: \"rows\"}}`"
	});
}

/** What the runtime warns about, a user cannot change; an error it throws with the same text, and odd rows make hundreds of them. */
const LOG_SEVERITY_FATAL = 4;
/**
* ONNX Runtime with one thread: the native package where it loads, else WebAssembly. Both give the same answers within
* float rounding. Throws Fault RUNTIME_UNAVAILABLE when neither loads.
*/
async function loadOnnxEngine(engines, log, prefer) {
	const attempts = prefer === void 0 ? ["onnx-native", "onnx-wasm"] : [prefer];
	const failures = [];
	for (const engine of attempts) try {
		return engine === "onnx-native" ? await loadNative(engines) : await loadWasm(engines);
	} catch (error) {
		log.warn(`ONNX runtime "${engine}" is not available: ${messageOf(error)}`);
		failures.push(error);
	}
	const fix = failures.map((error) => error instanceof Fault ? error.fix : void 0).find((text) => text !== void 0);
	throw new Fault("RUNTIME_UNAVAILABLE", `no ONNX runtime could be loaded: ${failures.map(messageOf).join("; ")}`, {
		cause: failures.at(-1),
		...fix === void 0 ? {} : { fix }
	});
}
async function loadNative(engines) {
	const ort = await engines.load("onnx-native", "onnxruntime-node");
	return {
		ort,
		info: {
			name: "onnxruntime-node",
			version: ort.env.versions.node ?? ort.env.versions.common,
			backend: "cpu"
		},
		options: {
			executionProviders: ["cpu"],
			intraOpNumThreads: 1,
			interOpNumThreads: 1,
			logSeverityLevel: 4
		}
	};
}
async function loadWasm(engines) {
	const ort = await engines.load("onnx-wasm", "onnxruntime-web");
	ort.env.wasm.numThreads = 1;
	return {
		ort,
		info: {
			name: "onnxruntime-web",
			version: ort.env.versions.web ?? ort.env.versions.common,
			backend: "wasm"
		},
		options: {
			executionProviders: ["wasm"],
			logSeverityLevel: 4
		}
	};
}

const VALUE_INFO_NAME = 1;
const VALUE_INFO_TYPE = 2;
const FLOAT = 1;
/**
* A copy of an ONNX model in which every ZipMap (the default of scikit-learn exports, an output that JavaScript runtimes
* cannot read) is left out and the tensor it read is the graph's output instead. The same bytes when there is none.
* Identity and digests belong to the original bytes; only the copy is run. Throws RangeError when it is not ONNX.
*/
function withoutZipMap(model) {
	let changed = false;
	const parts = readFields(model).map((field) => {
		if (field.number !== MODEL.graph || field.wireType !== 2) return model.subarray(field.start, field.end);
		const graph = payload(model, field);
		const rewritten = rewriteGraph(graph);
		changed ||= rewritten !== graph;
		return encodeField(MODEL.graph, rewritten);
	});
	return changed ? concatBytes(parts) : model;
}
function rewriteGraph(graph) {
	const fields = readFields(graph);
	const source = /* @__PURE__ */ new Map();
	for (const field of fields) {
		if (field.number !== GRAPH.node) continue;
		const node = zipMapOf(payload(graph, field));
		if (node !== void 0) source.set(node.output, node.input);
	}
	if (source.size === 0) return graph;
	const kept = new Set(fields.filter((f) => f.number === GRAPH.output).map((f) => nameOf(payload(graph, f))));
	return concatBytes(fields.flatMap((field) => {
		const whole = graph.subarray(field.start, field.end);
		if (field.number === GRAPH.node) return zipMapOf(payload(graph, field)) === void 0 ? [whole] : [];
		if (field.number !== GRAPH.output) return [whole];
		const tensor = source.get(nameOf(payload(graph, field)));
		if (tensor === void 0) return [whole];
		return kept.has(tensor) ? [] : [encodeField(GRAPH.output, floatTensorInfo(tensor))];
	}));
}
function zipMapOf(node) {
	const fields = readFields(node);
	const text = (number) => {
		const field = fields.find((candidate) => candidate.number === number);
		return field === void 0 ? void 0 : payloadText(node, field);
	};
	if (text(NODE.operator) !== "ZipMap") return void 0;
	return {
		input: text(NODE.input) ?? "",
		output: text(NODE.output) ?? ""
	};
}
function nameOf(valueInfo) {
	const field = readFields(valueInfo).find((candidate) => candidate.number === VALUE_INFO_NAME);
	return field === void 0 ? "" : payloadText(valueInfo, field);
}
/** A ValueInfoProto of a float tensor whose shape is left to the runtime. */
function floatTensorInfo(name) {
	const tensorType = encodeField(1, encodeNumber(1, FLOAT));
	return concatBytes([encodeField(VALUE_INFO_NAME, new TextEncoder().encode(name)), encodeField(VALUE_INFO_TYPE, tensorType)]);
}

const INPUT_TYPES = [
	"float32",
	"float64",
	"int64",
	"int32",
	"bool",
	"string"
];
/** The WebAssembly build takes the level of a session for its loading only. */
const RUN_OPTIONS = { logSeverityLevel: 4 };
/** Metadata key under which an exporter may list the feature columns as JSON. */
const FEATURE_NAMES = "feature_names";
/** Loads an ONNX model that is in memory. Throws UserError MODEL_UNREADABLE or MODEL_MISMATCH. */
async function loadOnnxModel(engine, bytes, file, encoding) {
	const described = readOnnx(bytes);
	if (described === void 0) throw unreadable(file, "this is no ONNX file, or it is cut off");
	if (described.hasExternalData) throw unreadable(file, "its weights are kept in other files", "export it as one file: `onnx.save(model, path)` without external data");
	const session = await createSession(engine, bytes, file);
	const inputs = session.inputMetadata.map((metadata) => toInput$1(metadata, file));
	return {
		file,
		runtime: () => engine.info,
		inputs,
		features: encoding === void 0 ? namedFeatures(inputs) ?? statedFeatures(described, file) : encodedColumns(encoding),
		labels: encoding?.classes ?? described.classes,
		encoding,
		run: (feeds) => run(engine, session, feeds, file),
		dispose: () => session.release()
	};
}
async function createSession(engine, bytes, file) {
	try {
		return await engine.ort.InferenceSession.create(withoutZipMap(bytes), engine.options);
	} catch (error) {
		throw unreadable(file, `${engine.info.name} ${engine.info.version} cannot load it: ${messageOf(error)}`, "export it again with an opset this runtime knows (22 or lower) and standard operators only");
	}
}
async function run(engine, session, feeds, file) {
	const tensors = Object.fromEntries(feeds.map(({ input, values, dims }) => [input.name, new engine.ort.Tensor(input.type, values, dims)]));
	try {
		const outputs = await session.run(tensors, RUN_OPTIONS);
		return session.outputNames.flatMap((name) => {
			const tensor = outputs[name];
			return tensor === void 0 ? [] : [toOutput$2(name, tensor)];
		});
	} catch (error) {
		if (error instanceof Error && error.name === "RuntimeError") throw error;
		throw new UserError("MODEL_MISMATCH", {
			file,
			message: `${engine.info.name} cannot run it on this data: ${messageOf(error)}`,
			fix: "check that the columns have the types and the order the model was trained on"
		});
	}
}
function toInput$1(metadata, file) {
	if (metadata.isTensor && INPUT_TYPES.includes(metadata.type)) return {
		name: metadata.name,
		type: metadata.type,
		dims: metadata.shape.map(toSize)
	};
	throw new UserError("MODEL_MISMATCH", {
		file,
		message: `the input "${metadata.name}" is ${metadata.isTensor ? metadata.type : "no tensor"}`,
		fix: `export the model with inputs of type ${INPUT_TYPES.join(", ")}`
	});
}
/** The WebAssembly build reports a free dimension without a name as -1 in unsigned 32 bits. */
function toSize(size) {
	return typeof size === "number" && size > 2147483647 ? -1 : size;
}
function toOutput$2(name, tensor) {
	const { dims, data, type } = tensor;
	if (type === "float32" || type === "float64") return {
		name,
		dims,
		kind: "float",
		values: data
	};
	if (type === "string") return {
		name,
		dims,
		kind: "text",
		values: void 0
	};
	return {
		name,
		dims,
		kind: "integer",
		values: Array.from(data, Number)
	};
}
function statedFeatures({ metadata }, file) {
	const text = metadata[FEATURE_NAMES];
	if (text === void 0) return void 0;
	try {
		const names = JSON.parse(text);
		if (Array.isArray(names) && names.every((name) => typeof name === "string")) return names;
	} catch {}
	throw unreadable(file, `its metadata "${FEATURE_NAMES}" is no JSON list of texts`, "write it with `json.dumps(list(columns))`");
}
function unreadable(file, message, fix = "export the model to ONNX again") {
	return new UserError("MODEL_UNREADABLE", {
		file,
		message,
		fix
	});
}

const NO_KERNEL = /not registered for (the )?backend 'wasm'/;
/**
* Loads a TF.js layers or graph model that is in memory. A model with an operation that WebAssembly lacks runs on plain
* JavaScript, and `runtime` says so. Throws UserError MODEL_UNREADABLE.
*/
async function loadTfjsModel(engine, files, file) {
	let loaded = await open$1(engine.tf, files, file);
	const { inputs } = loaded;
	const run = async (feeds) => {
		try {
			return await runBatch(engine.tf, loaded, feeds);
		} catch (error) {
			if (!NO_KERNEL.test(messageOf(error))) throw cannotRun(error, file);
		}
		loaded.dispose();
		await engine.tf.setBackend("cpu");
		loaded = await open$1(engine.tf, files, file);
		return runBatch(engine.tf, loaded, feeds).catch((error) => {
			throw cannotRun(error, file);
		});
	};
	return {
		file,
		runtime: engine.info,
		inputs,
		features: files.encoding === void 0 ? namedFeatures(inputs) : encodedColumns(files.encoding),
		labels: files.encoding?.classes,
		encoding: files.encoding,
		run,
		dispose: async () => loaded.dispose()
	};
}
async function open$1(tf, { format, document, weights }, file) {
	const { weightsManifest, modelTopology, ...rest } = document;
	const artifacts = {
		...rest,
		modelTopology,
		weightSpecs: weightsManifest.flatMap((group) => group.weights),
		weightData: weights.buffer.slice(weights.byteOffset, weights.byteOffset + weights.byteLength)
	};
	try {
		return format === "tfjs-layers" ? await openLayers(tf, artifacts) : await openGraph(tf, artifacts);
	} catch (error) {
		throw new UserError("MODEL_UNREADABLE", {
			file,
			message: `TF.js cannot load it: ${messageOf(error)}`,
			fix: "save the model again with `model.save(…)` or tensorflowjs_converter; custom layers are not supported"
		});
	}
}
async function openLayers(tf, artifacts) {
	const model = await tf.loadLayersModel({ load: async () => artifacts });
	return {
		inputs: model.inputs.map((input) => toInput(input.name, input.dtype, input.shape)),
		outputs: model.outputNames,
		execute: async (feeds) => {
			const tensors = model.inputs.map((input) => feeds[input.name]);
			const answer = model.predict(tensors, { batchSize: tensors[0]?.shape[0] ?? 1 });
			return Array.isArray(answer) ? answer : [answer];
		},
		dispose: () => void model.dispose()
	};
}
async function openGraph(tf, artifacts) {
	const model = await tf.loadGraphModel({ load: async () => artifacts });
	const outputs = model.outputs.map((output) => output.name);
	const execute = async (feeds) => {
		try {
			return [model.execute(feeds, outputs)].flat();
		} catch (error) {
			if (!messageOf(error).includes("executeAsync")) throw error;
			return [await model.executeAsync(feeds, outputs)].flat();
		}
	};
	return {
		inputs: model.inputs.map((input) => toInput(input.name, input.dtype, input.shape ?? [])),
		outputs,
		execute,
		dispose: () => model.dispose()
	};
}
async function runBatch(tf, model, feeds) {
	const tensors = Object.fromEntries(feeds.map((feed) => [feed.input.name, toTensor(tf, feed)]));
	const answers = [];
	try {
		answers.push(...await model.execute(tensors));
		return await Promise.all(answers.map((answer, i) => toOutput$1(model.outputs[i] ?? `output ${i}`, answer)));
	} finally {
		tf.dispose([...Object.values(tensors), ...answers]);
	}
}
function toTensor(tf, { values, dims, input }) {
	return tf.tensor(values, [...dims], input.type);
}
async function toOutput$1(name, tensor) {
	if (tensor.dtype === "string") return {
		name,
		dims: tensor.shape,
		kind: "text",
		values: void 0
	};
	const values = await tensor.data();
	return {
		name,
		dims: tensor.shape,
		kind: tensor.dtype === "float32" ? "float" : "integer",
		values
	};
}
function toInput(name, dtype, shape) {
	return {
		name,
		type: dtype ?? "float32",
		dims: shape.map((size) => size ?? -1)
	};
}
function cannotRun(error, file) {
	return new UserError("MODEL_MISMATCH", {
		file,
		message: `TF.js cannot run it on this data: ${messageOf(error)}`,
		fix: "check that the columns have the types and the order the model was trained on"
	});
}

/**
* Gives `node:util` back the two functions that Node 23 removed and that 100 of the kernels of `@tensorflow/tfjs-node`
* 4.22.0 call. Must run before that package is loaded; changes nothing where they exist.
*/
function restoreLegacyUtil(util = createRequire(import.meta.url)("node:util")) {
	util.isNullOrUndefined ??= (value) => value === null || value === void 0;
	util.isArray ??= Array.isArray;
}

const FIX = "run `npm install @tensorflow/tfjs-node@4.22.0` beside Assay on a machine that may download its binary and whose npm runs install scripts, or export the model to ONNX (python -m tf2onnx.convert --saved-model FOLDER --output model.onnx)";
/**
* Loads the native TensorFlow binding from where `from` (an absolute file path of ours, never of the workspace) resolves it.
* Throws Fault RUNTIME_UNAVAILABLE when the package or its binary is absent.
*/
function loadTfjsNode(from) {
	restoreLegacyUtil();
	try {
		const tf = createRequire(from)("@tensorflow/tfjs-node");
		tf.enableProdMode();
		const version = tf.version["tfjs-node"] ?? tf.version_core;
		return {
			tf,
			info: () => ({
				name: "tfjs-node",
				version,
				backend: tf.getBackend()
			})
		};
	} catch (error) {
		const [firstLine] = messageOf(error).split("\n");
		throw new Fault("RUNTIME_UNAVAILABLE", `@tensorflow/tfjs-node did not load: ${firstLine}`, {
			cause: error,
			fix: FIX
		});
	}
}
/** Loads a SavedModel folder (absolute path). Throws UserError MODEL_UNREADABLE. */
async function loadSavedModel({ tf, info }, folder, file) {
	const { model, signature } = await open(tf, folder, file);
	const inputs = Object.entries(signature.inputs).map(([name, tensor]) => ({
		name,
		type: tensor.dtype,
		dims: toDims(tensor.shape)
	}));
	return {
		file,
		runtime: info,
		inputs,
		features: namedFeatures(inputs),
		labels: void 0,
		encoding: void 0,
		run: async (feeds) => {
			const tensors = Object.fromEntries(feeds.map(({ input, values, dims }) => [input.name, tf.tensor(values, [...dims], input.type)]));
			const answers = model.predict(tensors);
			const outputs = await Promise.all(Object.entries(answers).map(([name, answer]) => toOutput(name, answer)));
			tf.dispose([...Object.values(tensors), ...Object.values(answers)]);
			return outputs;
		},
		dispose: async () => model.dispose()
	};
}
async function open(tf, folder, file) {
	try {
		const graphs = await tf.node.getMetaGraphsFromSavedModel(folder);
		const graph = graphs.find((candidate) => candidate.tags.includes("serve")) ?? graphs[0];
		const name = Object.keys(graph?.signatureDefs ?? {}).includes("serving_default") ? "serving_default" : Object.keys(graph?.signatureDefs ?? {})[0];
		const signature = name === void 0 ? void 0 : graph?.signatureDefs[name];
		if (graph === void 0 || name === void 0 || signature === void 0) throw new Error("it has no serving signature");
		return {
			model: await tf.node.loadSavedModel(folder, graph.tags, name),
			signature
		};
	} catch (error) {
		throw new UserError("MODEL_UNREADABLE", {
			file,
			message: `TensorFlow cannot load this SavedModel: ${messageOf(error)}`,
			fix: "export it again with `model.export(\"folder\")`"
		});
	}
}
async function toOutput(name, tensor) {
	if (tensor.dtype === "string") return {
		name,
		dims: tensor.shape,
		kind: "text",
		values: void 0
	};
	const values = await tensor.data();
	return {
		name,
		dims: tensor.shape,
		kind: tensor.dtype === "float32" ? "float" : "integer",
		values
	};
}
/** Free dimensions are -1; each size comes wrapped in a protobuf message of the package. */
function toDims(shape) {
	return shape.map((size) => typeof size === "number" ? size : size.array?.[0] ?? -1);
}

/** All model runtimes behind the one port; what a model is, is told by its content. */
function createModelRuntime(options) {
	const { files, engines, log, prefer } = options;
	const nativeFrom = options.nativeFrom ?? import.meta.filename;
	const onnx = once(() => loadOnnxEngine(engines, log, prefer === "onnx-native" || prefer === "onnx-wasm" ? prefer : void 0));
	const tfjs = once(async () => prefer === "tfjs-node" ? loadTfjsNode(nativeFrom) : loadTfjsEngine(engines, log, prefer === "tfjs-cpu" ? "cpu" : "wasm"));
	const open = async (path) => {
		const found = await findModel(files, path);
		switch (found.kind) {
			case "saved-model": return loadSavedModel(loadTfjsNode(nativeFrom), files.resolve(path), path);
			case "onnx": return openOnnx(files, onnx, found.bytes, path);
			case "tfjs": return openTfjs(files, tfjs, found);
			default: return found;
		}
	};
	return { load: async (path) => createLoadedModel(await open(path), log) };
}
async function findModel(files, path) {
	const inside = await files.digest(path);
	if (inside === void 0 || inside.length === 0) throw new UserError("MODEL_UNREADABLE", {
		file: path,
		message: inside === void 0 ? "there is no such file or folder" : "the folder is empty",
		fix: "correct `model:` in assay.yml, or train the model first (assay train)"
	});
	const names = inside.map((entry) => entry.path);
	const isFolder = names.length > 1 || !path.endsWith(baseName(names[0] ?? ""));
	const has = (name) => names.some((entry) => entry === `${trimmed(path)}/${name}` || entry === name);
	if (isFolder && has("saved_model.pb")) return { kind: "saved-model" };
	const file = isFolder && has("model.json") ? `${trimmed(path)}/model.json` : path;
	if (isFolder && file === path) throw new UserError("MODEL_UNREADABLE", {
		file: path,
		message: "the folder has neither model.json (TF.js) nor saved_model.pb (SavedModel)",
		fix: "name the model file itself in `model:`"
	});
	return tellFile(await files.readBytes(file), file);
}
function tellFile(bytes, file) {
	if (bytes === void 0 || bytes.length === 0) throw new UserError("MODEL_UNREADABLE", {
		file,
		message: "the file is empty",
		fix: "train and save the model again"
	});
	const format = fileFormat(bytes);
	const refused = refusal(format);
	if (refused !== void 0) throw new UserError("MODEL_UNREADABLE", {
		file,
		...refused
	});
	if (format === "onnx") return {
		kind: "onnx",
		bytes
	};
	return {
		kind: "tfjs",
		format,
		file,
		text: new TextDecoder().decode(bytes)
	};
}
async function openOnnx(files, engine, bytes, path) {
	const encoding = await readEncoding(files, `${path}.encoding.json`);
	return loadOnnxModel(await engine(), bytes, path, encoding);
}
async function openTfjs(files, engine, { format, file, text }) {
	const folder = file.includes("/") ? file.slice(0, file.lastIndexOf("/") + 1) : "";
	const document = parseTfjsDocument(JSON.parse(text), file);
	const parts = [];
	for (const path of document.weightsManifest.flatMap((group) => group.paths)) {
		const part = await files.readBytes(folder + path);
		if (part === void 0) throw new UserError("MODEL_UNREADABLE", {
			file: folder + path,
			message: "the weight file named in model.json is missing",
			fix: "put the whole model folder in place"
		});
		parts.push(part);
	}
	const weights = new Uint8Array(Buffer.concat(parts));
	const expected = weightBytes(document);
	if (expected !== void 0 && expected !== weights.length) throw new UserError("MODEL_UNREADABLE", {
		file,
		message: `the weights have ${weights.length} bytes; model.json says ${expected}`,
		fix: "save the model again: a weight file is cut off or belongs to another model"
	});
	const encoding = await readEncoding(files, `${folder}encoding.json`);
	return loadTfjsModel(await engine(), {
		format,
		document,
		weights,
		encoding
	}, file);
}
async function readEncoding(files, path) {
	const text = await files.readText(path);
	if (text === void 0) return void 0;
	return validate(parseStrictJson(text, path, "MODEL_UNREADABLE"), encodingSchema, "MODEL_UNREADABLE");
}
function once(load) {
	let loaded;
	return () => {
		loaded ??= load();
		return loaded;
	};
}
/** The path as digests write it: without `./` before and `/` after it. */
function trimmed(path) {
	return path.replace(/^(\.\/+)+/, "").replace(/\/+$/, "");
}
function baseName(path) {
	return path.slice(path.lastIndexOf("/") + 1);
}

export { createModelRuntime as t };