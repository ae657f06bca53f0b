import { t as compareVersionsOf } from "./feed-DALAe31z.mjs";
import { i as parseRelease } from "./release-JLtP9Afp.mjs";
import { t as UserError } from "./errors-CKtpLF_l.mjs";
import { t as serveDirectory } from "./static-server-DZlhYdoU.mjs";
import { a as sdkImageTag, n as findImage } from "./image-B4G7X9VW.mjs";
import { n as verifyApkIndex, t as verifyOpkgIndex } from "./opkg-feed-BusJq_SW.mjs";
import { n as newestOf } from "./dependencies-DjJcBuQS.mjs";
import { t as discover } from "./discover-DGynyibI.mjs";
import { t as directoryReader } from "./reader-Dj5-XVIt.mjs";
import { t as collectFindings } from "./report-HZxKC-Mr.mjs";
import { t as fromCatalog } from "./catalog-input-CPdfCnWE.mjs";
import { n as installScript } from "./install-script-BSZqUBlX.mjs";
import { n as writeTar } from "./tar-write-CnB1OCPP.mjs";
import { a as quoted } from "./remote-BpgF1Vtn.mjs";
import { t as keyringName } from "./keyring-GPa_H48C.mjs";
import { join } from "node:path";
import { readFile, readdir, stat } from "node:fs/promises";

// lib/device/install-test.ts
const TIMEOUT = 12e5;
const MARK = "@ppa@";
/**
* Installs packages in a fresh container of OpenWrt's root file system as an owner would: install.sh, the signed index,
* the package manager. For every package: all of its files are there, its own test passes, and after its removal it is
* gone. No signature check is switched off.
*/
async function runInstallTest(test) {
	const name = `ppa-test-${Buffer.from(test.randomBytes(6)).toString("hex")}`;
	const args = [
		"run",
		"--rm",
		"--interactive",
		"--name",
		name,
		"--network",
		"host",
		test.image,
		"/bin/sh",
		"-c",
		"mkdir -p /tmp/ppa && tar -x -f - -C /tmp/ppa && exec sh /tmp/ppa/run.sh"
	];
	const { code, stdout, stderr, timedOut } = await test.exec(test.engine, args, {
		input: containerFiles(test),
		env: test.env,
		timeout: TIMEOUT
	});
	if (timedOut) await test.exec(test.engine, [
		"rm",
		"--force",
		name
	], { env: test.env });
	return readResult(test.packages, `${stdout.toString("utf8")}${stderr}`, timedOut ? void 0 : code);
}
function readResult(packages, text, code) {
	const lines = text.split("\n");
	const marks = lines.flatMap((line) => line.startsWith(MARK) ? [line.slice(6).split(" ")] : []);
	const output = lines.filter((line) => !line.startsWith(MARK)).join("\n").trim();
	const results = packages.map(({ name }) => {
		const said = marks.filter(([kind, about]) => about === name && (kind === "ok" || kind === "failed"));
		const failure = said.find(([kind]) => kind === "failed");
		if (failure) return {
			name,
			ok: false,
			reason: failure.slice(2).join(" ")
		};
		return said.length > 0 ? {
			name,
			ok: true
		} : {
			name,
			ok: false,
			reason: "was not reached"
		};
	});
	const ok = code === 0 && results.every((result) => result.ok);
	if (marks.some(([kind]) => kind === "done")) return {
		ok,
		packages: results,
		output
	};
	return {
		ok: false,
		packages: results,
		reason: marks.some(([kind]) => kind === "nofeed") ? "install.sh could not add the feed" : code === void 0 ? "it did not end within 20 minutes" : `the container ended with code ${code}`,
		output
	};
}
function containerFiles({ script, packages }) {
	const file = (path, text) => ({
		path,
		type: "file",
		mode: 493,
		data: Buffer.from(text)
	});
	const tests = packages.flatMap(({ name, test }) => test === void 0 ? [] : [file(`test-${name}.sh`, test)]);
	return writeTar([
		file("install.sh", script),
		file("run.sh", program(packages)),
		...tests
	], 0);
}
function program(packages) {
	return `# The container has no init: what procd would have made is made here.
mkdir -p /var/lock /var/run /tmp/run
mark() { echo "${MARK} $*"; }

if command -v apk >/dev/null 2>&1 && [ -e /etc/apk/world ]; then
	add() { apk add "$1"; }
	remove() { apk del "$1"; }
	files() { apk info --quiet --contents "$1" | sed 's,^/*,/,'; }
	there() { apk info --installed "$1" >/dev/null 2>&1; }
else
	add() { opkg install "$1"; }
	remove() { opkg remove "$1"; }
	files() { opkg files "$1" | sed 1d; }
	there() { opkg status "$1" | grep -q '^Status: .* installed'; }
fi

try() {
	add "$1" || { mark failed "$1" could not be installed; return; }
	there "$1" || { mark failed "$1" is not installed after its installation; return; }
	files "$1" > /tmp/ppa/files
	while read -r path; do
		[ "$path" = / ] || [ -e "$path" ] || [ -L "$path" ] || { mark failed "$1" did not bring "$path"; return; }
	done < /tmp/ppa/files
	if [ -e "/tmp/ppa/test-$1.sh" ]; then
		( cd /tmp && sh "/tmp/ppa/test-$1.sh" "$1" "$2" ) || { mark failed "$1" failed its test.sh; return; }
	fi
	remove "$1" || { mark failed "$1" could not be removed; return; }
	if there "$1"; then mark failed "$1" is still installed after its removal; return; fi
	mark ok "$1"
}

sh /tmp/ppa/install.sh || { mark nofeed; exit 1; }
${packages.map(({ name, version }) => `try ${quoted(name)} ${quoted(version)} </dev/null\n`).join("")}sh /tmp/ppa/install.sh --remove
mark done
`;
}

