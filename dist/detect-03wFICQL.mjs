import { t as UserError } from "./errors-CKtpLF_l.mjs";
import { n as gunzipHead } from "./gzip-Dls-gAHH.mjs";

// lib/ipk/detect.ts
/** Bytes of a file that `detectPackage` wants to see. */
const DETECT_BYTES = 4096;
const IPK_MEMBERS = /* @__PURE__ */ new Set([
	"debian-binary",
	"control.tar.gz",
	"data.tar.gz"
]);
/**
* Tells from the first bytes of a file (4 KiB are plenty) what it is. An .ipk and an Alpine package (apk v2) are both
* gzip over tar; the name of the first member tells them apart (formats.md §1, §6.3).
*/
function detectPackage(head) {
	if (head.length === 0) return "empty";
	const start = Buffer.from(head.subarray(0, DETECT_BYTES));
	const latin = start.toString("latin1");
	if (latin.startsWith("!<arch>\n")) return "ar";
	if (/^ADB[.cd]/.test(latin)) return "apk-v3";
	if (start[0] === 31 && start[1] === 139) return detectTar(gunzipHead(start)) ?? "unknown";
	if (latin.startsWith("version https://git-lfs")) return "git-lfs";
	if (/^(\xef\xbb\xbf)?\s*<(!doctype|html|head|\?xml|!--)/i.test(latin)) return "html";
	return detectTar(start) === "ipk" ? "tar" : "unknown";
}
function detectTar(bytes) {
	if (!bytes || bytes.length < 512) return void 0;
	const stop = bytes.indexOf(0);
	const name = bytes.toString("latin1", 0, stop < 0 || stop > 100 ? 100 : stop).replace(/^\.\//, "");
	if (name.startsWith(".SIGN.") || name === ".PKGINFO") return "apk-v2";
	return IPK_MEMBERS.has(name) ? "ipk" : void 0;
}
/** The error for a file that should have been an .ipk and is not: what it is instead, and what to do. */
function notAnIpk(kind, place) {
	return new UserError({
		...PROBLEMS[kind],
		place
	});
}
const DOWNLOAD = "Look at the address it came from, and download it again with a tool that fails on errors (curl -f).";
const PROBLEMS = {
	ar: {
		what: "this .ipk is an ar archive, the form of Yocto and Debian; OpenWrt's opkg would record it as installed and unpack nothing",
		cure: "Build it with OpenWrt's SDK, declare it as a files: package, or let Yocto's opkg-build write tar (-c)."
	},
	tar: {
		what: "this .ipk is a tar archive without gzip around it; OpenWrt's opkg would record it as installed and unpack nothing",
		cure: "Compress it with gzip -n."
	},
	"apk-v3": {
		what: "this is a package for apk (OpenWrt 25.12 and later), not an .ipk",
		cure: "Name it .apk and publish it for a release that uses apk, or build an .ipk with the SDK of an older release."
	},
	"apk-v2": {
		what: "this is a package of Alpine Linux (apk v2), which no release of OpenWrt installs",
		cure: "Build the package with OpenWrt's SDK."
	},
	html: {
		what: "this is a web page, not a package",
		cure: DOWNLOAD
	},
	"git-lfs": {
		what: "this is a Git LFS pointer, not the package itself",
		cure: "Check out with LFS: git lfs pull."
	},
	empty: {
		what: "the file is empty",
		cure: DOWNLOAD
	},
	unknown: {
		what: "this is not an .ipk: neither gzip nor anything else known",
		cure: DOWNLOAD
	}
};

export { detectPackage as n, notAnIpk as r, DETECT_BYTES as t };