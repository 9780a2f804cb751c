import { It as isRecord, Lt as parseStrictJson, bi as UserError, lt as validate } from "./start.js";
import { t as diffModels } from "./diff.js";
import { t as sortFindings } from "./finding.js";
import { t as encodingSchema } from "./encoding-schema.js";

/** The longest piece that is held at once: 64 MB, above any list of names and below what weights take. */
const MAX_PIECE = 64 * 2 ** 20;
const CHUNK = 65536;
function openWindow(bytes) {
	let chunk = /* @__PURE__ */ new Uint8Array(0);
	let start = 0;
	const byteAt = (offset) => {
		const known = chunk[offset - start];
		if (known !== void 0) return known;
		if (!(offset >= 0 && offset < bytes.size)) throw new RangeError(`it ends at byte ${bytes.size}, in the middle of something`);
		start = offset;
		chunk = bytes.read(offset, Math.min(bytes.size, offset + CHUNK));
		return chunk[0] ?? 0;
	};
	const take = (from, to) => {
		if (!(from >= 0 && to >= from && to <= bytes.size)) throw new RangeError(`it ends at byte ${bytes.size}, before the ${to - from} bytes that begin at ${from}`);
		if (to - from > MAX_PIECE) throw new RangeError(`a piece of ${to - from} bytes at ${from} is longer than any text or list is`);
		return from >= start && to <= start + chunk.length ? chunk.subarray(from - start, to - start) : bytes.read(from, to);
	};
	return {
		size: bytes.size,
		byteAt,
		take
	};
}
/** Bytes in hand as a file. */
function bytesInHand(bytes) {
	return {
		size: bytes.length,
		read: (from, to) => bytes.subarray(from, to)
	};
}
/** Part of a file as a file. Throws RangeError when the part reaches beyond it. */
function part(bytes, from, to) {
	if (!(from >= 0 && to >= from && to <= bytes.size)) throw new RangeError(`a part from ${from} to ${to} is not in ${bytes.size} bytes`);
	return {
		size: to - from,
		read: (first, last) => bytes.read(from + first, from + last)
	};
}
/** An unsigned little-endian integer of `width` bytes (up to 8; above 2^53 it loses low bits). */
function unsigned(bytes) {
	return bytes.reduceRight((value, byte) => value * 256 + byte, 0);
}

/** Names in the order of their code units, each with its count. */
function occurrences(counts) {
	return [...counts].map(([name, count]) => ({
		name,
		count
	})).sort((a, b) => a.name < b.name ? -1 : 1);
}
/** Counts one more; refuses (RangeError) more different names than any model has. */
function countOne(counts, name, by = 1) {
	if (!counts.has(name) && counts.size >= 2e4) throw new RangeError(`it names more than ${MAX_NAMES} different operators`);
	counts.set(name, (counts.get(name) ?? 0) + by);
}
/** Different names that are kept; a model has a few hundred. */
const MAX_NAMES = 2e4;
/** Examples that a finding shows. */
const MAX_EXAMPLES = 10;
/** A finding about a model file, with the first few places it was seen at. */
function finding(severity, code, { message, fix, seen = [] }) {
	const examples = seen.slice(0, 10).map((text) => text.slice(0, 300));
	return {
		code,
		severity,
		message,
		fix,
		...examples.length === 0 ? {} : { examples }
	};
}
/** Does a path stay in the model's own folder? Names of other machines, drives and parents do not. */
function staysBeside(path) {
	return path !== "" && !/^[/~]|[\\:\0]/.test(path) && !path.split("/").includes("..");
}

/** Layers inside layers that are followed. */
const MAX_DEPTH$1 = 32;
/** Reads the config.json of a Keras 3 archive. Throws RangeError when it is no JSON. */
function readKerasConfig(text) {
	const { layers, inputs, foreign } = readLayers(parseJson(text, "its config.json"));
	return {
		operators: occurrences(layers),
		inputs,
		findings: [...lambdaFindings(layers), ...foreignFindings(foreign)]
	};
}
/**
* Counts the layers of a model that Keras (or TF.js) described, nested models included. Its inputs are its input layers; a sequence
* without one states its input at its first layer.
*/
function readLayers(model) {
	const found = {
		layers: /* @__PURE__ */ new Map(),
		inputs: [],
		first: [],
		foreign: /* @__PURE__ */ new Set()
	};
	visit(model, found, 0);
	const { layers, inputs, first, foreign } = found;
	return {
		layers,
		foreign,
		inputs: inputs.length > 0 ? inputs : first.slice(0, 1)
	};
}
function visit(value, found, depth) {
	if (depth > MAX_DEPTH$1) throw new RangeError(`its layers are nested deeper than ${MAX_DEPTH$1}`);
	if (!isRecord(value)) return;
	const { class_name: className, config, module } = value;
	if (typeof className === "string" && depth > 0) countOne(found.layers, className.slice(0, 200));
	if (typeof module === "string" && !/^(keras|tf_keras|tensorflow|builtins)\b/.test(module)) found.foreign.add(`${module}.${String(className)}`.slice(0, 200));
	if (isRecord(config) && depth === 1) addInput(config, className === "InputLayer" ? found.inputs : found.first);
	for (const layer of layersIn(config)) visit(layer, found, depth + 1);
}
/** The layers of a model, or the one that a wrapper wraps; old files list them without a name. */
function layersIn(config) {
	if (Array.isArray(config)) return config;
	if (!isRecord(config)) return [];
	const { layers, layer } = config;
	return [...Array.isArray(layers) ? layers : [], ...isRecord(layer) ? [layer] : []];
}
function addInput(config, inputs) {
	const shape = config["batch_input_shape"] ?? config["batch_shape"];
	if (!Array.isArray(shape) || inputs.length >= 1e3) return;
	const { name, dtype } = config;
	inputs.push({
		name: typeof name === "string" ? name.slice(0, 200) : "",
		type: typeof dtype === "string" ? dtype : "float32",
		shape: shape.map((size) => typeof size === "number" ? size : "?")
	});
}
/** Lambda layers hold Python bytecode. */
function lambdaFindings(layers) {
	const count = layers.get("Lambda");
	if (count === void 0) return [];
	return [finding("error", "KERAS_LAMBDA", {
		message: `${count} Lambda layers hold Python bytecode, which runs when Keras loads the model`,
		fix: "write the layer as a class of its own, or with layers that Keras has"
	})];
}
function foreignFindings(foreign) {
	if (foreign.size === 0) return [];
	return [finding("error", "KERAS_FOREIGN_MODULE", {
		message: "it names classes outside of Keras, whose modules are imported when the model is loaded",
		fix: "load it with `safe_mode=True` and these classes as `custom_objects` only, or export it to ONNX",
		seen: [...foreign].sort()
	})];
}
/** Parses JSON that is part of a model. Throws RangeError. */
function parseJson(text, what) {
	try {
		return JSON.parse(text);
	} catch (cause) {
		throw new RangeError(`${what} is no JSON, or is cut off`, { cause });
	}
}

/** Modules that reach files, processes, the network, the interpreter or other code: whatever is taken from them. */
const DANGEROUS_MODULES = `
  _io _pickle _posixsubprocess _winapi aiohttp ast asyncio bdb cProfile cloudpickle code codeop commands compileall concurrent ctypes
  dill distutils doctest ensurepip fileinput ftplib gc glob http httplib httpx idlelib imaplib imp importlib inspect io jsonpickle
  lib2to3 linecache logging.config marshal mmap msvcrt multiprocessing nntplib nt ntpath os paramiko pdb pickle pip pipes pkgutil
  platform poplib popen2 posix posixpath profile pty py_compile pydoc requests resource runpy setuptools shelve shutil signal site smtplib
  socket socketserver sqlite3 ssl subprocess sys sysconfig telnetlib tempfile test threading timeit torch.hub torch.jit torch.package
  torch.distributed torch.multiprocessing torch.utils.cpp_extension torch._dynamo torch._inductor trace types urllib urllib2 urllib3
  venv webbrowser winreg xmlrpc zipimport numpy.testing numpy.distutils numpy.f2py numpy.ctypeslib scipy.io
`.trim().split(/\s+/);
/** Names that run or fetch other names, in modules that are harmless otherwise. */
const DANGEROUS_NAMES = `
  operator.attrgetter operator.methodcaller operator.itemgetter functools.reduce torch.load torch.save torch.serialization.load
  numpy.load numpy.save numpy.savetxt numpy.loadtxt numpy.fromfile numpy.memmap numpy.genfromtxt pandas.read_pickle pandas.read_csv
  pandas.io.pickle.read_pickle pandas.eval joblib.load joblib.dump joblib.numpy_pickle.load uuid._get_command_stdout keras.models.load_model
`.trim().split(/\s+/);
/** Built-in types that hold data; every other built-in name is refused. */
const BUILTINS = [
	"builtins",
	"__builtin__",
	"__builtins__"
];
const HARMLESS_BUILTINS = `
  bool bytearray bytes complex dict float frozenset int list long object range set slice str tuple unicode xrange Ellipsis NotImplemented
`.trim().split(/\s+/);
/** Packages whose classes models are made of. */
const EXPECTED = `
  sklearn numpy scipy pandas joblib collections copyreg copy_reg _codecs datetime decimal fractions array torch torchvision xgboost
  lightgbm catboost statsmodels imblearn category_encoders functools re
`.trim().split(/\s+/);
/** How much harm a name can do that a pickle fetches. */
function judgeImport(name) {
	const module = BUILTINS.find((one) => name.startsWith(`${one}.`));
	if (module !== void 0) return HARMLESS_BUILTINS.includes(name.slice(module.length + 1)) ? "expected" : "dangerous";
	if (DANGEROUS_NAMES.some((one) => name === one || name.startsWith(`${one}.`))) return "dangerous";
	if (DANGEROUS_MODULES.some((one) => name.startsWith(`${one}.`))) return "dangerous";
	if (name.split(".").slice(1, -1).some((part) => [
		"os",
		"sys",
		"subprocess",
		"builtins",
		"importlib",
		"shutil",
		"socket",
		"__builtins__"
	].includes(part))) return "dangerous";
	return EXPECTED.includes(name.split(".")[0] ?? "") ? "expected" : "unexpected";
}
const EXPORT = "export the model to ONNX, for scikit-learn with `skl2onnx.to_onnx(pipeline, rows[:1])`, for PyTorch with `torch.onnx.export`";
/** What one pickle (`place` inside the model, empty for the file itself) would do. */
function pickleFindings(scan, place = "") {
	const names = [...scan.imports.keys()].sort();
	const where = place === "" ? "" : ` in ${place.slice(0, 200)}`;
	const dangerous = names.filter((name) => judgeImport(name) === "dangerous");
	const unexpected = names.filter((name) => judgeImport(name) === "unexpected");
	const found = [];
	if (dangerous.length > 0) found.push(finding("error", "PICKLE_DANGEROUS_IMPORT", {
		message: `the pickle${where} fetches names that run commands, read files or build code when it is loaded`,
		fix: "do not load this file; find out who made it, and train the model again",
		seen: dangerous
	}));
	if (scan.unresolved > 0) found.push(finding("error", "PICKLE_HIDDEN_IMPORT", {
		message: `the pickle${where} fetches ${scan.unresolved} names that are put together only while it is loaded, so nobody can read them`,
		fix: "do not load this file; no library writes models in this way"
	}));
	if (scan.broken !== void 0) found.push(finding("error", "PICKLE_UNREADABLE", {
		message: `the pickle${where} could be read up to byte ${scan.end} only: ${scan.broken}. What comes before that runs when it is loaded`,
		fix: "save the model again; if the file is whole, do not load it"
	}));
	if (unexpected.length > 0) found.push(finding("warn", "PICKLE_UNKNOWN_IMPORT", {
		message: `the pickle${where} fetches names that are in no library for models that is known here: their code runs when it is loaded`,
		fix: "look at what these names are",
		seen: unexpected
	}));
	return found;
}
/** Said once for every model that is made of pickles. */
function pickleNotice() {
	return finding("warn", "PICKLE", {
		message: "whoever loads this model runs the code that it names: a pickle is a program, and a scan cannot prove it harmless",
		fix: EXPORT
	});
}

