import { bi as UserError, dt as configPlace, rt as parseConfig } from "./start.js";
import { t as describeSource } from "./source.js";
import { n as movedColumns } from "./data-diff.js";

/** A diff as evidence keeps it: counts of everything, and the beginning of every list, the most important first. */
function toDataChange(diff, { files, before }) {
	const { schema, rows } = diff;
	const moved = movedColumns(diff);
	const { changedCells = [], ...counts } = rows;
	const changes = [...[
		counts.added,
		counts.removed,
		counts.changed ?? 0
	], ...[
		schema.added.length,
		schema.removed.length,
		schema.retyped.length
	]];
	const first = (list) => list.slice(0, 50);
	return {
		state: changes.every((change) => change === 0) ? "same" : "changed",
		files: first(files),
		before: {
			source: before,
			rows: diff.base.rows
		},
		after: diff.head,
		rows: counts,
		cells: first(changedCells.toSorted((a, b) => b.rows - a.rows)),
		columns: {
			added: first(schema.added),
			removed: first(schema.removed),
			retyped: first(schema.retyped)
		},
		compared: diff.columns.length,
		moved: moved.length,
		worst: moved.slice(0, 12)
	};
}

/**
* Compares the data of a model, training data and holdout, with what they were where this checkout parted from `base`, a commit. What cannot be compared is told as
* `unknown` with the reason; nothing is thrown for it, because a pull request may be there to mend the data.
*/
async function describeDataChanges(ports, input) {
	const { model } = input;
	let { base } = input;
	const named = [["train", model.data.train], ["holdout", model.data.holdout]].flatMap(([part, source]) => source === void 0 ? [] : [{
		part,
		source
	}]);
	try {
		base = await ports.earlier.parting(input.base);
		const text = await ports.earlier.text(base, input.config);
		const earlier = (text === void 0 ? void 0 : parseConfig(text, input.config))?.models.find(({ name }) => name === model.name);
		if (earlier === void 0) return [];
		const changes = [];
		for (const { part, source } of named) {
			const head = {
				base,
				part,
				model: model.name,
				...model.data.id === void 0 ? {} : { id: model.data.id }
			};
			changes.push(await compare(ports, head, {
				from: earlier.data[sourceKey(part)],
				to: source
			}));
		}
		return changes;
	} catch (error) {
		return named.map(({ part }) => ({
			part,
			base,
			state: "unknown",
			reason: reasonOf(error, ports.log)
		}));
	} finally {
		await ports.earlier.close();
	}
}
async function compare(ports, { base, part, model, id }, { from, to }) {
	if (from === void 0) return {
		part,
		base,
		state: "unknown",
		reason: `the base names no ${part} data`
	};
	const isConfigured = JSON.stringify(from) === JSON.stringify(to);
	const configured = isConfigured ? {} : { configured: {
		from: describeSource(from),
		to: describeSource(to)
	} };
	const earlier = await ports.earlier.data(base, from);
	if (earlier.state === "unknown") return {
		part,
		base,
		state: "unknown",
		reason: earlier.reason,
		...configured
	};
	if (earlier.state === "same" && isConfigured) return {
		part,
		base,
		state: "same"
	};
	const before = earlier.state === "other" ? earlier.source : from;
	const place = configPlace(model, `data.${part}`);
	const names = {
		base: `${place} at ${base.slice(0, 12)}`,
		head: place
	};
	try {
		const diff = await ports.diff({
			base: before,
			head: to,
			names,
			...id === void 0 ? {} : { id }
		});
		const files = earlier.state === "other" ? earlier.files : [];
		return {
			part,
			base,
			...configured,
			...toDataChange(diff, {
				files,
				before: describeSource(from)
			})
		};
	} catch (error) {
		return {
			part,
			base,
			state: "unknown",
			reason: reasonOf(error, ports.log),
			...configured
		};
	}
}
function sourceKey(part) {
	return part === "holdout" ? "holdout" : "train";
}
/** Faults of ours are no answer about the data and pass through. */
function reasonOf(error, log) {
	if (!(error instanceof UserError)) throw error;
	const [problem] = error.problems;
	const reason = `${problem?.message ?? error.code}`.slice(0, 900);
	log.warn(`the data could not be compared with their earlier version: ${reason}`);
	return reason;
}

export { describeDataChanges };