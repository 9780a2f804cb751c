import { n as quoted, t as createLogTail } from "./log-tail.js";
import { createInterface } from "node:readline";

const GRACE_MS = 5e3;
/**
* Follows a child that leads its own process group: its lines go to the log, and after `timeoutMs` the whole group is asked
* to end, then ended. Rejects only when the child could not be started.
*/
function supervise(child, timeoutMs, log) {
	const tail = createLogTail();
	for (const stream of [child.stdout, child.stderr]) {
		if (stream === null) continue;
		createInterface({
			input: stream,
			crlfDelay: Number.POSITIVE_INFINITY
		}).on("line", (line) => {
			tail.add(line);
			log.info(quoted(line));
		});
	}
	let timedOut = false;
	let final;
	const timer = setTimeout(() => {
		timedOut = true;
		endGroup(child, "SIGTERM");
		final = setTimeout(() => endGroup(child, "SIGKILL"), GRACE_MS);
	}, timeoutMs);
	return new Promise((resolve, reject) => {
		const settle = () => {
			clearTimeout(timer);
			clearTimeout(final);
		};
		child.once("error", (error) => {
			settle();
			reject(error);
		});
		child.once("exit", () => endGroup(child, "SIGTERM"));
		child.once("close", (code, signal) => {
			settle();
			resolve({
				exitCode: code ?? void 0,
				signal: signal ?? void 0,
				timedOut,
				tail: tail.lines(),
				lines: tail.count()
			});
		});
	});
}
/** Sends a signal to a child that leads its own process group, and to all in it. */
function endGroup(child, signal) {
	if (child.pid === void 0) return;
	try {
		if (process.platform === "win32") child.kill(signal);
		else process.kill(-child.pid, signal);
	} catch (error) {
		const code = error.code;
		if (code !== "ESRCH" && code !== "EPERM") throw error;
	}
}

export { supervise as n, endGroup as t };