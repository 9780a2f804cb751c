import { s as setSecret } from "./core.js";
import { Si as messageOf, bi as UserError, yi as Fault } from "./start.js";

const ATTEMPTS = 4;
const TIMEOUT_MS = 3e4;
/**
* Asks GitHub for a token that says which job this is, for one audience, and keeps it out of the log. The toolkit's own function would have
* every verb load an HTTP client when it starts.
*/
async function askIdentityToken(env, audience, backoff) {
	const { ACTIONS_ID_TOKEN_REQUEST_URL: url, ACTIONS_ID_TOKEN_REQUEST_TOKEN: bearer } = env;
	if (!url || !bearer) throw new UserError("INPUT_INVALID", {
		file: "proof",
		message: "this job may not ask GitHub for an identity token",
		fix: "grant `id-token: write` to the job; a pull request from a fork never gets it, and away from a runner there is none"
	});
	const address = new URL(url);
	address.searchParams.set("audience", audience);
	for (let attempt = 1;; attempt++) try {
		const token = await askOnce(address, bearer);
		setSecret(token);
		return token;
	} catch (cause) {
		if (attempt === ATTEMPTS) throw new Fault("GITHUB_UNAVAILABLE", `GitHub gave no identity token: ${messageOf(cause)}`, {
			cause,
			fix: "run the job again"
		});
		await backoff.wait(attempt);
	}
}
async function askOnce(address, bearer) {
	const headers = {
		authorization: `Bearer ${bearer}`,
		accept: "application/json"
	};
	const answer = await fetch(address, {
		headers,
		redirect: "error",
		signal: AbortSignal.timeout(TIMEOUT_MS)
	});
	if (!answer.ok) throw new Error(`it answered ${answer.status}`);
	const said = await answer.json();
	const value = typeof said === "object" && said !== null && "value" in said ? said.value : void 0;
	if (typeof value === "string" && value !== "") return value;
	throw new Error("its answer holds no token");
}

export { askIdentityToken };