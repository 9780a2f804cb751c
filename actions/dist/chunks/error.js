/** The user's input is wrong. Carries every problem found, not only the first. */
var UserError = class extends Error {
	code;
	problems;
	constructor(code, problems, options) {
		const list = "message" in problems ? [problems] : problems;
		super(list.map(formatProblem).join("\n"), options);
		this.name = "UserError";
		this.code = code;
		this.problems = list;
	}
};
/** Assay could not do its work; the caller must treat the result as unknown, never as passed. */
var Fault = class extends Error {
	code;
	fix;
	constructor(code, message, options) {
		super(message, options);
		this.name = "Fault";
		this.code = code;
		this.fix = options?.fix;
	}
};
/** One line a person can act on: `file:line:column: message. Fix: …`. */
function formatProblem(problem) {
	const place = [
		problem.file,
		problem.line,
		problem.column
	].filter((part) => part !== void 0).join(":");
	const path = problem.path ? ` (at ${problem.path})` : "";
	const fix = problem.fix ? `\n    Fix: ${problem.fix}` : "";
	return `${place}: ${problem.message}${path}${fix}`;
}
/** The message of anything that was thrown, for wrapping with a cause. */
function messageOf(error) {
	return error instanceof Error ? error.message : String(error);
}

export { messageOf as i, UserError as n, formatProblem as r, Fault as t };