/** Entries of one dictionary, and items of one tuple, that are kept. */
const MAX_KEPT = 64;
/** Values that a pickle may hold at once; the largest models have a few hundred thousand. */
const MAX_HELD = 4e6;
const MARK = Symbol("mark");
function createStack() {
	let stack = [];
	let memo = /* @__PURE__ */ new Map();
	const push = (value) => {
		if (stack.length >= MAX_HELD) throw new RangeError("its pickle holds more values than a scan keeps");
		stack.push(value);
	};
	const pop = () => {
		if (stack.length === 0) throw new RangeError("its pickle takes a value from an empty stack");
		const value = stack.pop();
		return value === MARK ? void 0 : value;
	};
	const popToMark = () => {
		const at = stack.lastIndexOf(MARK);
		if (at < 0) throw new RangeError("its pickle goes back to a mark that is not there");
		return stack.splice(at).slice(1);
	};
	const top = () => {
		const value = stack[stack.length - 1];
		return value === MARK ? void 0 : value;
	};
	const put = (key) => {
		if (memo.size >= MAX_HELD) throw new RangeError("its pickle remembers more values than a scan keeps");
		memo.set(key, top());
	};
	return {
		push,
		pop,
		popToMark,
		top,
		put,
		mark: () => {
			if (stack.length >= MAX_HELD) throw new RangeError("its pickle holds more values than a scan keeps");
			stack.push(MARK);
		},
		memoize: () => put(memo.size),
		get: (key) => push(memo.get(key)),
		setItems: (pairs) => {
			const target = top();
			if (typeof target !== "object" || target.kind !== "dictionary") return;
			for (let i = 0; i + 1 < pairs.length; i += 2) {
				const key = pairs[i];
				if (typeof key === "string" && target.entries.size < MAX_KEPT) target.entries.set(key, pairs[i + 1]);
			}
		},
		clear: () => {
			stack = [];
			memo = /* @__PURE__ */ new Map();
		}
	};
}
function tuple(items) {
	return items.length > MAX_KEPT ? void 0 : {
		kind: "tuple",
		items
	};
}
function dictionary() {
	return {
		kind: "dictionary",
		entries: /* @__PURE__ */ new Map()
	};
}
/** The items of a tuple; none of anything else. */
function itemsOf(value) {
	return typeof value === "object" && value.kind === "tuple" ? value.items : [];
}
/** The entry of a dictionary. */
function entryAt(value, key) {
	return typeof value === "object" && value.kind === "dictionary" ? value.entries.get(key) : void 0;
}

const WRAPPER = "joblib.numpy_pickle.NumpyArrayWrapper";
/**
* What joblib wrote after the object on top of the stack: the bytes of an array, padded, or a pickle of its objects
* (joblib/numpy_pickle.py, NumpyArrayWrapper.write_array). Throws RangeError when the size of the array cannot be told.
*/
function arrayAfter(window, top, at) {
	if (typeof top !== "object" || top.kind !== "made" || top.by !== WRAPPER) return void 0;
	const elements = itemsOf(entryAt(top.state, "shape")).reduce((product, length) => product * (typeof length === "number" ? length : NaN), 1);
	const type = typeCode(entryAt(top.state, "dtype"));
	const size = bytesOf(type);
	if (Number.isNaN(elements) || type === void 0) throw new RangeError(`nobody can tell how long the array at byte ${at} is`);
	if (type.startsWith("O")) return {
		elements,
		isPickled: true,
		end: at
	};
	if (size === void 0) throw new RangeError(`nobody can tell how long the array of ${type} at byte ${at} is`);
	const end = (typeof entryAt(top.state, "numpy_array_alignment_bytes") === "number" ? at + 1 + window.byteAt(at) : at) + elements * size;
	if (end > window.size) throw new RangeError(`it ends at byte ${window.size}, in the middle of an array that ends at ${end}`);
	return {
		elements,
		isPickled: false,
		end
	};
}
/** `f8` of an object that would be made by `numpy.dtype('f8', …)`. */
function typeCode(dtype) {
	if (typeof dtype !== "object" || dtype.kind !== "made" || dtype.by !== "numpy.dtype") return void 0;
	const [code] = itemsOf(dtype.arguments);
	return typeof code === "string" ? code : void 0;
}
function bytesOf(code) {
	const [, kind, digits] = /^[<>|=]?([biufcmMSVU])(\d+)$/.exec(code ?? "") ?? [];
	if (kind === void 0) return void 0;
	return Number(digits) * (kind === "U" ? 4 : 1);
}

/** Does to the described values what the opcode would do to real ones, and notes the names it would fetch. */
function applyOpcode(effects, { effect }, read) {
	CALLS[effect]?.(effects, read);
	MOVES[effect]?.(effects.stack, read);
}
/** Opcodes that fetch names, call them, or change what they made. */
const CALLS = {
	global: (effects, read) => fetchByLines(effects, read, false),
	inst: (effects, read) => fetchByLines(effects, read, true),
	"stack-global": fetchByStack,
	call: (effects) => call(effects, effects.stack.pop(), effects.stack.pop()),
	"call-with-names": (effects) => {
		effects.stack.pop();
		call(effects, effects.stack.pop(), effects.stack.pop());
	},
	object: (effects) => {
		const [made, ...given] = effects.stack.popToMark();
		call(effects, tuple(given), made);
	},
	build: (effects) => build(effects, effects.stack.pop()),
	extension: ({ scan, stack }) => {
		scan.unresolved++;
		stack.push(void 0);
	},
	persistent: (effects) => persist(effects, effects.stack.pop()),
	"persistent-text": (effects, { text }) => persist(effects, text)
};
/** Opcodes that only put values together; the others change nothing that a scan follows. */
const MOVES = {
	mark: (stack) => stack.mark(),
	pop: (stack) => void stack.pop(),
	"pop-mark": (stack) => void stack.popToMark(),
	duplicate: (stack) => stack.push(stack.top()),
	number: (stack, { number }) => stack.push(Number.isNaN(number) ? void 0 : number),
	text: (stack, { text }) => stack.push(text),
	unknown: (stack) => stack.push(void 0),
	list: (stack) => {
		stack.popToMark();
		stack.push(void 0);
	},
	dict: (stack) => {
		const pairs = stack.popToMark();
		stack.push(dictionary());
		stack.setItems(pairs);
	},
	"empty-dict": (stack) => stack.push(dictionary()),
	append: (stack) => void stack.pop(),
	"append-mark": (stack) => void stack.popToMark(),
	"set-item": (stack) => {
		const value = stack.pop();
		stack.setItems([stack.pop(), value]);
	},
	"set-items": (stack) => stack.setItems(stack.popToMark()),
	tuple: (stack) => stack.push(tuple(stack.popToMark())),
	"tuple-0": (stack) => stack.push(tuple([])),
	"tuple-1": (stack) => stack.push(tuple(popMany(stack, 1))),
	"tuple-2": (stack) => stack.push(tuple(popMany(stack, 2))),
	"tuple-3": (stack) => stack.push(tuple(popMany(stack, 3))),
	get: (stack, { number }) => stack.get(number),
	put: (stack, { number }) => stack.put(number),
	memoize: (stack) => stack.memoize()
};
function popMany(stack, count) {
	return Array.from({ length: count }, () => stack.pop()).reverse();
}
function fetchByLines({ scan, stack }, { lines }, isCalled) {
	const name = lines.join(".");
	countOne(scan.imports, name, isCalled ? 1 : 0);
	if (isCalled) stack.push({
		kind: "made",
		by: name,
		arguments: tuple(stack.popToMark()),
		state: void 0
	});
	else stack.push({
		kind: "global",
		name
	});
}
function fetchByStack({ scan, stack }) {
	const [name, module] = [stack.pop(), stack.pop()];
	if (typeof name === "string" && typeof module === "string") {
		countOne(scan.imports, `${module}.${name}`, 0);
		stack.push({
			kind: "global",
			name: `${module}.${name}`
		});
	} else {
		scan.unresolved++;
		stack.push(void 0);
	}
}
function call({ scan, stack }, given, callable) {
	const name = typeof callable === "object" && callable.kind === "global" ? callable.name : void 0;
	if (name !== void 0) countOne(scan.imports, name);
	stack.push(name === void 0 ? void 0 : {
		kind: "made",
		by: name,
		arguments: given,
		state: void 0
	});
}
function build({ stack }, state) {
	const target = stack.top();
	if (typeof target === "object" && target.kind === "made") target.state = state;
}
/** PyTorch names a storage as ('storage', class, key, device, number of elements). */
function persist({ scan, stack }, id) {
	const [word, , key, , count] = itemsOf(id);
	if (word === "storage" && typeof key === "string" && typeof count === "number" && scan.storages.size < 1e6) scan.storages.set(key, count);
	stack.push(void 0);
}

const none = {
	kind: "fixed",
	bytes: 0
};
const fixed = (bytes) => ({
	kind: "fixed",
	bytes
});
const counted = (width) => ({
	kind: "counted",
	width
});
const lines = (count) => ({
	kind: "lines",
	lines: count
});
const of = (effect, argument = none) => ({
	argument,
	effect
});
/** Every opcode of protocols 0 to 5 by its byte (https://docs.python.org/3/library/pickletools.html, PEP 307, 3154, 574). */
const OPCODES = new Map([
	...Object.entries({
		"(": of("mark"),
		".": of("stop"),
		"0": of("pop"),
		"1": of("pop-mark"),
		"2": of("duplicate"),
		F: of("number", lines(1)),
		I: of("number", lines(1)),
		L: of("number", lines(1)),
		J: of("number", fixed(4)),
		K: of("number", fixed(1)),
		M: of("number", fixed(2)),
		G: of("unknown", fixed(8)),
		N: of("unknown"),
		S: of("text", lines(1)),
		V: of("text", lines(1)),
		T: of("text", counted(4)),
		U: of("text", counted(1)),
		X: of("text", counted(4)),
		B: of("unknown", counted(4)),
		C: of("unknown", counted(1)),
		P: of("persistent-text", lines(1)),
		Q: of("persistent"),
		R: of("call"),
		a: of("append"),
		b: of("build"),
		c: of("global", lines(2)),
		i: of("inst", lines(2)),
		o: of("object"),
		d: of("dict"),
		"}": of("empty-dict"),
		e: of("append-mark"),
		g: of("get", lines(1)),
		h: of("get", fixed(1)),
		j: of("get", fixed(4)),
		p: of("put", lines(1)),
		q: of("put", fixed(1)),
		r: of("put", fixed(4)),
		l: of("list"),
		"]": of("unknown"),
		s: of("set-item"),
		u: of("set-items"),
		t: of("tuple"),
		")": of("tuple-0")
	}).map(([character, opcode]) => [character.charCodeAt(0), opcode]),
	[128, of("none", fixed(1))],
	[129, of("call")],
	[130, of("extension", fixed(1))],
	[131, of("extension", fixed(2))],
	[132, of("extension", fixed(4))],
	[133, of("tuple-1")],
	[134, of("tuple-2")],
	[135, of("tuple-3")],
	[136, of("unknown")],
	[137, of("unknown")],
	[138, of("unknown", counted(1))],
	[139, of("unknown", counted(4))],
	[140, of("text", counted(1))],
	[141, of("text", counted(8))],
	[142, of("unknown", counted(8))],
	[143, of("unknown")],
	[144, of("append-mark")],
	[145, of("list")],
	[146, of("call-with-names")],
	[147, of("stack-global")],
	[148, of("memoize")],
	[149, of("none", fixed(8))],
	[150, of("unknown", counted(8))],
	[151, of("unknown")],
	[152, of("none")]
]);