// lib/device/rootfs.ts
/**
* The architectures that OpenWrt publishes a root file system image of, with the target that it is tagged by and the
* name under which Linux runs its programs elsewhere (openwrt/docker; field.md d1).
*/
const ROOTFS = {
	x86_64: { target: "x86/64" },
	"i386_pentium-mmx": { target: "x86/geode" },
	i386_pentium4: { target: "x86/generic" },
	aarch64_generic: {
		target: "armsr/armv8",
		qemu: "qemu-aarch64"
	},
	"arm_cortex-a15_neon-vfpv4": {
		target: "armsr/armv7",
		qemu: "qemu-arm"
	},
	"arm_cortex-a9_vfpv3-d16": {
		target: "mvebu/cortexa9",
		qemu: "qemu-arm"
	},
	mips_24kc: {
		target: "malta/be",
		qemu: "qemu-mips"
	}
};
/** Undefined where OpenWrt has no image of this architecture. */
function rootfsOf(release, arch) {
	const known = ROOTFS[arch];
	if (!known || release.version === "SNAPSHOT") return void 0;
	const old = release.series < "23.05" ? known.target.replace("armsr/armv8", "armvirt/64").replace("armsr/armv7", "armvirt/32") : known.target;
	const tag = sdkImageTag(release, old);
	return {
		images: [
			"ghcr.io/openwrt/rootfs",
			"quay.io/openwrt/rootfs",
			"docker.io/openwrt/rootfs"
		].map((name) => `${name}:${tag}`),
		...known.qemu ? { qemu: known.qemu } : {}
	};
}

