// cli/keys-output.ts
/** How the private file becomes the forge's secret; with the real addresses where the remote `origin` tells them. */
async function storing(edge, file) {
	const { howToStore } = await import("./store-secret-D9MO1E1x.mjs");
	const { detectForge } = await import("./forge-CHglOcXu.mjs");
	const remote = await edge.exec("git", [
		"-C",
		edge.cwd,
		"remote",
		"get-url",
		"origin"
	]);
	return howToStore(file, detectForge(edge.env, remote.code === 0 ? remote.stdout.toString("utf8").trim() : void 0));
}
/** One line per key: kind, fingerprint, path. */
function table(keys) {
	return keys.map(({ kind, fingerprint, path }) => `  ${kind.padEnd(8)} ${fingerprint}\n           ${path}`).join("\n");
}

export { table as n, storing as t };