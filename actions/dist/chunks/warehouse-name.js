import { n as UserError } from "./error.js";

const NAME = /^(postgres|trino):(.*)$/;
const ADDRESS = /^(postgres(ql)?|trino|jdbc:\w+):\/\//i;
/** The variable that holds the address of a warehouse named on a command line. */
const URL_ENV = {
	postgres: "ASSAY_POSTGRES_URL",
	trino: "ASSAY_TRINO_URL"
};
/** Does this name a table of a warehouse, and no path? */
function isWarehouseName(written) {
	return NAME.test(written) || ADDRESS.test(written);
}
/**
* What `postgres:schema.table` or `trino:catalog.schema.table` names; `undefined` for everything else. Throws UserError INPUT_INVALID for
* an address, which is not repeated: it may hold a password.
*/
function namedWarehouse(written) {
	if (ADDRESS.test(written)) throw new UserError("INPUT_INVALID", {
		file: "the address of a database",
		message: "addresses do not belong on a command line, where others can read them",
		fix: `put it into ${URL_ENV.postgres} or ${URL_ENV.trino}, and write \`postgres:schema.table\` or \`trino:catalog.schema.table\``
	});
	const [, kind, table] = NAME.exec(written) ?? [];
	if (kind === void 0 || table === void 0) return void 0;
	const warehouse = kind === "postgres" ? "postgres" : "trino";
	return {
		warehouse,
		urlEnv: URL_ENV[warehouse],
		table
	};
}

export { namedWarehouse as n, isWarehouseName as t };