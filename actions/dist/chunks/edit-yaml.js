import { t as require_dist } from "./vendor-yaml.js";
import { Rt as pointerKeys } from "./start.js";

var import_dist = require_dist();
const CONTEXT = 3;
/** Beyond this many steps of comparison a change is shown as the whole of the old and the whole of the new middle. */
const MAX_CELLS = 25e6;
/** Differences of two texts line by line, three lines of context, in the unified format; empty when they are equal. */
function lineDiff(before, after, names) {
	if (before === after) return "";
	const lines = alignLines(splitLines(before), splitLines(after));
	const hunks = hunksOf(lines);
	return [
		`--- ${names.before}`,
		`+++ ${names.after}`,
		...hunks.flatMap((hunk) => hunkText(lines, hunk))
	].join("\n");
}
/** The lines of a text; a line break at its end begins no other line. */
function splitLines(text) {
	if (text === "") return [];
	const lines = text.split("\n");
	return lines.at(-1) === "" ? lines.slice(0, -1) : lines;
}
/** Common head and tail, and the longest common subsequence of what is between. */
function alignLines(before, after) {
	let head = 0;
	while (head < before.length && head < after.length && before[head] === after[head]) head += 1;
	let tail = 0;
	const most = Math.min(before.length, after.length) - head;
	while (tail < most && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
	const same = (text) => ({
		kind: " ",
		text
	});
	return [
		...before.slice(0, head).map(same),
		...alignMiddle(before.slice(head, before.length - tail), after.slice(head, after.length - tail)),
		...before.slice(before.length - tail).map(same)
	];
}
function alignMiddle(before, after) {
	const [rows, columns] = [before.length, after.length];
	if (rows * columns > MAX_CELLS) return [...before.map((text) => ({
		kind: "-",
		text
	})), ...after.map((text) => ({
		kind: "+",
		text
	}))];
	const at = commonLengths(before, after);
	const lines = [];
	let [i, j] = [0, 0];
	while (i < rows || j < columns) if (i < rows && j < columns && before[i] === after[j]) {
		lines.push({
			kind: " ",
			text: before[i]
		});
		i += 1;
		j += 1;
	} else if (i < rows && (j === columns || at(i + 1, j) >= at(i, j + 1))) lines.push({
		kind: "-",
		text: before[i++]
	});
	else lines.push({
		kind: "+",
		text: after[j++]
	});
	return lines;
}
/** Length of the longest common subsequence of what follows each pair of positions. */
function commonLengths(before, after) {
	const width = after.length + 1;
	const common = new Uint32Array((before.length + 1) * width);
	const at = (i, j) => common[i * width + j];
	for (let y = before.length - 1; y >= 0; y--) for (let x = after.length - 1; x >= 0; x--) {
		const best = before[y] === after[x] ? at(y + 1, x + 1) + 1 : Math.max(at(y + 1, x), at(y, x + 1));
		common[y * width + x] = best;
	}
	return at;
}
/** Half-open ranges of lines: changes with their context, joined where they touch. */
function hunksOf(lines) {
	const hunks = [];
	lines.forEach(({ kind }, i) => {
		if (kind === " ") return;
		const [from, to] = [Math.max(0, i - CONTEXT), Math.min(lines.length, i + CONTEXT + 1)];
		const last = hunks.at(-1);
		if (last !== void 0 && from <= last[1]) last[1] = to;
		else hunks.push([from, to]);
	});
	return hunks;
}
function hunkText(lines, [from, to]) {
	const count = (part, without) => part.filter(({ kind }) => kind !== without).length;
	const hunk = lines.slice(from, to);
	const start = (without) => count(lines.slice(0, from), without) + (count(hunk, without) > 0 ? 1 : 0);
	const range = (without) => `${start(without)},${count(hunk, without)}`;
	return [`@@ -${range("+")} +${range("-")} @@`, ...hunk.map(({ kind, text }) => `${kind}${text}`)];
}

const WIDTH = 120;
/** Characters of JSON up to which a list stands on one line. */
const MAX_FLOW = 100;
/**
* Applies changes to the text of a YAML document and keeps comments, order and every part that is not named; without changes the text is
* returned as it is. The text must be valid.
*/
function editYaml(text, edits) {
	if (edits.length === 0) return text;
	const document = (0, import_dist.parseDocument)(text);
	const style = {
		lineWidth: WIDTH,
		flowCollectionPadding: /[[{] /.test(text)
	};
	const plain = document.toString(style);
	for (const edit of edits) applyEdit(document, edit);
	return keepLines(text, plain, document.toString(style));
}
/** Gives lines that no change touched the form they had: writing a document evens out blanks, brackets and empty lines. */
function keepLines(text, plain, changed) {
	const kept = ownForms(splitLines(text), splitLines(plain));
	if (kept === void 0) return changed;
	let at = 0;
	return `${alignLines(splitLines(plain), splitLines(changed)).flatMap((line) => {
		if (line.kind === "+") return [line.text];
		const own = kept[at++] ?? [];
		return line.kind === "-" ? [] : own;
	}).join("\n")}\n`;
}
/** For every even line the lines of the user that it stands for; `undefined` when a line was broken or joined. */
function ownForms(own, even) {
	const squeeze = (line) => line.replace(/\s+/g, "");
	const forms = [];
	let at = 0;
	for (const { kind, text } of alignLines(own.map(squeeze), even.map(squeeze))) {
		if (kind === "+" || kind === "-" && text !== "") return void 0;
		const line = own[at++] ?? "";
		if (kind === " ") forms.push([line]);
		else forms.at(-1)?.push(line);
	}
	return forms;
}
/** The text of a new document whose maps below `flowDepth` levels are written on one line each where they fit. */
function writeYaml(value, remarks, head) {
	const document = new import_dist.Document(value);
	document.commentBefore = head;
	const { contents } = document;
	if ((0, import_dist.isMap)(contents)) for (const pair of contents.items) flowBelow(pair.value, 2);
	for (const { pointer, remark } of remarks) if (remark !== void 0) remarkAt(document, pointerKeys(pointer), remark);
	return document.toString({
		lineWidth: WIDTH,
		flowCollectionPadding: false
	});
}
function applyEdit(document, { pointer, value, remark }) {
	const path = pointerKeys(pointer);
	if (value === void 0) {
		document.deleteIn(path);
		return;
	}
	const old = document.getIn(path, true);
	if ((0, import_dist.isSeq)(old) && Array.isArray(value)) {
		updateItems(document, old, value);
		return;
	}
	if ((0, import_dist.isScalar)(old)) {
		old.value = value;
		return;
	}
	const node = document.createNode(value);
	flowBelow(node, path.length === 2 ? 1 : 0);
	document.setIn(path, node);
	if (remark !== void 0) remarkAt(document, path, remark);
}
/** Items that stay keep their nodes, and so their comments and quotes. */
function updateItems(document, list, values) {
	const known = new Map(list.items.map((item) => [(0, import_dist.isScalar)(item) ? item.value : item, item]));
	list.items = values.map((value) => known.get(value) ?? document.createNode(value));
}
/** Lists and maps that many levels down stand on one line each, where they fit. */
function flowBelow(node, depth) {
	if (!(node instanceof import_dist.YAMLMap || node instanceof import_dist.YAMLSeq)) return;
	if (depth <= 0) {
		node.flow = JSON.stringify(node).length < MAX_FLOW;
		return;
	}
	for (const item of node.items) flowBelow((0, import_dist.isNode)(item) ? item : item.value, depth - 1);
}
function remarkAt(document, path, remark) {
	const parent = document.getIn(path.slice(0, -1), true);
	if (!(0, import_dist.isMap)(parent)) return;
	const pair = parent.items.find(({ key }) => (0, import_dist.isScalar)(key) && String(key.value) === path.at(-1));
	if ((0, import_dist.isScalar)(pair?.key)) pair.key.commentBefore = ` ${remark}`;
}

export { writeYaml as n, lineDiff as r, editYaml as t };