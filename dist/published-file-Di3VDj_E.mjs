import { a as publishTo, t as homeRepository } from "./run-BAtZpv8U.mjs";
import { r as openSession } from "./session-BRoiETSV.mjs";
import { tmpdir } from "node:os";

// lib/publish/published-file.ts
/** The text of one file on the pages branch; undefined before the first publication, or when it is not there. */
async function readPublished(edge, options, path) {
	const session = await openSession(edge, options.config);
	let text;
	await publishTo({
		remote: options.remote ?? await homeRepository(edge, session),
		branch: options.branch ?? session.archive.branch,
		...edge.secrets.token ? { token: edge.secrets.token } : {},
		exec: edge.exec,
		env: edge.env,
		tempDir: edge.env["RUNNER_TEMP"] ?? tmpdir(),
		cwd: edge.cwd,
		reporter: edge.reporter,
		history: 1,
		author: {
			name: "nobody",
			email: "nobody@example.org",
			date: edge.now()
		},
		compose: async (tree) => {
			const bytes = (await tree.read([path])).get(path);
			text = bytes && Buffer.from(bytes).toString("utf8");
			return null;
		}
	});
	return text;
}

export { readPublished };