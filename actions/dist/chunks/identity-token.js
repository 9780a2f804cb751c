import { r as getIDToken } from "./core.js";
import { _i as Fault, bi as messageOf, vi as UserError } from "./start.js";

/** Asks GitHub for a token that says which job this is, for one audience. The toolkit keeps it out of the log. */
async function askIdentityToken(env, audience) {
	if (!env["ACTIONS_ID_TOKEN_REQUEST_URL"] || !env["ACTIONS_ID_TOKEN_REQUEST_TOKEN"]) throw new UserError("INPUT_INVALID", {
		file: "proof",
		message: "this job may not ask GitHub for an identity token",
		fix: "grant `id-token: write` to the job; a pull request from a fork never gets it, and away from a runner there is none"
	});
	try {
		return await getIDToken(audience);
	} catch (cause) {
		throw new Fault("GITHUB_UNAVAILABLE", `GitHub gave no identity token: ${messageOf(cause)}`, {
			cause,
			fix: "run the job again"
		});
	}
}

export { askIdentityToken };