/** Texts longer than this are no names. */
const MAX_TEXT$1 = 1e3;
const MAX_LINE = 65536;
/** Opcodes that are looked at; beyond, the scan says that it stopped. */
const MAX_STEPS = 1e8;
const MAX_NESTED = 16;
/**
* Walks through the opcodes of a pickle without doing what they say, and notes every name it would fetch. A damaged pickle is scanned as
* far as it goes, since whoever loads it runs that part too. Several pickles one after the other (PyTorch's old format) are all scanned.
*/
function scanPickle(window) {
	const scan = {
		imports: /* @__PURE__ */ new Map(),
		unresolved: 0,
		protocol: 0,
		storages: /* @__PURE__ */ new Map(),
		arrays: 0,
		numbers: 0,
		end: 0
	};
	const budget = { steps: MAX_STEPS };
	try {
		let withTensors = 0;
		do {
			scan.end = scanOne({
				window,
				scan,
				stack: createStack(),
				budget,
				nested: 0
			}, scan.end);
			if (scan.storages.size > 0) withTensors++;
		} while (scan.end < window.size && isFollowed(window, scan.end, withTensors));
	} catch (error) {
		if (!(error instanceof RangeError)) throw error;
		scan.broken = error.message;
	}
	return scan;
}
/** PyTorch's old format loads one more pickle after the one with the tensors, whatever it begins with; numbers follow then. */
function isFollowed(window, end, withTensors) {
	return withTensors === 0 ? window.byteAt(end) === 128 : withTensors === 1;
}
/** Scans one pickle; answers where it ends. */
function scanOne(run, start) {
	const { window, scan, budget, nested } = run;
	if (nested > MAX_NESTED) throw new RangeError("its pickles are nested deeper than a scan follows");
	let at = start;
	while (true) {
		const byte = window.byteAt(at);
		const opcode = OPCODES.get(byte);
		if (opcode === void 0) throw new RangeError(`byte ${at} is no opcode of a pickle`);
		if (budget.steps-- <= 0) throw new RangeError(`it has more than ${MAX_STEPS} opcodes`);
		const argument = readArgument(window, at + 1, opcode);
		if (byte === 128) scan.protocol = Math.max(scan.protocol, argument.number);
		at = argument.end;
		scan.end = at;
		if (opcode.effect === "stop") return at;
		applyOpcode(run, opcode, argument);
		if (opcode.effect === "build") at = stepOverArray(run, at);
	}
}
/** joblib writes the numbers of an array right after the object that stands for it. */
function stepOverArray(run, at) {
	const array = arrayAfter(run.window, run.stack.top(), at);
	if (array === void 0) return at;
	run.scan.arrays++;
	run.scan.numbers += array.elements;
	if (!array.isPickled) return array.end;
	return scanOne({
		...run,
		stack: createStack(),
		nested: run.nested + 1
	}, at);
}
function readArgument(window, at, { argument, effect }) {
	const nothing = {
		number: 0,
		text: void 0,
		lines: []
	};
	switch (argument.kind) {
		case "fixed": {
			const end = at + argument.bytes;
			if (argument.bytes === 0) return {
				...nothing,
				end
			};
			return {
				...nothing,
				end,
				number: unsigned(window.take(at, end))
			};
		}
		case "counted": return {
			...nothing,
			...readCounted(window, at, argument, effect === "text")
		};
		case "lines": {
			const lines = [];
			let end = at;
			for (let i = 0; i < argument.lines; i++) {
				const stop = lineEnd(window, end);
				lines.push(new TextDecoder().decode(window.take(end, stop)));
				end = stop + 1;
			}
			const [first = ""] = lines;
			return {
				end,
				lines,
				number: Number.parseInt(first, 10),
				text: first.replace(/^(['"])(.*)\1$/s, "$2")
			};
		}
		default: return argument;
	}
}
function readCounted(window, at, argument, isText) {
	const from = at + argument.width;
	const length = unsigned(window.take(at, from));
	const end = from + length;
	if (end > window.size) throw new RangeError(`it ends at byte ${window.size}, in the middle of a value of ${length} bytes`);
	return {
		end,
		text: isText && length <= MAX_TEXT$1 ? new TextDecoder().decode(window.take(from, end)) : void 0
	};
}
function lineEnd(window, from) {
	for (let at = from; at < from + MAX_LINE; at++) if (window.byteAt(at) === 10) return at;
	throw new RangeError(`the line that begins at byte ${from} does not end`);
}

const END = 101010256;
const END64_PLACE = 117853008;
const END64 = 101075792;
const DIRECTORY = 33639248;
const LOCAL = 67324752;
/** Entries and bytes of a directory that are read; PyTorch writes one entry per tensor. */
const MAX_ENTRIES = 2e5;
const MAX_DIRECTORY = 64 * 2 ** 20;
/** The directory of a zip archive (APPNOTE 6.3.10, with zip64). Throws RangeError when it is damaged or far too large. */
function readZipEntries(bytes) {
	const { entries, from, length } = findDirectory(bytes);
	if (entries > MAX_ENTRIES || length > MAX_DIRECTORY) throw new RangeError(`its zip directory has ${entries} entries in ${length} bytes`);
	const directory = readRange(bytes, from, from + length);
	const found = [];
	for (let at = 0; found.length < entries;) {
		if (unsigned(directory.subarray(at, at + 4)) !== DIRECTORY) throw new RangeError("its zip directory is damaged");
		const { entry, end } = readEntry(directory, at);
		if (end > directory.length) throw new RangeError("its zip directory is cut off");
		found.push(entry);
		at = end;
	}
	return found;
}
function findDirectory(bytes) {
	const start = Math.max(0, bytes.size - 65557);
	const tail = readRange(bytes, start, bytes.size);
	for (let at = tail.length - 22; at >= 0; at--) {
		if (tail[at] !== 80 || unsigned(tail.subarray(at, at + 4)) !== END) continue;
		const field = (offset, width) => unsigned(tail.subarray(at + offset, at + offset + width));
		const plain = {
			entries: field(10, 2),
			length: field(12, 4),
			from: field(16, 4)
		};
		return plain.entries === 65535 || plain.length === 4294967295 || plain.from === 4294967295 ? findLargeDirectory(bytes, start + at) : plain;
	}
	throw new RangeError("it begins like a zip archive, but its directory at the end is missing");
}
function findLargeDirectory(bytes, end) {
	const place = readRange(bytes, end - 20, end);
	if (unsigned(place.subarray(0, 4)) !== END64_PLACE) throw new RangeError("its zip64 directory is missing");
	const at = unsigned(place.subarray(8, 16));
	const record = readRange(bytes, at, at + 56);
	if (unsigned(record.subarray(0, 4)) !== END64) throw new RangeError("its zip64 directory is damaged");
	const field = (offset) => unsigned(record.subarray(offset, offset + 8));
	return {
		entries: field(32),
		length: field(40),
		from: field(48)
	};
}
function readEntry(directory, at) {
	const field = (offset, width) => unsigned(directory.subarray(at + offset, at + offset + width));
	const [nameLength, extraLength, commentLength] = [
		field(28, 2),
		field(30, 2),
		field(32, 2)
	];
	const nameEnd = at + 46 + nameLength;
	return {
		entry: withLargeSizes({
			name: new TextDecoder().decode(directory.subarray(at + 46, nameEnd)),
			method: field(10, 2),
			isEncrypted: field(8, 2) % 2 === 1,
			compressed: field(20, 4),
			size: field(24, 4),
			header: field(42, 4)
		}, directory.subarray(nameEnd, nameEnd + extraLength)),
		end: nameEnd + extraLength + commentLength
	};
}
/** Zip64 keeps what does not fit 32 bits in an extra field, in this order. */
function withLargeSizes(entry, extra) {
	const large = {
		size: entry.size,
		compressed: entry.compressed,
		header: entry.header
	};
	for (let at = 0; at + 4 <= extra.length;) {
		const length = unsigned(extra.subarray(at + 2, at + 4));
		let value = at + 4;
		if (unsigned(extra.subarray(at, at + 2)) === 1) for (const key of [
			"size",
			"compressed",
			"header"
		]) {
			if (large[key] !== 4294967295) continue;
			large[key] = unsigned(extra.subarray(value, value + 8));
			value += 8;
		}
		at += 4 + length;
	}
	return {
		...entry,
		...large
	};
}
/** The bytes of an entry as they are stored, and the name that stands before them. Throws RangeError when they are not there. */
function storedBytes(bytes, { header, compressed }) {
	const local = readRange(bytes, header, header + 30);
	if (unsigned(local.subarray(0, 4)) !== LOCAL) throw new RangeError(`no entry of the zip archive begins at byte ${header}`);
	const nameEnd = header + 30 + unsigned(local.subarray(26, 28));
	const from = nameEnd + unsigned(local.subarray(28, 30));
	return {
		name: new TextDecoder().decode(readRange(bytes, header + 30, nameEnd)),
		stored: part(bytes, from, from + compressed)
	};
}
/** The content of an entry; `undefined` when it is longer than `limit` bytes. Throws RangeError when it cannot be read. */
function openEntry(bytes, entry, { inflate, limit }) {
	const { stored } = storedBytes(bytes, entry);
	if (entry.isEncrypted) throw new RangeError(`the entry ${entry.name.slice(0, 200)} is encrypted`);
	if (entry.method === 0) return stored;
	if (entry.method !== 8) throw new RangeError(`the entry ${entry.name.slice(0, 200)} is compressed in a way that is not read here`);
	if (stored.size > limit) return void 0;
	const content = inflate(stored.read(0, stored.size), "raw", limit);
	return content === void 0 ? void 0 : {
		size: content.length,
		read: (from, to) => content.subarray(from, to)
	};
}
function readRange(bytes, from, to) {
	return part(bytes, from, to).read(0, to - from);
}

/** What is unpacked to look at it. A pickle of PyTorch without its tensors is far smaller. */
const MAX_UNPACKED$1 = 64 * 2 ** 20;
/** Entries grow at most this much when they are unpacked; deflate itself cannot do more than 1,032. */
const MAX_RATIO = 200;
/** All that is unpacked of one archive. */
const MAX_UNPACKED_TOTAL = 256 * 2 ** 20;
/** Looks into a zip archive (PyTorch, Keras, or another): paths, sizes, every pickle inside, the layers of Keras. Throws RangeError. */
function readArchiveFacts(look) {
	const entries = readZipEntries(look.bytes);
	const format = archiveFormat(entries);
	const pickles = entries.filter((entry) => mayBePickle(look, entry)).flatMap(scannerOf(look));
	const imports = /* @__PURE__ */ new Map();
	const storages = /* @__PURE__ */ new Map();
	for (const { scan } of pickles) {
		if (scan === void 0) continue;
		for (const [name, count] of scan.imports) countOne(imports, name, count);
		for (const [key, count] of scan.storages) storages.set(key, count);
	}
	const keras = format === "keras" ? kerasFacts(look, entries) : { findings: [] };
	const code = entries.filter(({ name }) => name.endsWith(".py")).map(({ name }) => name);
	return {
		format,
		...storages.size === 0 ? {} : {
			tensors: storages.size,
			parameters: [...storages.values()].reduce((a, b) => a + b, 0)
		},
		imports: occurrences(imports),
		metadata: { entries: String(entries.length) },
		...keras,
		findings: [
			...entryFindings(look, entries),
			...found(pickles.filter(({ scan }) => scan === void 0).map(({ name }) => name), "ZIP_LARGE_PICKLE", "are pickles too large to look at"),
			...pickles.length > 0 ? [pickleNotice()] : [],
			...pickles.flatMap(({ name, scan }) => scan === void 0 ? [] : pickleFindings(scan, name)),
			...code.length > 0 ? [codeFinding(code)] : [],
			...keras.findings
		]
	};
}
function archiveFormat(entries) {
	const names = entries.map(({ name }) => name);
	if (names.some((name) => /(^|\/)(data|constants)\.pkl$/.test(name))) return "torch";
	return names.includes("config.json") && names.includes("metadata.json") ? "keras" : "zip";
}
/** A pickle by its name, or by its first bytes where it is not compressed. */
function mayBePickle(look, entry) {
	if (entry.isEncrypted || entry.size === 0) return false;
	if (isNamedPickle(entry)) return true;
	if (entry.method !== 0) return false;
	const { stored } = storedBytes(look.bytes, entry);
	const [first, second = 0] = stored.read(0, Math.min(2, stored.size));
	return first === 128 && second <= 5;
}
/** Scans entry after entry until too much was unpacked; without a scan where the entry is too large. */
function scannerOf(look) {
	let left = MAX_UNPACKED_TOTAL;
	return (entry) => {
		const limit = Math.min(MAX_UNPACKED$1, left);
		const content = openEntry(look.bytes, entry, {
			inflate: look.inflate,
			limit
		});
		if (content === void 0) return [{ name: entry.name }];
		if (entry.method !== 0) left -= content.size;
		const scan = scanPickle(openWindow(content));
		return isNamedPickle(entry) || scan.imports.size > 0 || scan.unresolved > 0 ? [{
			name: entry.name,
			scan
		}] : [];
	};
}
function isNamedPickle({ name }) {
	return /\.(pkl|pickle|joblib)$/i.test(name);
}
function kerasFacts(look, entries) {
	const config = entries.find(({ name }) => name === "config.json");
	const content = config && openEntry(look.bytes, config, {
		inflate: look.inflate,
		limit: MAX_UNPACKED$1
	});
	if (content === void 0) throw new RangeError("its config.json is larger than any description of a model");
	return readKerasConfig(new TextDecoder().decode(content.read(0, content.size)));
}
function entryFindings(look, entries) {
	const outside = entries.filter(({ name }) => !staysBeside(name)).map(({ name }) => name);
	const bombs = entries.filter(({ size, compressed }) => size > 2 ** 20 && size > MAX_RATIO * compressed).map(({ name }) => name);
	const names = entries.map(({ name }) => name);
	const known = /* @__PURE__ */ new Set();
	const twice = names.filter((name) => known.has(name) || !known.add(name));
	const hidden = entries.filter((entry) => storedBytes(look.bytes, entry).name !== entry.name).map(({ name }) => name);
	const locked = entries.filter(({ isEncrypted }) => isEncrypted).map(({ name }) => name);
	return [
		...found(outside, "ZIP_PATH", "lead out of the folder they are unpacked to"),
		...found(bombs, "ZIP_BOMB", `grow more than ${MAX_RATIO} times when they are unpacked`),
		...found(twice, "ZIP_TWICE", "have the name of another, so that two readers see two models"),
		...found(hidden, "ZIP_NAME", "have another name in the directory than at their place, so that two readers see two models"),
		...found(locked, "ZIP_ENCRYPTED", "are encrypted, so nobody can look at them")
	];
}
function found(seen, code, message) {
	return seen.length === 0 ? [] : [finding("error", code, {
		message: `${seen.length} entries of the archive ${message}`,
		fix: "do not unpack or load this file; save the model again",
		seen
	})];
}
function codeFinding(seen) {
	return finding("warn", "TORCHSCRIPT_CODE", {
		message: `it holds ${seen.length} files of TorchScript, which run when the model runs`,
		fix: "look at them, or export the model to ONNX",
		seen
	});
}

/** Reads a model that XGBoost saved as JSON (https://xgboost.readthedocs.io/en/stable/tutorials/saving_model.html). Throws RangeError. */
function readXgboostFacts(document) {
	const learner = recordAt(document, "learner");
	const { num_feature: width, num_class: classes } = recordAt(learner, "learner_model_param");
	const booster = recordAt(learner, "gradient_booster");
	const { trees } = isRecord(booster["model"]) ? booster["model"] : {};
	const names = Array.isArray(learner["feature_names"]) ? learner["feature_names"].map(String) : [];
	const types = Array.isArray(learner["feature_types"]) ? learner["feature_types"].map(String) : [];
	const version = Array.isArray(document["version"]) ? document["version"].join(".") : void 0;
	const objective = isRecord(learner["objective"]) ? String(learner["objective"]["name"]) : void 0;
	const nodes = Array.isArray(trees) ? trees.reduce((sum, tree) => sum + nodesOf(tree), 0) : 0;
	return {
		format: "xgboost",
		...version === void 0 ? {} : {
			producer: `xgboost ${version}`,
			versions: [{
				name: "xgboost",
				version
			}]
		},
		inputs: names.length > 0 ? names.map((name, i) => ({
			name,
			type: types[i] ?? "float"
		})) : [{
			name: "features",
			type: "float",
			shape: ["?", Number(width)]
		}],
		operators: [{
			name: String(booster["name"] ?? "gbtree"),
			count: 1
		}],
		...Array.isArray(trees) ? {
			tensors: trees.length,
			parameters: nodes
		} : {},
		metadata: {
			...objective === void 0 ? {} : { objective },
			...classes === void 0 ? {} : { classes: String(classes) }
		},
		findings: []
	};
}
function nodesOf(tree) {
	const conditions = isRecord(tree) ? tree["split_conditions"] : void 0;
	return Array.isArray(conditions) ? conditions.length : 0;
}
function recordAt(record, key) {
	const value = record[key];
	if (!isRecord(value)) throw new RangeError(`it looks like a model of XGBoost, but lacks ${key}`);
	return value;
}
const MAX_HEADER$1 = 16 * 2 ** 20;
/** Reads the head of a model that LightGBM saved as text: `key=value` lines up to the first tree. Throws RangeError. */
function readLightgbmFacts(window) {
	const [head = ""] = new TextDecoder().decode(window.take(0, Math.min(window.size, MAX_HEADER$1))).split("\nTree=0\n", 1);
	const values = new Map(head.split("\n").map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)]));
	const names = values.get("feature_names")?.split(" ") ?? [];
	const sizes = values.get("tree_sizes")?.split(" ") ?? [];
	if (names.length === 0) throw new RangeError("it looks like a model of LightGBM, but names no features");
	const kept = [
		"objective",
		"num_class",
		"num_tree_per_iteration"
	].flatMap((key) => {
		const value = values.get(key);
		return value === void 0 ? [] : [[key, value.slice(0, 200)]];
	});
	return {
		format: "lightgbm",
		producer: "lightgbm",
		versions: [{
			name: "lightgbm model",
			version: values.get("version") ?? "?"
		}],
		inputs: names.map((name) => ({
			name,
			type: "float64"
		})),
		operators: [{
			name: "tree",
			count: sizes.length
		}],
		tensors: sizes.length,
		metadata: Object.fromEntries(kept),
		findings: []
	};
}

