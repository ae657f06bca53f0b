import { t as runAction } from "./action-BytNSTdN.mjs";
import { m as string, r as _enum, u as object } from "./schemas-DW2_0-NP.mjs";
import { n as parseList } from "./inputs-COtyUFqH.mjs";
import { resolve } from "node:path";

// actions/test/definition.ts
const list = (text = "") => parseList(text);
const inputs = object({
	out: string().default("public").describe("Folder of the archive, as the index and site actions leave it."),
	packages: string().optional().transform(list).describe("Packages to install, by line or comma. Default: all."),
	feeds: string().optional().transform(list).describe("Feeds to test, such as `24.10/x86_64`. Default: all."),
	engine: _enum(["docker", "podman"]).default("docker").describe("What runs the containers."),
	image: string().optional().describe("Image to use instead of openwrt/rootfs; name the feed that it is for."),
	tests: string().optional().describe("Folder with the packages' sources, whose `test.sh` is run.")
});
const definition = {
	name: "openwrt-ppa test",
	description: "Install an archive's packages in containers of OpenWrt through its signed index, before it is published.",
	inputs,
	outputs: {
		failed: "The feeds in which a package failed, one per line.",
		skipped: "The feeds that could not be tested."
	}
};

// actions/test/main.ts
await runAction(definition, async ({ out, packages: names, feeds, engine, image, tests }, edge) => {
	const { formatFeedTest, testArchive } = await import("./test-archive-ENhMwW0U.mjs");
	const { exec, env, reporter, randomBytes } = edge;
	const results = await testArchive({
		directory: resolve(edge.cwd, out),
		names,
		feeds,
		engine,
		image,
		tests: tests && resolve(edge.cwd, tests),
		machine: process.arch,
		exec,
		env,
		reporter,
		randomBytes,
		sleep: (milliseconds) => new Promise((resume) => setTimeout(resume, milliseconds))
	});
	for (const result of results) edge.print(formatFeedTest(result));
	const of = (wanted) => results.filter(({ status }) => status === wanted).map(({ feed }) => feed);
	const rows = results.map(({ feed, status, reason = "" }) => `| ${status} | \`${feed}\` | ${reason} |`);
	return {
		outputs: {
			failed: of("failed").join("\n"),
			skipped: of("skipped").join("\n")
		},
		summary: [
			"## Install test",
			"",
			"| | feed | |",
			"|---|---|---|",
			...rows
		].join("\n"),
		...of("failed").length > 0 ? { failed: `Packages failed in ${of("failed").join(", ")}` } : {}
	};
});

export {  };