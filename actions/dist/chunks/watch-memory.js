import { once } from "node:events";
import { Worker, parentPort, workerData } from "node:worker_threads";
import { setInterval } from "node:timers";

const EVERY_MS = 25;
/** Starts the watch in a thread of its own, because a model that computes leaves the first thread no turn; settles when it watches. */
async function startWatch(entry, watch) {
	const thread = new Worker(entry, { workerData: watch });
	await once(thread, "message");
	thread.unref();
}
/** The whole life of that thread: ends the process when it takes too much memory, or when its parent is gone. */
function watchMemory() {
	const { extraBytes } = workerData;
	const most = process.memoryUsage.rss() + extraBytes;
	const parent = process.ppid;
	setInterval(() => {
		if (process.memoryUsage.rss() > most || process.ppid !== parent) process.kill(process.pid, "SIGKILL");
	}, EVERY_MS);
	parentPort?.postMessage("watching");
}

export { watchMemory as n, startWatch as t };