const WORD = "\"class_name\": \"Lambda\"";
/** Keras writes the description of a model near the beginning; weights follow. */
const MAX_SEARCHED = Math.min(MAX_PIECE, 32 * 2 ** 20);
/** HDF5 is only searched for what Keras writes about Lambda layers: its structure is not read here. */
function readHdf5Facts(window) {
	const layers = [...new TextDecoder("latin1").decode(window.take(0, Math.min(window.size, MAX_SEARCHED))).matchAll(/"class_name": ?"Lambda"/g)].length;
	return {
		format: "hdf5",
		findings: [finding("warn", "HDF5_NOT_READ", {
			message: "it is HDF5 (Keras before version 3): operators, inputs and sizes are not read from this format",
			fix: "save it with `model.export(folder)` (SavedModel), or convert it to ONNX with tf2onnx"
		}), ...layers === 0 ? [] : [finding("error", "KERAS_LAMBDA", {
			message: `${layers} Lambda layers (${WORD}) hold Python bytecode, which runs when Keras loads the model`,
			fix: "write the layer as a class of its own, or with layers that Keras has"
		})]]
	};
}

/** What is wrong with weights that lie in other files, and the files that belong to the model. */
function externalFindings(folder, tensors) {
	const folderPath = folder.main.includes("/") ? folder.main.slice(0, folder.main.lastIndexOf("/") + 1) : "";
	const outside = /* @__PURE__ */ new Set();
	const missing = /* @__PURE__ */ new Set();
	const short = /* @__PURE__ */ new Set();
	const beside = /* @__PURE__ */ new Set();
	for (const { name, external } of tensors) {
		if (external === void 0) continue;
		const { location, offset, length } = external;
		const size = staysBeside(location) ? folder.sizeOf(folderPath + location) : void 0;
		if (!staysBeside(location)) outside.add(location);
		else if (size === void 0) missing.add(location);
		else {
			beside.add(folderPath + location);
			if (!(offset >= 0 && length >= 0 && offset + length <= size)) short.add(`${name} in ${location}`);
		}
	}
	return {
		findings: findingsOf({
			outside,
			missing,
			short
		}),
		beside: [...beside].sort()
	};
}
function findingsOf({ outside, missing, short }) {
	const found = [];
	if (outside.size > 0) found.push(finding("error", "ONNX_EXTERNAL_PATH", {
		message: "weights are read from paths that lead out of the folder of the model: whoever opens it reads a file of the attacker’s choice",
		fix: "save the model again with its weights beside it, or inside it",
		seen: [...outside].sort()
	}));
	if (missing.size > 0) found.push(finding("error", "ONNX_EXTERNAL_MISSING", {
		message: `${missing.size} files with weights are not there`,
		fix: "put them beside the model file; whoever moves a model moves its files together",
		seen: [...missing].sort()
	}));
	if (short.size > 0) found.push(finding("error", "ONNX_EXTERNAL_SIZE", {
		message: `${short.size} tensors lie beyond the end of the file that should hold them`,
		fix: "the file is cut off or belongs to another model: copy both again",
		seen: [...short].sort()
	}));
	return found;
}

/** Messages inside messages that are followed; real models nest fewer than ten. */
const MAX_DEPTH = 64;
/** Names and values are shorter than this; longer ones are damage or an attack. */
const MAX_TEXT = 65536;
/**
* The fields of the message at `from` to `end`, in order, without holding their payloads: weights are stepped over. Throws RangeError on
* anything that is not a whole message (https://protobuf.dev/programming-guides/encoding).
*/
function* walkFields(window, from, end) {
	for (let at = from; at < end;) {
		const tag = varint(window, at);
		const wireType = tag.value % 8;
		const number = (tag.value - wireType) / 8;
		const length = wireType === 0 || wireType === 2 ? varint(window, tag.end) : {
			value: 0,
			end: tag.end
		};
		const payload = {
			0: 0,
			1: 8,
			2: length.value,
			5: 4
		}[wireType];
		if (payload === void 0 || number < 1) throw new RangeError(`it is no protocol buffer at byte ${at}`);
		const stop = length.end + payload;
		if (stop > end) throw new RangeError(`a field at byte ${at} reaches to byte ${stop}, beyond its message, which ends at ${end}`);
		yield {
			number,
			wireType,
			start: at,
			from: length.end,
			end: stop,
			value: length.value
		};
		at = stop;
	}
}
function varint(window, start) {
	let value = 0;
	for (let i = 0; i < 10; i++) {
		const byte = window.byteAt(start + i);
		value += (byte & 127) * 2 ** (7 * i);
		if (byte < 128) return {
			value,
			end: start + i + 1
		};
	}
	throw new RangeError(`it is no protocol buffer at byte ${start}`);
}
/** Calls a handler for each field of the message. Throws RangeError as `walkFields`, and for messages nested too deep. */
function eachField(window, span, handlers) {
	if (span.depth > MAX_DEPTH) throw new RangeError(`its messages are nested deeper than ${MAX_DEPTH}`);
	for (const field of walkFields(window, span.from, span.end)) handlers[field.number]?.(field, {
		from: field.from,
		end: field.end,
		depth: span.depth + 1
	});
}
/** The text of a field. Throws RangeError when it is none, or far too long to be a name. */
function textOf(window, { wireType, from, end }) {
	if (wireType !== 2 || end - from > MAX_TEXT) throw new RangeError(`what stands at byte ${from} is no name`);
	return new TextDecoder().decode(window.take(from, end));
}
/** Text that is only shown: cut where it is long. */
function shownText(window, { wireType, from, end }, limit = 1e3) {
	if (wireType !== 2) throw new RangeError(`what stands at byte ${from} is no text`);
	const text = new TextDecoder().decode(window.take(from, Math.min(end, from + limit)));
	return end - from > limit ? `${text}…` : text;
}
/** A signed size: every negative number, which means that it is free, is -1 here. */
function sizeOf({ value }) {
	return value >= 2 ** 63 ? -1 : value;
}
/** Repeated varints in one field: packed, or a single one. At most `limit` are read (RangeError beyond). */
function numbersOf(window, field, limit = 100) {
	if (field.wireType === 0) return [field.value];
	const values = [];
	for (let at = field.from; at < field.end;) {
		if (values.length === limit) throw new RangeError(`more than ${limit} numbers stand at byte ${field.from}`);
		const { value, end } = varint(window, at);
		values.push(value);
		at = end;
	}
	return values;
}
/** A `map<string, message>` entry: its key, and where its value lies. */
function entryOf(window, span) {
	let key = "";
	let value;
	eachField(window, span, {
		1: (field) => {
			key = textOf(window, field);
		},
		2: (_, inner) => {
			value = inner;
		}
	});
	return {
		key,
		value
	};
}

