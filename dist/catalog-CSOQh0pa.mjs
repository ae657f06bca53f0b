import { a as boolean, c as literal, d as partialRecord, f as record, i as array, m as string, r as _enum, s as int, t as ZodISODateTime, u as object, y as _isoDateTime } from "./schemas-DW2_0-NP.mjs";

// node_modules/zod/v4/classic/iso.js
function datetime(params) {
	return _isoDateTime(ZodISODateTime, params);
}

// schemas/catalog.ts
/**
* The documents of `api/v1`: what the site is rendered from, published beside it. Nothing volatile (dates, run ids) is in
* any of them but `status.json` and `builds.json`, so that a publication changes only what it means to change.
*/
const format = literal(1).describe("Version of this document's format; a field may be added without a new one");
const url = string().describe("Absolute address");
const feedPath = string().describe("Directory of the feed below the archive: 24.10/x86_64");
const relationFields = object({
	name: string(),
	operator: _enum([
		"<",
		"<=",
		"=",
		">=",
		">",
		"~"
	]).optional(),
	version: string().optional()
});
const relation = relationFields.extend({ or: array(relationFields).optional().describe("Other packages any of which will do as well") }).describe("A dependency, provision or conflict");
const linkSchema = object({
	title: string(),
	url
});
const archiveSchema = object({
	name: string().describe("Name of the feed on a router"),
	title: string(),
	description: string().optional(),
	url: url.describe("Address of the archive, without a slash at the end"),
	links: array(linkSchema).optional(),
	rebuild: object({
		forge: _enum([
			"github",
			"gitea",
			"forgejo"
		]),
		url
	}).optional().describe("Where the archive's maintainers start a new build"),
	installer: string().optional().describe("Path of the install script, where the archive has one")
});
const keySchema = object({
	kind: _enum([
		"usign",
		"apk",
		"openpgp"
	]),
	fingerprint: string(),
	path: string().describe("Where the archive publishes the key"),
	text: string().describe("The key file's exact text")
});
const feedSchema = object({
	path: feedPath,
	release: string().describe("Series: 24.10, 25.12, SNAPSHOT"),
	format: _enum(["opkg", "apk"]),
	arch: string().describe("Package architecture, such as mips_24kc"),
	target: string().optional().describe("target/subtarget, only for feeds of kernel modules"),
	count: int().describe("Package files in the feed"),
	bytes: int().describe("Their sizes together")
});
/** `api/v1/catalog.json`: the archive, its keys, its targets and the addresses of everything else. */
const catalogSchema = object({
	format,
	generator: string().describe("Name and version of the program that wrote this"),
	frame: string().optional().describe("Changes when every page of the site must be rendered again"),
	archive: archiveSchema,
	keys: array(keySchema),
	targets: array(feedSchema),
	packages: int().describe("Number of packages, counted by name"),
	documents: record(string(), string()).describe("Paths of the other documents, relative to the archive")
});
/** `api/v1/targets.json`: the feeds alone, for tools that only look for theirs. */
const targetsSchema = object({
	format,
	targets: array(feedSchema)
});
/** `api/v1/packages.json`: one short line per package; what lists and search need and no more. */
const packagesSchema = object({
	format,
	targets: array(object({
		path: feedPath,
		release: string(),
		arch: string()
	})),
	packages: array(object({
		name: string(),
		path: string().optional().describe("Segment of its addresses, where that is not the name itself"),
		title: string(),
		provides: array(string()).optional().describe("Other names it goes by; of a great many the first"),
		words: string().optional().describe("For search: words of the description that name and title do not have"),
		version: string().describe("Newest version of the newest release"),
		targets: array(int()).describe("Indexes into targets"),
		section: string().optional(),
		license: string().optional(),
		source: string().optional()
	}))
});
const fileSchema = object({
	target: feedPath,
	filename: string(),
	architecture: string(),
	size: int().describe("Bytes to download"),
	installedSize: int().optional().describe("Bytes on the router"),
	sha256: string(),
	depends: array(relation).optional().describe("Only where they differ from the version's")
});
const buildStatuses = [
	"built",
	"failed",
	"skipped",
	"stale"
];
const commit = object({
	id: string(),
	url: url.optional(),
	makefile: url.optional().describe("The Makefile's folder at that commit, on the forge")
});
const buildSchema = object({
	target: feedPath,
	status: _enum(buildStatuses).describe("stale: the newest build failed, an older version is still published"),
	version: string().optional(),
	reason: string().optional(),
	log: string().optional().describe("Path of the log below the archive"),
	commit: commit.optional().describe("What it was built from"),
	run: url.optional().describe("The run that built or tried it")
});
/** `api/v1/p/<name>.json`: everything the archive knows about one package. */
const packageSchema = object({
	format,
	name: string(),
	title: string(),
	description: string(),
	version: string(),
	section: string().optional(),
	license: string().optional(),
	maintainer: string().optional(),
	homepage: string().optional(),
	source: string().optional().describe("Directory of the Makefile as the builder saw it"),
	commit: commit.optional().describe("Where the package was built from"),
	versions: array(object({
		version: string(),
		depends: array(relation),
		provides: array(relation),
		conflicts: array(relation),
		files: array(fileSchema)
	})).describe("Newest first"),
	dependencies: array(object({
		name: string(),
		where: _enum([
			"here",
			"openwrt",
			"missing"
		]),
		page: string().optional().describe("Name of the package here that satisfies it")
	})).describe("Where the newest version's dependencies are found"),
	requiredBy: array(string()).describe("Packages of this archive whose newest version depends on this one"),
	builds: array(buildSchema).optional()
});
/** `api/v1/builds.json`: how the last build of every package ended, per target. */
const buildsSchema = object({
	format,
	targets: array(feedPath),
	packages: array(object({
		name: string(),
		builds: array(buildSchema)
	}))
});
/** `api/v1/status.json`: the only document that changes with every publication. */
const statusSchema = object({
	format,
	published: datetime().describe("When the archive was published last"),
	run: url.optional().describe("The run that published it"),
	commit: object({
		id: string(),
		url: url.optional()
	}).optional(),
	builds: partialRecord(_enum(buildStatuses), int()).describe("Builds counted by how they ended"),
	recent: array(object({
		package: string(),
		path: string().optional().describe("Segment of its addresses, where that is not the name itself"),
		version: string(),
		title: string(),
		isNew: boolean(),
		date: datetime()
	})).describe("Newest first: what was added or updated")
});
/** `api/v1/files/<name>.json`: what a package puts on the router, per version. */
const filesSchema = object({
	format,
	name: string(),
	versions: record(string(), object({
		files: array(string()),
		conffiles: array(string()),
		truncated: boolean().optional()
	}))
});
/** The JSON Schemas made from these, by file name. */
const documents = {
	"catalog.schema.json": catalogSchema,
	"targets.schema.json": targetsSchema,
	"packages.schema.json": packagesSchema,
	"package.schema.json": packageSchema,
	"builds.schema.json": buildsSchema,
	"status.schema.json": statusSchema,
	"files.schema.json": filesSchema
};

export { documents as a, keySchema as c, packagesSchema as d, statusSchema as f, catalogSchema as i, linkSchema as l, buildStatuses as n, feedSchema as o, targetsSchema as p, buildsSchema as r, filesSchema as s, archiveSchema as t, packageSchema as u };