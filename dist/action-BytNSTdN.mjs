import { a as setFailed, o as setOutput, p as summary, s as setSecret } from "./core-B2yJn5Wi.mjs";
import { a as ciReporter, i as annotation, n as takeEnvironment, r as exec, t as userProblems } from "./system-error-DwEj6Bmy.mjs";
import { t as UserError } from "./errors-CKtpLF_l.mjs";
import { randomBytes } from "node:crypto";
import { fileURLToPath } from "node:url";

// lib/run/action.ts
/**
* The one error boundary of the actions: reads the inputs by their schema (all bad ones are reported at once), runs `main`,
* writes its outputs and its summary. A user's mistake becomes annotations; a bug of ours prints its stack.
*/
async function runAction(definition, main) {
	try {
		const edge = actionEdge();
		const { outputs, summary: summary$1, failed } = await main(readInputs(definition, edge.env), edge);
		for (const [name, value] of Object.entries(outputs)) setOutput(name, value);
		if (summary$1 && edge.env["GITHUB_STEP_SUMMARY"]) await summary.addRaw(summary$1, true).write();
		if (failed) setFailed(failed);
	} catch (error) {
		report(error);
	}
}
function actionEdge() {
	const { env, secrets } = takeEnvironment(process.env);
	for (const secret of Object.values(secrets)) maskSecret(secret);
	return {
		cwd: env["GITHUB_WORKSPACE"] ?? process.cwd(),
		env,
		secrets,
		siteDir: fileURLToPath(new URL("./site", import.meta.url)),
		exec,
		reporter: ciReporter((text) => process.stdout.write(text)),
		terminal: false,
		now: () => /* @__PURE__ */ new Date(),
		randomBytes: (size) => randomBytes(size),
		print: (text) => process.stdout.write(text.endsWith("\n") ? text : `${text}\n`)
	};
}
/** The runner passes an input `out-dir` as `INPUT_OUT-DIR`; an empty one counts as not given. */
function readInputs({ inputs }, env) {
	const given = {};
	for (const name of Object.keys(inputs.shape)) {
		const value = env[`INPUT_${name.replaceAll(" ", "_").toUpperCase()}`]?.trim();
		if (value) given[name] = value;
	}
	const parsed = inputs.safeParse(given);
	if (parsed.success) return parsed.data;
	throw new UserError(parsed.error.issues.map(({ path, message }) => ({ what: `input ${path.join(".")}: ${message}` })));
}
/** The runner masks line by line, so a secret of several lines is told to it line by line. */
function maskSecret(secret) {
	for (const line of secret.split(/\r?\n/)) if (line.trim().length > 3) setSecret(line.trim());
}
function report(error) {
	process.exitCode = 1;
	const problems = userProblems(error);
	if (problems) for (const problem of problems) process.stdout.write(annotation("error", problem));
	else setFailed(error instanceof Error ? error.stack ?? error.message : String(error));
}

export { runAction as t };