/** TensorProto.DataType by number: name, and bits of one element (0 where that varies). */
const TYPES$2 = [
	["undefined", 0],
	["float32", 32],
	["uint8", 8],
	["int8", 8],
	["uint16", 16],
	["int16", 16],
	["int32", 32],
	["int64", 64],
	["string", 0],
	["bool", 8],
	["float16", 16],
	["float64", 64],
	["uint32", 32],
	["uint64", 64],
	["complex64", 64],
	["complex128", 128],
	["bfloat16", 16],
	["float8e4m3fn", 8],
	["float8e4m3fnuz", 8],
	["float8e5m2", 8],
	["float8e5m2fnuz", 8],
	["uint4", 4],
	["int4", 4],
	["float4e2m1", 4],
	["float8e8m0", 8]
];
function onnxTypeName(number) {
	return TYPES$2[number]?.[0] ?? `type ${number}`;
}
/** Reads a TensorProto and steps over its numbers. Throws RangeError when it is damaged. */
function readTensor(window, span) {
	let name = "";
	let type = 0;
	let raw;
	let isExternal = false;
	const dims = [];
	const where = /* @__PURE__ */ new Map();
	eachField(window, span, {
		1: (field) => {
			dims.push(...numbersOf(window, field, 100));
		},
		2: (field) => {
			type = field.value;
		},
		8: (field) => {
			name = textOf(window, field);
		},
		9: (field) => {
			raw = field.end - field.from;
		},
		13: (_, inner) => {
			const { key, value } = readPair(window, inner);
			where.set(key, value);
		},
		14: (field) => {
			isExternal = field.value === 1;
		}
	});
	const elements = dims.reduce((product, size) => product * size, 1);
	const bytes = Math.ceil(elements * (TYPES$2[type]?.[1] ?? 0) / 8);
	const tensor = {
		name,
		elements,
		fits: raw === void 0 || bytes === 0 || raw === bytes
	};
	if (!isExternal) return tensor;
	const length = where.get("length");
	return {
		...tensor,
		external: {
			location: where.get("location") ?? "",
			offset: Number(where.get("offset") ?? 0),
			length: length === void 0 ? bytes : Number(length)
		}
	};
}
/** A StringStringEntryProto. */
function readPair(window, span) {
	let [key, value] = ["", ""];
	eachField(window, span, {
		1: (field) => {
			key = textOf(window, field);
		},
		2: (field) => {
			value = shownText(window, field, 2e3);
		}
	});
	return {
		key,
		value
	};
}

/** A ValueInfoProto: name, type and shape of an input or output. */
function readPort(window, span) {
	let name = "";
	let type = { type: "unknown" };
	eachField(window, span, {
		1: (field) => {
			name = textOf(window, field);
		},
		2: (_, inner) => {
			type = readType(window, inner);
		}
	});
	return {
		name,
		...type
	};
}
/** A TypeProto: tensors with their shape; sequences, maps and optional values in words. */
function readType(window, span) {
	let type = { type: "unknown" };
	const tensor = (_, inner) => {
		type = readTensorType(window, inner);
	};
	const inside = (word, field) => (_, inner) => {
		type = { type: `${word} of unknown` };
		eachField(window, inner, { [field]: (__, element) => {
			type = { type: `${word} of ${readType(window, element).type}` };
		} });
	};
	eachField(window, span, {
		1: tensor,
		4: inside("sequence", 1),
		5: inside("map", 2),
		8: tensor,
		9: inside("optional", 1)
	});
	return type;
}
function readTensorType(window, span) {
	let type = "unknown";
	let shape;
	eachField(window, span, {
		1: (field) => {
			type = onnxTypeName(field.value);
		},
		2: (_, inner) => {
			const dims = [];
			eachField(window, inner, { 1: (__, dimension) => dims.push(readDimension(window, dimension)) });
			shape = dims;
		}
	});
	return shape === void 0 ? { type } : {
		type,
		shape
	};
}
function readDimension(window, span) {
	let size = "?";
	eachField(window, span, {
		1: (field) => {
			size = sizeOf(field);
		},
		2: (field) => {
			size = textOf(window, field) || "?";
		}
	});
	return typeof size === "number" && size < 0 ? "?" : size;
}

/** Operator sets that every ONNX runtime has: of the standard itself. */
const STANDARD = [
	"",
	"ai.onnx",
	"ai.onnx.ml",
	"ai.onnx.training",
	"ai.onnx.preview.training",
	"ai.onnx.preview"
];
/** Operator sets that ONNX Runtime brings along, and others do not. */
const RUNTIME = [
	"com.microsoft",
	"com.microsoft.nchwc",
	"com.microsoft.experimental",
	"com.microsoft.dml",
	"com.ms.internal.nhwc"
];
/**
* Reads an ONNX ModelProto in one walk that steps over weights (field numbers:
* https://github.com/onnx/onnx/blob/main/onnx/onnx.proto). Throws RangeError when it is damaged.
*/
function readOnnxFacts(folder, window) {
	const walk = newWalk(window);
	const producer = [];
	eachField(window, {
		from: 0,
		end: window.size,
		depth: 0
	}, {
		1: (field) => walk.versions.set("ir", String(field.value)),
		2: (field) => producer.push(shownText(window, field, 200)),
		3: (field) => producer.push(shownText(window, field, 200)),
		5: (field) => walk.versions.set("model", String(field.value)),
		7: (_, span) => readGraph$1(walk, span, true),
		8: (_, span) => readOpset(walk, span),
		14: (_, span) => {
			const { key, value } = readPair(window, span);
			if (walk.metadata.size < 1e3) walk.metadata.set(key, value);
		},
		25: (_, span) => readFunction(walk, span)
	});
	const outside = externalFindings(folder, walk.external);
	return {
		format: "onnx",
		...producer.length === 0 ? {} : { producer: producer.filter((text) => text !== "").join(" ") },
		versions: [...walk.versions].map(([name, version]) => ({
			name,
			version
		})),
		operators: occurrences(walk.operators),
		inputs: walk.inputs.filter(({ name }) => !walk.initializers.has(name)),
		outputs: walk.outputs,
		tensors: walk.tensors,
		parameters: walk.parameters,
		metadata: Object.fromEntries([...walk.metadata, ...walk.subgraphs > 0 ? [["subgraphs", `${walk.subgraphs}`]] : []]),
		beside: outside.beside,
		findings: [
			...domainFindings(walk),
			...misfitFindings(walk),
			...outside.findings
		]
	};
}
function newWalk(window) {
	return {
		window,
		operators: /* @__PURE__ */ new Map(),
		domains: /* @__PURE__ */ new Map(),
		versions: /* @__PURE__ */ new Map(),
		metadata: /* @__PURE__ */ new Map(),
		functions: /* @__PURE__ */ new Set(),
		external: [],
		misfits: [],
		initializers: /* @__PURE__ */ new Set(),
		inputs: [],
		outputs: [],
		tensors: 0,
		parameters: 0,
		subgraphs: 0
	};
}
function readGraph$1(walk, span, isMain) {
	if (!isMain) walk.subgraphs++;
	eachField(walk.window, span, {
		1: (_, inner) => readNode(walk, inner),
		5: (_, inner) => walk.initializers.add(addTensor(walk, inner).name),
		11: (_, inner) => isMain && walk.inputs.push(readPort(walk.window, inner)),
		12: (_, inner) => isMain && walk.outputs.push(readPort(walk.window, inner)),
		15: (_, inner) => readSparse(walk, inner)
	});
}
function readNode(walk, span) {
	let [operator, domain] = ["", ""];
	eachField(walk.window, span, {
		4: (field) => {
			operator = textOf(walk.window, field);
		},
		5: (_, inner) => readAttribute(walk, inner),
		7: (field) => {
			domain = textOf(walk.window, field);
		}
	});
	const name = domain === "" || domain === "ai.onnx" ? operator : `${domain}::${operator}`;
	countOne(walk.operators, name);
	countOne(walk.domains, domain);
}
/** Constants and tree ensembles keep what was learned in attributes; If, Loop and Scan keep whole graphs there. */
function readAttribute(walk, span) {
	eachField(walk.window, span, {
		5: (_, inner) => addTensor(walk, inner),
		6: (_, inner) => readGraph$1(walk, inner, false),
		7: (field) => {
			walk.parameters += Math.floor((field.end - field.from) / 4);
		},
		10: (_, inner) => addTensor(walk, inner),
		11: (_, inner) => readGraph$1(walk, inner, false),
		22: (_, inner) => readSparse(walk, inner),
		23: (_, inner) => readSparse(walk, inner)
	});
}
function addTensor(walk, span) {
	const tensor = readTensor(walk.window, span);
	walk.tensors++;
	walk.parameters += tensor.elements;
	if (!tensor.fits) walk.misfits.push(tensor.name);
	if (tensor.external !== void 0) walk.external.push(tensor);
	return tensor;
}
function readSparse(walk, span) {
	eachField(walk.window, span, { 1: (_, inner) => walk.initializers.add(addTensor(walk, inner).name) });
}
function readOpset(walk, span) {
	let domain = "";
	let version = 0;
	eachField(walk.window, span, {
		1: (field) => {
			domain = textOf(walk.window, field);
		},
		2: (field) => {
			version = field.value;
		}
	});
	const name = `opset ${domain || "ai.onnx"}`;
	if (!walk.versions.has(name)) walk.versions.set(name, String(version));
}
function readFunction(walk, span) {
	let [name, domain] = ["", ""];
	eachField(walk.window, span, {
		1: (field) => {
			name = textOf(walk.window, field);
		},
		7: (_, inner) => readNode(walk, inner),
		9: (_, inner) => readOpset(walk, inner),
		10: (field) => {
			domain = textOf(walk.window, field);
		}
	});
	walk.functions.add(`${domain}::${name}`);
}
/** Operators of other domains run code that the file does not hold, unless the file brings them as functions. */
function domainFindings({ operators, domains, versions, functions }) {
	const foreign = [...operators.keys()].filter((name) => name.includes("::") && !functions.has(name));
	const of = (known) => (name) => known.includes(name.slice(0, name.lastIndexOf("::")));
	const contributed = foreign.filter(of(RUNTIME)).sort();
	const custom = foreign.filter((name) => !of(RUNTIME)(name) && !of(STANDARD)(name)).sort();
	const unnamed = [...domains.keys()].filter((domain) => !versions.has(`opset ${domain || "ai.onnx"}`));
	return [
		...custom.length === 0 ? [] : [finding("error", "ONNX_CUSTOM_OPERATOR", {
			message: `${custom.length} of its operators are in no standard: they run native code that must be loaded from elsewhere`,
			fix: "export the model with operators of ai.onnx and ai.onnx.ml only",
			seen: custom
		})],
		...contributed.length === 0 ? [] : [finding("warn", "ONNX_RUNTIME_OPERATOR", {
			message: `${contributed.length} of its operators only ONNX Runtime has`,
			fix: "export the model before it is optimised for one runtime, or keep to ONNX Runtime",
			seen: contributed
		})],
		...unnamed.length === 0 ? [] : [finding("error", "ONNX_OPSET_MISSING", {
			message: "it uses operators of a set whose version it does not name, so their meaning is not defined",
			fix: "export the model again; `onnx.checker.check_model` names the same fault",
			seen: unnamed.map((domain) => domain || "ai.onnx").sort()
		})]
	];
}
function misfitFindings({ misfits }) {
	if (misfits.length === 0) return [];
	return [finding("error", "ONNX_TENSOR_SIZE", {
		message: `${misfits.length} tensors hold more or fewer bytes than their shape says`,
		fix: "the file is damaged or made by hand: export the model again",
		seen: misfits
	})];
}

