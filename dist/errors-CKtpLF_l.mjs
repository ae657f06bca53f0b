// lib/run/errors.ts
/**
* `ppa.yml:12:5 targets[0].release: "24.11" is not a release of OpenWrt. Use one of …`; without control characters, which
* names of files may hold and terminals obey.
*/
function formatProblem(problem) {
	const { what, cure, place } = problem;
	const where = place ? visible([formatPlace(place), place.field].filter(Boolean).join(" ")) : "";
	const text = visible(cure ? `${what}. ${cure}` : what, /(?![\n\t])\p{Cc}/gu);
	return where ? `${where}: ${text}` : text;
}
/** A text that others chose, such as a file's name, with its control characters as `\x1b`: fit for a line on a terminal. */
function visible(text, hidden = /\p{Cc}/gu) {
	return text.replace(hidden, (char) => `\\x${char.charCodeAt(0).toString(16).padStart(2, "0")}`);
}
function formatPlace({ file, line, column }) {
	if (line === void 0) return file;
	return column === void 0 ? `${file}:${line}` : `${file}:${line}:${column}`;
}
/**
* A mistake of the user or of the world, as opposed to a bug of ours: the error boundary prints its problems and no
* stack. It can carry several problems, because all mistakes of an input are reported at once.
*/
var UserError = class extends Error {
	problems;
	constructor(problem, options) {
		const problems = toProblems(problem);
		super(problems.map(formatProblem).join("\n"), options);
		this.name = "UserError";
		this.problems = problems;
	}
};
function toProblems(problem) {
	if (typeof problem === "string") return [{ what: problem }];
	return Array.isArray(problem) ? problem : [problem];
}
/** Runs `work` and puts `place` on the problems of a UserError that has none yet; other errors pass through. */
async function atPlace(place, work) {
	try {
		return await work();
	} catch (error) {
		if (!(error instanceof UserError)) throw error;
		throw new UserError(error.problems.map((problem) => ({
			...problem,
			place: problem.place ?? place
		})), { cause: error });
	}
}
/** The problems of the UserError that `work` fails by, none where it succeeds; other errors pass through. */
async function problemsOf(work) {
	try {
		await work;
		return [];
	} catch (error) {
		if (!(error instanceof UserError)) throw error;
		return error.problems;
	}
}
/** The results of all; where some fail by a UserError, one with the problems of all of these is thrown. */
async function together(works) {
	const problems = await Promise.all(works.map((work) => problemsOf(Promise.resolve(work))));
	if (problems.flat().length > 0) throw new UserError(problems.flat());
	return Promise.all(works);
}
/** The `code` of a Node system error (`ENOENT`, `ENOSPC` …), else undefined. */
function errorCode(error) {
	return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : void 0;
}

export { problemsOf as a, formatProblem as i, atPlace as n, together as o, errorCode as r, visible as s, UserError as t };