import { t as describeSource } from "./source.js";
import { bi as UserError } from "./start.js";
import { n as createSizeCheck } from "./format.js";
import { s as STORED_CELLS } from "./text-counts.js";

/** Columns that are summed up in one go. */
const BATCH = 128;
/**
* Sums up all columns of a source, or all but some, as they are stored. Throws UserError for what cannot be read, for columns to leave out
* that are not there, and as soon as there is more than a profile may hold.
*/
async function sumUp({ summaries, log }, source, { name, exclude = [] }) {
	const data = await summaries.openSummary(source, name);
	const left = new Set(exclude);
	const names = data.columns.map((column) => column.name).filter((one) => !left.has(one));
	refuseUnknown(data.columns, exclude, name);
	const checkSize = createSizeCheck(name);
	const columns = [];
	for (let done = 0; done < names.length; done += BATCH) {
		const onProgress = (share) => log.progress("profiling", Math.round(done + share * Math.min(BATCH, names.length - done)), names.length, "columns");
		const some = await data.summarize(names.slice(done, done + BATCH), {
			cells: STORED_CELLS,
			onProgress
		});
		some.forEach(checkSize);
		columns.push(...some);
	}
	log.progress("profiling", names.length, names.length, "columns");
	log.debug(`${describeSource(source)} is summed up`);
	return {
		rows: data.rows,
		columns
	};
}
/** Throws UserError COLUMN_MISSING for every name that no column has. */
function refuseUnknown(columns, exclude, file) {
	const known = new Set(columns.map(({ name }) => name));
	const fix = "name columns of the data (capitals count)";
	const problems = exclude.filter((name) => !known.has(name)).map((name) => ({
		file,
		message: `there is no column "${name}" to leave out`,
		fix
	}));
	if (problems.length > 0) throw new UserError("COLUMN_MISSING", problems);
}

export { sumUp as n, refuseUnknown as t };