/** Compressed pickles are unpacked up to this size to look at them. */
const MAX_UNPACKED = 256 * 2 ** 20;
/** What a compressed file may weigh to be unpacked at once. */
const MAX_PACKED = 64 * 2 ** 20;
/** What a pickle (also of joblib or of PyTorch before version 1.6) would do when it is loaded. */
function readPickleFacts(window) {
	const scan = scanPickle(window);
	const tensors = scan.arrays + scan.storages.size;
	const numbers = scan.numbers + [...scan.storages.values()].reduce((sum, count) => sum + count, 0);
	return {
		format: "pickle",
		versions: [{
			name: "pickle protocol",
			version: String(scan.protocol)
		}],
		...tensors === 0 ? {} : {
			tensors,
			parameters: numbers
		},
		imports: occurrences(scan.imports),
		metadata: scan.end < window.size ? { "bytes after the pickle": String(window.size - scan.end) } : {},
		findings: [pickleNotice(), ...pickleFindings(scan)]
	};
}
/** How joblib compressed a file, by its first bytes. */
function compressionOf(head) {
	return [
		[
			"zlib",
			120,
			1
		],
		[
			"zlib",
			120,
			94
		],
		[
			"zlib",
			120,
			156
		],
		[
			"zlib",
			120,
			218
		],
		[
			"gzip",
			31,
			139
		],
		[
			"bz2",
			66,
			90,
			104
		],
		[
			"xz",
			253,
			55,
			122,
			88,
			90
		],
		[
			"lzma",
			93,
			0,
			0
		],
		[
			"lz4",
			4,
			34,
			77,
			24
		]
	].find(([, ...bytes]) => bytes.every((byte, i) => head[i] === byte))?.[0];
}
/** Looks into a compressed pickle where that can be unpacked here; else says that nobody looked. Throws RangeError for damaged data. */
function readCompressed({ inflate }, window, compression) {
	const canUnpack = (compression === "zlib" || compression === "gzip") && window.size <= MAX_PACKED;
	const content = canUnpack ? inflate(window.take(0, window.size), compression, MAX_UNPACKED) : void 0;
	if (content !== void 0) {
		const { metadata, ...facts } = readPickleFacts(openWindow(bytesInHand(content)));
		return {
			...facts,
			metadata: {
				...metadata,
				compression
			}
		};
	}
	const message = canUnpack ? `it grows beyond ${MAX_UNPACKED} bytes when it is unpacked, so nobody looked inside` : `it is compressed (${compression}), most likely by joblib, so nobody can look inside without unpacking it`;
	return {
		format: "pickle",
		metadata: { compression },
		findings: [pickleNotice(), finding("error", "PICKLE_COMPRESSED", {
			message,
			fix: "save it uncompressed, `joblib.dump(model, file)`, or export it to ONNX"
		})]
	};
}

/** Bits of one element by dtype of the format (https://github.com/huggingface/safetensors). */
const BITS = {
	F64: 64,
	I64: 64,
	U64: 64,
	C64: 64,
	F32: 32,
	I32: 32,
	U32: 32,
	F16: 16,
	BF16: 16,
	I16: 16,
	U16: 16,
	F8_E4M3: 8,
	F8_E5M2: 8,
	F8_E8M0: 8,
	I8: 8,
	U8: 8,
	BOOL: 8,
	F4: 4
};
/** The format's own limit for the header, above which its readers refuse the file. */
const MAX_HEADER = 1e8;
/** Where the header of a safetensors file ends; `undefined` when the first bytes are those of something else. */
function safetensorsHeader(window) {
	if (window.size < 10) return void 0;
	const length = unsigned(window.take(0, 8));
	return length >= 2 && length <= MAX_HEADER && window.byteAt(8) === 123 ? 8 + length : void 0;
}
/** What is wrong with the beginning of a file that says it is one of safetensors, by its name or in its first bytes; `undefined` for others. */
function safetensorsDamage(name, window) {
	const head = new TextDecoder().decode(window.take(0, Math.min(window.size, 2e3)));
	if (!name.toLowerCase().endsWith(".safetensors") && !/"(data_offsets|__metadata__)"/.test(head)) return void 0;
	if (window.size < 10) return `its safetensors header is cut off after ${window.size} bytes`;
	const length = unsigned(window.take(0, 8));
	return window.byteAt(8) === 123 ? `its safetensors header says that it is ${length} bytes long, and 2 to ${MAX_HEADER} are possible` : "its safetensors header does not begin with \"{\" after the eight bytes of its length";
}
/** Reads the header of a safetensors file and checks every tensor against it. Throws RangeError or UserError for a damaged header. */
function readSafetensorsFacts(name, window, header) {
	const text = new TextDecoder().decode(window.take(8, header));
	const { value } = parseStrictJson(text, name, "MODEL_UNREADABLE");
	if (!isRecord(value)) throw new RangeError("its header is no object");
	const { __metadata__: metadata, ...entries } = value;
	const tensors = Object.entries(entries).map(([key, entry]) => toTensor(key, entry));
	const types = /* @__PURE__ */ new Map();
	for (const { dtype } of tensors) countOne(types, dtype);
	return {
		format: "safetensors",
		operators: [],
		tensors: tensors.length,
		parameters: tensors.reduce((sum, { elements }) => sum + elements, 0),
		metadata: {
			...Object.fromEntries(occurrences(types).map(({ name: type, count }) => [`tensors of ${type}`, String(count)])),
			...textsOf(metadata)
		},
		findings: layoutFindings(tensors, window.size - header)
	};
}
function toTensor(name, entry) {
	if (!isRecord(entry)) throw new RangeError(`the tensor "${name.slice(0, 100)}" is no object`);
	const { dtype, shape, data_offsets: offsets } = entry;
	if (typeof dtype !== "string" || !areCounts(shape) || !areCounts(offsets) || offsets.length !== 2) throw new RangeError(`the tensor "${name.slice(0, 100)}" lacks dtype, shape or data_offsets, or they are no whole numbers`);
	return {
		name,
		dtype,
		elements: shape.reduce((product, length) => product * length, 1),
		from: offsets[0] ?? 0,
		to: offsets[1] ?? 0
	};
}
/** Tensors must fill the rest of the file exactly: what lies twice, beyond or between could be read as something else. */
function layoutFindings(tensors, room) {
	const ordered = tensors.toSorted((a, b) => a.from - b.from || a.to - b.to);
	const names = (list) => list.map(({ name }) => name);
	const unknown = tensors.filter(({ dtype }) => BITS[dtype] === void 0);
	const misfits = tensors.filter(({ dtype, elements, from, to }) => BITS[dtype] !== void 0 && Math.ceil(elements * (BITS[dtype] ?? 0) / 8) !== to - from);
	const beyond = tensors.filter(({ from, to }) => to < from || to > room);
	const overlaps = ordered.filter(({ from }, i) => i > 0 && from < (ordered[i - 1]?.to ?? 0));
	const used = ordered.reduce((sum, { from, to }) => sum + to - from, 0);
	const fix = "the file is damaged or made by hand: save it again with the safetensors library";
	const found = (list, code, message) => list.length === 0 ? [] : [finding("error", code, {
		message: `${list.length} tensors ${message}`,
		fix,
		seen: names(list)
	})];
	const holes = beyond.length === 0 && overlaps.length === 0 && used !== room;
	return [
		...found(misfits, "SAFETENSORS_SIZE", "hold more or fewer bytes than their shape says"),
		...found(beyond, "SAFETENSORS_BOUNDS", "lie beyond the end of the file"),
		...found(overlaps, "SAFETENSORS_OVERLAP", "share bytes with another"),
		...holes ? [finding("error", "SAFETENSORS_GAP", {
			message: `${room - used} bytes of the file belong to no tensor`,
			fix
		})] : [],
		...unknown.length === 0 ? [] : [finding("warn", "SAFETENSORS_DTYPE", {
			message: `${unknown.length} tensors have a dtype whose size is not known here, so they were not checked`,
			fix: "check that whoever loads the model knows the dtype",
			seen: unknown.map(({ name, dtype }) => `${name}: ${dtype}`)
		})]
	];
}
function areCounts(value) {
	return Array.isArray(value) && value.every((item) => Number.isSafeInteger(item) && item >= 0);
}
function textsOf(value) {
	if (!isRecord(value)) return {};
	return Object.fromEntries(Object.entries(value).map(([key, text]) => [key.slice(0, 200), String(text).slice(0, 2e3)]));
}

/** DataType of tensorflow/core/framework/types.proto; reference types are 100 above. */
const TYPES$1 = {
	1: "float32",
	2: "float64",
	3: "int32",
	4: "uint8",
	5: "int16",
	6: "int8",
	7: "string",
	8: "complex64",
	9: "int64",
	10: "bool",
	14: "bfloat16",
	17: "uint16",
	18: "complex128",
	19: "float16",
	20: "resource",
	21: "variant",
	22: "uint32",
	23: "uint64"
};
/** A SignatureDef: inputs and outputs in the order of their names. */
function readSignature(window, span) {
	const inputs = [];
	const outputs = [];
	const into = (ports) => (_, inner) => {
		const { key, value } = entryOf(window, inner);
		ports.push({
			name: key,
			...value === void 0 ? { type: "unknown" } : readTensorInfo(window, value)
		});
	};
	eachField(window, span, {
		1: into(inputs),
		2: into(outputs)
	});
	const byName = (a, b) => a.name < b.name ? -1 : 1;
	return {
		inputs: inputs.sort(byName),
		outputs: outputs.sort(byName)
	};
}
function readTensorInfo(window, span) {
	let type = "unknown";
	let shape;
	eachField(window, span, {
		2: (field) => {
			type = TYPES$1[field.value % 100] ?? `type ${field.value}`;
		},
		3: (_, inner) => {
			shape = readShape(window, inner);
		}
	});
	return shape === void 0 ? { type } : {
		type,
		shape
	};
}
/** A TensorShapeProto; `undefined` when the rank itself is not known. */
function readShape(window, span) {
	const dims = [];
	let isUnknown = false;
	eachField(window, span, {
		2: (_, inner) => {
			let size = 0;
			eachField(window, inner, { 1: (field) => {
				size = sizeOf(field);
			} });
			dims.push(size < 0 ? "?" : size);
		},
		3: (field) => {
			isUnknown = field.value === 1;
		}
	});
	return isUnknown ? void 0 : dims;
}
/** Numbers that a SavedVariable holds; 0 where its shape is not fixed. */
function readVariable(window, span) {
	let shape;
	eachField(window, span, { 2: (_, inner) => {
		shape = readShape(window, inner);
	} });
	return (shape ?? [0]).reduce((product, size) => product * (typeof size === "number" ? size : 0), 1);
}