// lib/device/test-archive.ts
/**
* Installs the packages of every feed in a container of its release and architecture, from a server on this machine. A feed
* that cannot be tested here is skipped with the reason.
*
* @throws UserError when the folder is no archive, or a feed is named that it does not have.
*/
async function testArchive(options) {
	const { directory, reporter } = options;
	const root = await directoryReader(directory);
	const found = await discover(root, collectFindings());
	const catalog = found?.catalog;
	if (!catalog) throw new UserError({
		what: `${directory} has no catalog (api/v1/catalog.json)`,
		cure: "Name the root of an archive."
	});
	const feeds = chosenFeeds(found.feeds, options.feeds);
	const server = await serveDirectory(directory);
	try {
		const results = [];
		for (const feed of feeds) {
			const test = () => testFeed(root, catalog, feed, server.url, options);
			results.push(await reporter.group(`Installing from ${feed.path}`, test));
		}
		return results;
	} finally {
		await server.close();
	}
}
function chosenFeeds(feeds, paths) {
	const missing = paths.filter((path) => !feeds.some((feed) => feed.path === path));
	if (missing.length > 0) throw new UserError({
		what: `The archive has no feed ${missing.join(", ")}`,
		cure: `It has ${feeds.map(({ path }) => path).join(", ")}.`
	});
	return paths.length === 0 ? feeds : feeds.filter(({ path }) => paths.includes(path));
}
async function testFeed(root, catalog, feed, url, options) {
	if (feed.target) return skipped(feed, "kernel modules need a router with their kernel");
	const packages = await packagesOf(root, catalog, feed, options);
	if (packages.length === 0) return skipped(feed, "it has none of the packages");
	const image = options.image ?? await findRootfs(feed, options);
	if (typeof image !== "string") return skipped(feed, image.absent);
	const { engine, exec, env, randomBytes } = options;
	const script = installScript({
		...fromCatalog(catalog),
		url
	});
	const result = await runInstallTest({
		engine,
		image,
		script,
		packages,
		exec,
		env,
		randomBytes
	});
	return {
		feed: feed.path,
		status: result.ok ? "passed" : "failed",
		image,
		...result
	};
}
const skipped = (feed, reason) => ({
	feed: feed.path,
	status: "skipped",
	reason
});
/** The newest version of every package, or of those that were named. */
async function packagesOf(root, { keys, archive }, feed, { names, tests }) {
	const index = await (feed.format === "apk" ? verifyApkIndex : verifyOpkgIndex)(root, feed, keys, collectFindings());
	const newest = newestOf(index?.entries ?? [], compareVersionsOf[feed.format]);
	const isWanted = (name) => names.length > 0 ? names.includes(name) : name !== keyringName(archive.name);
	const scripts = tests ? await testScripts(tests) : /* @__PURE__ */ new Map();
	return newest.filter(({ info }) => isWanted(info.name)).map(({ info: { name, version } }) => {
		const test = scripts.get(name);
		return {
			name,
			version,
			...test === void 0 ? {} : { test }
		};
	});
}
/** `test.sh` files by the name of the folder they are in, which is the package's. */
async function testScripts(directory) {
	const entries = await readdir(directory, {
		recursive: true,
		withFileTypes: true
	});
	const scripts = /* @__PURE__ */ new Map();
	for (const { name, parentPath } of entries.filter((entry) => entry.isFile() && entry.name === "test.sh")) scripts.set(parentPath.split(/[/\\]/).at(-1) ?? "", await readFile(join(parentPath, name), "utf8"));
	return scripts;
}
async function findRootfs(feed, { engine, exec, reporter, sleep, machine }) {
	const rootfs = rootfsOf(parseRelease(feed.series ?? ""), feed.arch ?? "");
	if (!rootfs) return { absent: `OpenWrt has no image of ${feed.series} for ${feed.arch} to install in` };
	const foreign = rootfs.qemu ?? (machine === "x64" ? void 0 : "qemu-x86_64");
	if (foreign && !(machine === "arm64" && foreign === "qemu-aarch64") && !await isRegistered(foreign)) return { absent: `this machine does not run programs for ${feed.arch}: ${foreign} is not registered` };
	try {
		const found = await findImage(rootfs.images, {
			engine,
			exec,
			reporter,
			sleep
		});
		if ("image" in found) return found.image;
		return { absent: found.troubles[0]?.what ?? `there is no image ${rootfs.images[0]} yet` };
	} catch (error) {
		if (!(error instanceof UserError)) throw error;
		return { absent: error.problems[0]?.what ?? error.message };
	}
}
/** Whether Linux hands foreign programs to qemu (binfmt_misc). */
const isRegistered = (name) => stat(`/proc/sys/fs/binfmt_misc/${name}`).then(() => true, () => false);
/** One feed's result for a person: a line, then one per package, and what was printed where it failed. */
function formatFeedTest({ feed, status, reason, packages = [], output }) {
	const head = `${status.padEnd(7)} ${feed}${reason ? `: ${reason}` : ""}`;
	const lines = packages.map(({ name, ok, reason: why }) => `  ${ok ? "ok    " : "failed"} ${name}${why ? `: ${why}` : ""}`);
	const detail = status === "failed" && output ? [output.replace(/^/gm, "    | ")] : [];
	return [
		head,
		...lines,
		...detail
	].join("\n");
}

export { formatFeedTest, testArchive };