import { a as boolean, c as literal, i as array, l as number, m as string, p as strictObject, r as _enum, s as int } from "./schemas-DW2_0-NP.mjs";

// schemas/build.ts
const sha256 = string().regex(/^[0-9a-f]{64}$/, "must be 64 lower-case hex digits");
const commit = string().regex(/^[0-9a-f]{40}(?:[0-9a-f]{24})?$/, "must be the id of a commit");
/** built: its files are there; failed: it should have been; skipped: it cannot be built for this target; unchanged: it is published with the same key. */
const buildStatuses = [
	"built",
	"failed",
	"skipped",
	"unchanged"
];
const status = _enum(buildStatuses);
const remark = strictObject({
	level: _enum(["error", "warning"]),
	text: string(),
	file: string().optional().describe("As the user knows it: below the archive, or below the git repository"),
	line: int().positive().optional(),
	column: int().positive().optional()
}).describe("What a compiler, make or OpenWrt's own checks had to say");
const binary = strictObject({
	name: string().describe("Name in the Makefile, without ABI version"),
	status,
	reason: string().optional().describe("Why there is no file"),
	file: string().optional().describe("Path below the directory of this report"),
	size: int().optional(),
	sha256: sha256.optional()
});
const sourcePackage = strictObject({
	source: string().describe("Name of the source it belongs to, which is the feed in the SDK"),
	directory: string().describe("Directory of the Makefile below the source"),
	as: string().describe("Name of its directory in the SDK"),
	key: sha256.describe("Content key from the plan, published so that the next plan can compare; zeros where there was no SDK to try it in"),
	status,
	reason: string().optional().describe("Why it failed or was skipped, a sentence"),
	duration: number().nonnegative().optional().describe("Seconds that make took, where it is known"),
	log: string().optional().describe("Path of its log below the directory of this report"),
	tail: array(string()).optional().describe("Last useful lines of a failure's log, 40 at most"),
	remarks: array(remark),
	binaries: array(binary)
}).describe("One directory with an OpenWrt Makefile, and the packages made of it");
const buildSchema = strictObject({
	version: literal(1),
	job: string().describe("Id of the job in the plan"),
	title: string(),
	kind: _enum([
		"all",
		"arch",
		"kmod"
	]),
	release: strictObject({
		series: string(),
		version: string(),
		format: _enum(["opkg", "apk"])
	}),
	arch: string(),
	target: string(),
	feeds: array(string()).describe("Feeds of the archive that the files go to"),
	status: status.describe("failed if any package failed; skipped if none could be tried"),
	reason: string().optional().describe("Why no package could be tried"),
	duration: number().nonnegative().describe("Seconds of the whole job"),
	sdk: strictObject({
		engine: _enum([
			"docker",
			"podman",
			"local"
		]),
		image: string().optional(),
		digest: string().optional().describe("What the image was at that time: sha256:…"),
		tarball: string().optional().describe("Address of the SDK archive, where no image was to be had"),
		feeds: array(strictObject({
			name: string(),
			url: string(),
			commit
		}))
	}).optional(),
	sources: array(strictObject({
		name: string(),
		url: string().optional(),
		path: string().optional().describe("Its folder below that repository, or below the archive's"),
		commit: commit.optional(),
		modified: boolean().describe("True when files differed from that commit")
	})),
	packages: array(sourcePackage)
}).describe("How one build job ended, and the files that it made");

export { buildStatuses as n, buildSchema as t };