/** Operators that touch files, processes or the network when the graph runs; https://www.tensorflow.org/guide/security. */
const DANGEROUS = /* @__PURE__ */ new Set([
	"ReadFile",
	"WriteFile",
	"MatchingFiles",
	"PyFunc",
	"PyFuncStateless",
	"EagerPyFunc",
	"NumpyFunc",
	"ImmutableConst",
	"WholeFileReader",
	"WholeFileReaderV2",
	"SaveDataset",
	"SaveDatasetV2",
	"DebugIdentity",
	"DebugIdentityV2",
	"DebugIdentityV3",
	"FileSystemSetConfiguration",
	"RpcCall",
	"RpcClient",
	"GeneratorDataset"
]);
/**
* Reads a saved_model.pb (field numbers: tensorflow/core/protobuf/saved_model.proto, meta_graph.proto, saved_object_graph.proto). Weights
* are in `variables/`, which is only listed. Throws RangeError when it is damaged.
*/
function readSavedModelFacts(folder, window) {
	const walk = {
		window,
		operators: /* @__PURE__ */ new Map(),
		signatures: /* @__PURE__ */ new Map(),
		metadata: /* @__PURE__ */ new Map(),
		assets: [],
		producer: void 0,
		tensors: 0,
		parameters: 0,
		lambdas: 0
	};
	eachField(window, {
		from: 0,
		end: window.size,
		depth: 0
	}, { 2: (_, span) => readMetaGraph(walk, span) });
	const { signatures, operators } = walk;
	const served = signatures.get("serving_default") ?? [...signatures].find(([name]) => !name.startsWith("__"))?.[1];
	return {
		format: "saved-model",
		...walk.producer === void 0 ? {} : { producer: `tensorflow ${walk.producer}` },
		operators: occurrences(operators),
		inputs: served?.inputs ?? [],
		outputs: served?.outputs ?? [],
		...walk.tensors === 0 ? {} : {
			tensors: walk.tensors,
			parameters: walk.parameters
		},
		metadata: Object.fromEntries([...walk.metadata, ["signatures", [...signatures.keys()].sort().join(", ")]]),
		findings: [
			...operatorFindings(operators),
			...assetFindings(folder, walk.assets),
			...partFindings(folder, walk)
		]
	};
}
function readMetaGraph(walk, span) {
	const { window } = walk;
	eachField(window, span, {
		1: (_, inner) => eachField(window, inner, {
			4: (field) => walk.metadata.set(`tag ${shownText(window, field, 200)}`, "yes"),
			5: (field) => {
				walk.producer = shownText(window, field, 200);
			}
		}),
		2: (_, inner) => readGraph(walk, inner),
		5: (_, inner) => {
			const { key, value } = entryOf(window, inner);
			if (value !== void 0 && walk.signatures.size < 1e3) walk.signatures.set(key, readSignature(window, value));
		},
		6: (_, inner) => eachField(window, inner, { 2: (field) => walk.assets.push(textOf(window, field)) }),
		7: (_, inner) => readObjects(walk, inner)
	});
}
/** Operators of the graph itself (GraphDef.node) and of its functions (GraphDef.library.function.node_def). */
function readGraph(walk, span) {
	const { window } = walk;
	const node = (_, inner) => eachField(window, inner, { 2: (field) => countOne(walk.operators, textOf(window, field)) });
	eachField(window, span, {
		1: node,
		2: (_, library) => eachField(window, library, { 1: (__, one) => eachField(window, one, { 3: node }) })
	});
}
/** Variables with their shapes, and the Keras layers that older versions describe here. */
function readObjects(walk, span) {
	const { window } = walk;
	eachField(window, span, { 1: (_, node) => eachField(window, node, {
		4: (__, user) => eachField(window, user, { 3: (field) => {
			if (/"class_name": ?"Lambda"/.test(shownText(window, field, 2 ** 20))) walk.lambdas++;
		} }),
		7: (__, variable) => {
			walk.tensors++;
			walk.parameters += readVariable(window, variable);
		}
	}) });
}
function operatorFindings(operators) {
	const seen = [...operators.keys()].filter((name) => DANGEROUS.has(name)).sort();
	if (seen.length === 0) return [];
	return [finding("error", "SAVED_MODEL_DANGEROUS_OPERATOR", {
		message: "it has operators that read or write files, call Python or reach other machines whenever it runs",
		fix: "take input and output out of the graph; if you did not put them there, do not run this model",
		seen
	})];
}
function assetFindings(folder, assets) {
	const base = folder.main.slice(0, folder.main.lastIndexOf("/") + 1);
	const outside = assets.filter((path) => !staysBeside(path));
	const missing = assets.filter((path) => staysBeside(path) && folder.sizeOf(`${base}assets/${path}`) === void 0);
	const fix = "save the model again; assets lie in its folder `assets`";
	return [...outside.length === 0 ? [] : [finding("error", "SAVED_MODEL_ASSET_PATH", {
		message: "assets lead out of the model’s folder",
		fix,
		seen: outside
	})], ...missing.length === 0 ? [] : [finding("error", "SAVED_MODEL_ASSET_MISSING", {
		message: "assets that the graph reads are not there",
		fix,
		seen: missing
	})]];
}
function partFindings(folder, { lambdas, signatures, tensors }) {
	const base = folder.main.slice(0, folder.main.lastIndexOf("/") + 1);
	const hasWeights = folder.sizeOf(`${base}variables/variables.index`) !== void 0;
	const found = [];
	if (lambdas > 0) found.push(finding("error", "KERAS_LAMBDA", {
		message: `${lambdas} Lambda layers hold Python bytecode, which runs when Keras loads the model`,
		fix: "write the layer as a class of its own, or with layers that Keras has"
	}));
	if (![...signatures.keys()].some((name) => !name.startsWith("__"))) found.push(finding("warn", "SAVED_MODEL_NO_SIGNATURE", {
		message: "it has no signature, so nobody can say what goes in and what comes out",
		fix: "save it with `model.export(folder)` or `tf.saved_model.save(model, folder, signatures=…)`"
	}));
	if (tensors > 0 && !hasWeights) found.push(finding("error", "SAVED_MODEL_WEIGHTS_MISSING", {
		message: `it has ${tensors} variables, but no variables/variables.index`,
		fix: "copy the whole folder of the model, not only saved_model.pb"
	}));
	return found;
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
/** TensorFlow types as graph models write them. */
const TYPES = {
	DT_FLOAT: "float32",
	DT_DOUBLE: "float64",
	DT_INT32: "int32",
	DT_INT64: "int64",
	DT_BOOL: "bool",
	DT_STRING: "string"
};
/** Reads a model.json of TF.js, layers or graph, and holds its weights manifest against the files. Throws RangeError. */
function readTfjsFacts(folder, document) {
	const { modelTopology: topology, weightsManifest: manifest } = document;
	if (!isRecord(topology) || !Array.isArray(manifest)) throw new RangeError("its model.json lacks modelTopology or weightsManifest");
	const isGraph = document["format"] === "graph-model" || Array.isArray(topology["node"]);
	const structure = isGraph ? graphFacts(document, topology) : layerFacts(topology);
	const groups = manifest.map(readGroup);
	const producer = [document["generatedBy"], document["convertedBy"]].filter((text) => typeof text === "string").join(", ");
	const weights = weightFindings(folder, groups);
	return {
		format: isGraph ? "tfjs-graph" : "tfjs-layers",
		...producer === "" ? {} : { producer: producer.slice(0, 300) },
		tensors: groups.reduce((sum, { weights: list }) => sum + list.length, 0),
		parameters: groups.flatMap(({ weights: list }) => list).reduce((sum, { elements }) => sum + elements, 0),
		...structure,
		beside: weights.beside,
		findings: [...structure.findings, ...weights.findings]
	};
}
function layerFacts(topology) {
	const { layers, inputs } = readLayers(topology["model_config"] ?? topology);
	return {
		operators: occurrences(layers),
		inputs,
		findings: lambdaFindings(layers)
	};
}
function graphFacts(document, topology) {
	const operators = /* @__PURE__ */ new Map();
	const nodes = listOf(topology["node"]);
	const library = isRecord(topology["library"]) ? listOf(topology["library"]["function"]) : [];
	for (const node of [...nodes, ...library.flatMap((one) => listOf(isRecord(one) ? one["nodeDef"] : void 0))]) {
		if (!isRecord(node) || typeof node["op"] !== "string") throw new RangeError("a node of its graph names no operator");
		countOne(operators, node["op"].slice(0, 200));
	}
	const { userDefinedMetadata: more } = document;
	const signature = document["signature"] ?? (isRecord(more) ? more["signature"] : void 0);
	const stated = isRecord(signature) ? signature : {};
	const placeholders = nodes.filter((node) => isRecord(node) && node["op"] === "Placeholder").flatMap(toPlaceholder);
	const inputs = signaturePorts(stated["inputs"]);
	return {
		operators: occurrences(operators),
		inputs: inputs.length > 0 ? inputs : placeholders,
		outputs: signaturePorts(stated["outputs"]),
		findings: []
	};
}
function toPlaceholder(node) {
	if (!isRecord(node)) return [];
	const { dtype, shape } = isRecord(node["attr"]) ? node["attr"] : {};
	const inner = isRecord(shape) ? shape["shape"] : void 0;
	const type = isRecord(dtype) ? dtype["type"] : void 0;
	return [toPort(String(node["name"]), type, inner)];
}
function signaturePorts(value) {
	if (!isRecord(value)) return [];
	return Object.entries(value).slice(0, 1e3).flatMap(([name, info]) => isRecord(info) ? [toPort(name, info["dtype"], info["tensorShape"])] : []);
}
function toPort(name, type, shape) {
	const sizes = (isRecord(shape) && Array.isArray(shape["dim"]) ? shape["dim"] : void 0)?.map((dim) => Number(isRecord(dim) ? dim["size"] ?? 0 : -1));
	return {
		name: name.slice(0, 200),
		type: typeof type === "string" ? TYPES[type] ?? type.slice(0, 50) : "unknown",
		...sizes === void 0 ? {} : { shape: sizes.map((size) => size >= 0 ? size : "?") }
	};
}
function readGroup(group) {
	if (!isRecord(group) || !Array.isArray(group["paths"]) || !Array.isArray(group["weights"])) throw new RangeError("a group of its weightsManifest lacks paths or weights");
	return {
		paths: group["paths"].map(String),
		weights: group["weights"].map(readWeight)
	};
}
function readWeight(weight) {
	const { shape, dtype, quantization } = isRecord(weight) ? weight : {};
	if (!Array.isArray(shape) || !shape.every(isCount) || typeof dtype !== "string") throw new RangeError("a weight of its weightsManifest lacks shape or dtype");
	const elements = shape.reduce((product, length) => product * length, 1);
	const stored = isRecord(quantization) ? String(quantization["dtype"]) : dtype;
	const size = BYTES[stored];
	return {
		elements,
		bytes: size === void 0 ? void 0 : size * elements
	};
}
function isCount(value) {
	return Number.isSafeInteger(value) && Number(value) >= 0;
}
function weightFindings(folder, groups) {
	const base = folder.main.slice(0, folder.main.lastIndexOf("/") + 1);
	const paths = groups.flatMap((group) => group.paths);
	const outside = paths.filter((path) => !staysBeside(path));
	const missing = paths.filter((path) => staysBeside(path) && folder.sizeOf(base + path) === void 0);
	const there = new Set(paths.filter((path) => staysBeside(path) && folder.sizeOf(base + path) !== void 0));
	const beside = [...there].sort();
	const wrong = groups.flatMap(({ paths: files, weights }) => {
		const sizes = files.map((path) => there.has(path) ? folder.sizeOf(base + path) : void 0);
		if (sizes.includes(void 0) || weights.some(({ bytes }) => bytes === void 0)) return [];
		const stored = sizes.reduce((sum, size) => sum + (size ?? 0), 0);
		const stated = weights.reduce((sum, { bytes }) => sum + (bytes ?? 0), 0);
		return stored === stated ? [] : [`${files.slice(0, 3).join(", ")}: ${stored} bytes, ${stated} stated`];
	});
	const found = (code, message, fix, seen) => seen.length === 0 ? [] : [finding("error", code, {
		message,
		fix,
		seen
	})];
	const again = "save the model again, and copy its weights together with model.json";
	return {
		beside: beside.map((path) => base + path),
		findings: [
			...found("TFJS_WEIGHTS_PATH", "weights are read from paths that lead out of the folder of the model", again, outside),
			...found("TFJS_WEIGHTS_MISSING", `${missing.length} files with weights are not there`, again, missing),
			...found("TFJS_WEIGHTS_SIZE", "files with weights are not as long as the weights they should hold", again, wrong)
		]
	};
}
function listOf(value) {
	return Array.isArray(value) ? value : [];
}

/** A model.json without weights is far smaller. */
const MAX_JSON = 64 * 2 ** 20;
/**
* Reads what a model file says about itself. Its format is told by its content, never by its name; nothing in it is run, and weights are
* stepped over. Throws UserError MODEL_UNREADABLE for a file that is damaged, cut off, or no model.
*/
function inspectModel(folder) {
	try {
		const bytes = folder.open(folder.main);
		const { findings, beside = [], ...facts } = readFacts(folder, openWindow(bytes));
		const files = [.../* @__PURE__ */ new Set([folder.main, ...beside])].map((path) => ({
			path,
			size: folder.sizeOf(path) ?? 0
		}));
		const size = files.reduce((sum, file) => sum + file.size, 0);
		return {
			versions: [],
			operators: [],
			inputs: [],
			outputs: [],
			imports: [],
			metadata: {},
			...facts,
			size,
			files,
			findings: sortFindings(findings)
		};
	} catch (error) {
		if (!(error instanceof RangeError)) throw error;
		throw unreadable(folder.name, `the model cannot be read: ${error.message}`, error);
	}
}
function readFacts(folder, window) {
	if (window.size === 0) throw new RangeError("it is empty");
	const head = window.take(0, Math.min(window.size, 200));
	const starts = (...prefix) => prefix.every((byte, i) => head[i] === byte);
	const bytes = folder.open(folder.main);
	if (starts(80, 75, 3, 4)) return readArchiveFacts({
		bytes,
		inflate: folder.inflate
	});
	if (starts(137, 72, 68, 70)) return readHdf5Facts(window);
	const header = safetensorsHeader(window);
	if (header !== void 0) return readSafetensorsFacts(folder.name, window, header);
	if (starts(128)) return readPickleFacts(window);
	const compression = compressionOf(head);
	if (compression !== void 0) return readCompressed(folder, window, compression);
	const text = new TextDecoder().decode(head).trimStart();
	if (text.startsWith("version https://git-lfs")) throw lfsPointer(folder.name);
	if (text.startsWith("{")) return readJsonFacts(folder, window);
	if (text.startsWith("tree\nversion=")) return readLightgbmFacts(window);
	return readBinary(folder, window);
}
/** Protocol buffers have no mark at their beginning: the fields of the outermost message tell. */
function readBinary(folder, window) {
	const fields = outerFields(window);
	const has = (number, wireType) => fields.has(`${number}/${wireType}`);
	if (has(1, 0) && has(7, 2)) return readOnnxFacts(folder, window);
	if (has(1, 0) && has(2, 2) && fields.size === 2) return withWeights(folder, readSavedModelFacts(folder, window));
	const scan = scanPickle(window);
	if (scan.imports.size > 0 || scan.broken === void 0 && scan.end === window.size) return readPickleFacts(window);
	const damage = safetensorsDamage(folder.main, window) ?? fields.get("broken");
	throw new RangeError(damage ?? "it is in none of the formats that are known here");
}
/** Which fields, with their wire types, the outermost message has; under `broken` why it cannot be read to its end. */
function outerFields(window) {
	const fields = /* @__PURE__ */ new Map();
	try {
		for (const { number, wireType } of walkFields(window, 0, window.size)) fields.set(`${number}/${wireType}`, "");
	} catch (error) {
		if (!(error instanceof RangeError)) throw error;
		return /* @__PURE__ */ new Map([["broken", error.message]]);
	}
	return fields;
}
/** The weights of a SavedModel lie in its folder `variables`; only their sizes are looked at. */
function withWeights(folder, facts) {
	const base = folder.main.slice(0, folder.main.lastIndexOf("/") + 1);
	return {
		...facts,
		beside: ["variables", "assets"].flatMap((name) => folder.filesBelow(base + name))
	};
}
function readJsonFacts(folder, window) {
	if (window.size > MAX_JSON) throw new RangeError(`it is JSON of ${window.size} bytes; at most ${MAX_JSON} are read`);
	const document = parseJson(new TextDecoder().decode(window.take(0, window.size)), "it begins like JSON, but it");
	if (isRecord(document) && isRecord(document["learner"])) return readXgboostFacts(document);
	if (isRecord(document) && "modelTopology" in document) return readTfjsFacts(folder, document);
	throw new RangeError("it is JSON, but neither a model.json of TF.js nor a model of XGBoost");
}
function unreadable(file, message, cause) {
	return new UserError("MODEL_UNREADABLE", {
		file,
		message,
		fix: "check that the file was written and copied completely; docs/model-files.md lists the formats that are read"
	}, { cause });
}
function lfsPointer(file) {
	return new UserError("MODEL_UNREADABLE", {
		file,
		message: "this is a Git LFS pointer, not the model itself",
		fix: "check out with `lfs: true`, or run `git lfs pull`"
	});
}

const TEXT = ["string", "object"];
/**
* Holds the inputs that a model file states against the columns it would be fed, by the rule of `assay test`: with one input all columns
* side by side, with several inputs one column each, by name. Nothing is said where the file states no inputs.
*/
function signatureFindings({ inputs }, columns) {
	const [only] = inputs;
	if (only === void 0) return [];
	return inputs.length === 1 && !columns.some(({ name }) => name === only.name) ? wholeFindings(only, columns) : namedFindings(inputs, columns);
}
function wholeFindings(input, columns) {
	const width = input.shape?.[1];
	const names = columns.map(({ name }) => name);
	const found = [];
	if (input.shape !== void 0 && input.shape.length !== 2) found.push(finding("error", "SIGNATURE_SHAPE", {
		message: `the input "${input.name}" has ${input.shape.length} dimensions; rows of a table have two`,
		fix: "export the model with one input of shape [rows, features], or one input per column"
	}));
	else if (typeof width === "number" && width !== columns.length) found.push(finding("error", "SIGNATURE_WIDTH", {
		message: `the model takes ${width} features; the data has ${columns.length}`,
		fix: "name the columns that the model is not given in `data.exclude`, or train and export the model on these columns",
		seen: names
	}));
	return [...found, ...typeFindings([{
		input,
		columns
	}])];
}
function namedFindings(inputs, columns) {
	const byName = new Map(columns.map((column) => [column.name, column]));
	const missing = inputs.filter(({ name }) => !byName.has(name));
	const asked = new Set(inputs.map(({ name }) => name));
	const unused = columns.filter(({ name }) => !asked.has(name)).map(({ name }) => name);
	const pairs = inputs.flatMap((input) => {
		const column = byName.get(input.name);
		return column === void 0 ? [] : [{
			input,
			columns: [column]
		}];
	});
	const found = [];
	if (missing.length > 0) found.push(finding("error", "SIGNATURE_COLUMN_MISSING", {
		message: `the model takes ${missing.length} inputs that the data has no column for`,
		fix: "add the columns, or name the inputs of the model after the columns",
		seen: missing.map(({ name }) => name)
	}));
	if (unused.length > 0) found.push(finding("warn", "SIGNATURE_COLUMN_UNUSED", {
		message: `the data has ${unused.length} columns that the model does not take`,
		fix: "name them in `data.exclude`, or export the model with them",
		seen: unused
	}));
	return [...found, ...typeFindings(pairs)];
}
/** Text goes into inputs of text only. */
function typeFindings(pairs) {
	return pairs.flatMap(({ input, columns }) => {
		const texts = columns.filter(({ type }) => type === "text" || type === "other").map(({ name }) => name);
		if (TEXT.includes(input.type) || input.type === "unknown" || texts.length === 0) return [];
		const [column] = texts;
		return [{
			...finding("error", "SIGNATURE_TYPE", {
				message: `the input "${input.name}" takes ${input.type}; ${texts.length} of its columns hold no numbers`,
				fix: "export the whole pipeline with its encoder, one input per column, or exclude the columns",
				seen: texts
			}),
			...column === void 0 ? {} : { column }
		}];
	});
}

/** Key of the metadata under which an ONNX file with one input may name its columns. */
const FEATURE_NAMES = "feature_names";
/**
* The inputs as the data must serve them: the columns of the encoding that lies beside a model, or those that its metadata names, or the
* inputs of the graph. Throws RangeError when the metadata name them in a way that cannot be read.
*/
function statedInputs({ inputs, metadata }, encoding) {
	if (encoding !== void 0) return encoding.columns.map(({ kind, name }) => ({
		name,
		type: kind === "text" ? "string" : "float32"
	}));
	const [only] = inputs;
	const text = metadata[FEATURE_NAMES];
	if (text === void 0 || only === void 0 || inputs.length > 1) return inputs;
	const names = parseJson(text, `its metadata "${FEATURE_NAMES}"`);
	return Array.isArray(names) ? names.map((name) => ({
		name: String(name),
		type: only.type
	})) : inputs;
}

/** Formats beside which training leaves an encoding. */
const ENCODED = [
	"onnx",
	"tfjs-layers",
	"tfjs-graph"
];
/**
* Looks at a model file without running it, holds its inputs against the columns where there are any, and compares it with an older
* version. Throws UserError INPUT_INVALID for a file that is not there, MODEL_UNREADABLE for one that is damaged.
*/
function inspectModelFile(ports, input) {
	const { features, against } = input;
	const facts = withFolder(ports, input.model, (folder) => {
		const found = inspectModel(folder);
		if (features === void 0) return found;
		const signature = signatureFindings({ inputs: statedInputs(found, readEncoding(folder, found)) }, features);
		return {
			...found,
			findings: sortFindings([...found.findings, ...signature])
		};
	});
	return against === void 0 ? { facts } : {
		facts,
		diff: diffModels(withFolder(ports, against, inspectModel), facts)
	};
}
function withFolder({ modelFiles }, path, look) {
	const opened = modelFiles.open(path);
	try {
		return look(opened);
	} finally {
		opened.close();
	}
}
/** The encoding that training left beside the model. Throws UserError MODEL_UNREADABLE for one that was damaged. */
function readEncoding(folder, { format }) {
	const path = format === "onnx" ? `${folder.main}.encoding.json` : "encoding.json";
	const size = folder.sizeOf(path);
	if (size === void 0 || !ENCODED.includes(format)) return void 0;
	const text = new TextDecoder().decode(folder.open(path).read(0, size));
	return validate(parseStrictJson(text, path, "MODEL_UNREADABLE"), encodingSchema, "MODEL_UNREADABLE");
}

export { inspectModelFile as t };