import { c as literal, f as record, i as array, m as string, o as discriminatedUnion, p as strictObject, r as _enum } from "./schemas-DW2_0-NP.mjs";

// schemas/plan.ts
/** `24.10.8-mips_24kc`: also part of artifact names and file names, so nothing but these characters. */
const jobId = string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/);
const sha256 = string().regex(/^[0-9a-f]{64}$/, "must be 64 lower-case hex digits");
const relativePath = string().refine((path) => path === "." || !path.startsWith("/") && path.split("/").every((part) => part && part !== ".."), "must be a path below the source, without ..");
const planPackage = strictObject({
	directory: relativePath.describe("Directory of the Makefile below the source's root; . is the root itself"),
	as: string().regex(/^[A-Za-z0-9][A-Za-z0-9._+-]*$/).describe("Name of the directory in the SDK's feed, and so the N of package/N/compile and the name LuCI's rule takes"),
	names: array(string()).describe("Binary packages this job has to yield; empty when only make can tell, then whatever appears is the result"),
	key: sha256.describe("Changes when the package's files, those of packages it needs here, or the SDK change")
}).describe("One directory with an OpenWrt Makefile");
const feedName = string().regex(/^\w+$/).describe("Name of the feed in the SDK's feeds.conf: letters, digits and _ only");
const common = {
	name: feedName,
	packages: array(planPackage).min(1)
};
const planSource = discriminatedUnion("kind", [strictObject({
	kind: literal("path"),
	...common,
	path: relativePath.describe("Directory below the archive's root, where ppa.yml is")
}), strictObject({
	kind: literal("git"),
	...common,
	url: string().describe("Repository to clone, without credentials"),
	ref: string().optional().describe("Branch or tag the commit was taken from"),
	commit: string().regex(/^[0-9a-f]{40}(?:[0-9a-f]{24})?$/).describe("Exact commit to build"),
	subdir: relativePath.optional().describe("Directory of the repository that is the source's root")
})]);
const planJob = strictObject({
	id: jobId,
	title: string().describe("What a person reads in the forge's list of jobs"),
	kind: _enum([
		"all",
		"arch",
		"kmod"
	]).describe("all: packages for every architecture, built once per release; arch: userspace; kmod: kernel modules"),
	release: strictObject({
		series: string(),
		version: string(),
		format: _enum(["opkg", "apk"])
	}),
	arch: string().describe("Package architecture of the SDK"),
	target: string().describe("target/subtarget whose SDK builds this job"),
	sdk: string().optional().describe("Image that ppa.yml names instead of OpenWrt's own"),
	feeds: array(string()).min(1).describe("Feeds of the archive that the results go to, such as 24.10/mips_24kc"),
	sources: array(planSource).min(1).describe("What to build, and where it comes from; every source is one feed in the SDK"),
	key: sha256.describe("Changes when any package's key does")
});
const planSchema = strictObject({
	version: literal(1),
	archive: string().describe("Name of the archive"),
	releases: record(string(), string()).describe("The point release that each series meant when this was planned, for all later steps to mean the same"),
	jobs: array(planJob),
	matrices: array(array(strictObject({
		id: jobId,
		title: string()
	})).max(256)).describe("The jobs in groups that fit a workflow's matrix of at most 256"),
	unchanged: array(strictObject({
		job: jobId,
		packages: array(planPackage.extend({ source: feedName }))
	})).describe("Packages that are published already with the same key, by the job that would build them"),
	warnings: array(string()),
	names: array(string()).optional().describe("All names that packages of the archive can be depended on by, whatever is built here; absent when not all are known"),
	failedSources: array(strictObject({
		name: feedName,
		url: string(),
		ref: string().optional(),
		subdir: relativePath.optional(),
		reason: string().describe("Cause and cure, for a person")
	})).optional().describe("Git sources that could not be had: what they have published stays, and the run is red once the rest is published")
}).describe("What has to be built so that an archive is up to date");

export { planSchema };