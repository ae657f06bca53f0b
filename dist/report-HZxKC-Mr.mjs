// lib/verify/findings.ts
/**
* Everything `ppa verify` can find. Numbers are an interface, like URLs: never reused. 0xx archive, 1xx opkg index,
* 2xx package files, 3xx transport, 4xx apk index, 5xx dependencies.
*/
const findingKinds = {
	"catalog-unreadable": {
		id: "PPA001",
		severity: "error",
		title: "The catalog cannot be read",
		why: "The website, the install script's list of feeds and this check learn from api/v1/catalog.json which feeds there are.",
		cure: "Publish again; if the file was changed by hand or by another tool, do not."
	},
	"key-missing": {
		id: "PPA002",
		severity: "error",
		title: "A public key that the catalog names is not published",
		why: "Who adds the feed by hand fetches this key; without it every signature is refused.",
		cure: "Publish again with the archive's keys."
	},
	"key-invalid": {
		id: "PPA003",
		severity: "error",
		title: "A published public key is not the key the catalog names",
		why: "A router that installs it refuses the feed's signatures, or trusts somebody else's.",
		cure: "Publish again; if the key was replaced by hand, put the archive's own key back."
	},
	"private-key-published": {
		id: "PPA004",
		severity: "error",
		title: "A private key is published",
		why: "Anybody can now sign packages that every router with this feed installs as root.",
		cure: "Treat the key as lost: make a new one with `ppa keys new`, tell the users, and remove the file from the branch and its history."
	},
	"url-differs": {
		id: "PPA005",
		severity: "warning",
		title: "The archive is read at another address than the one it states",
		why: "install.sh and the feed lines on the pages send routers to the stated address; if that one redirects or is gone, they fail.",
		cure: "Set `url` in ppa.yml to the address that users shall use and publish again; nothing to do on a mirror."
	},
	"cname-differs": {
		id: "PPA006",
		severity: "error",
		title: "The CNAME file names another host than the archive's address",
		why: "The pages host redirects every other address to the one in CNAME, and the routers' download programs do not follow redirects.",
		cure: "Set `url` in ppa.yml to the host in CNAME, or correct CNAME, and publish again."
	},
	"install-script-missing": {
		id: "PPA007",
		severity: "warning",
		title: "The archive has no install.sh",
		why: "The one line that installs key and feed, printed on the archive's pages, does not work.",
		cure: "Publish again."
	},
	"keys-announced": {
		id: "PPA008",
		severity: "info",
		title: "A change of keys has been announced",
		why: "The next keys are published; routers learn them from the keyring package or by running install.sh again.",
		cure: "When routers have had time for it: `ppa keys rotate switch`."
	},
	"keys-switched": {
		id: "PPA009",
		severity: "info",
		title: "A change of keys is in its second half",
		why: "The new keys sign, the old ones are still published; opkg on a router that never learnt the new key refuses the feed.",
		cure: "When nobody is left behind: `ppa keys rotate retire`."
	},
	"rotation-incomplete": {
		id: "PPA010",
		severity: "warning",
		title: "During a change of keys a feed is not signed as its stage wants it",
		why: "Until the change is over, apk indexes carry the signatures of both keys, and Packages.sig that of the first; else routers that have only one of the keys refuse the feed.",
		cure: "Publish again with the PPA_KEYS that `ppa keys rotate` wrote."
	},
	"index-missing": {
		id: "PPA101",
		severity: "error",
		title: "The feed has no index",
		why: "`opkg update` fetches Packages.gz, `apk update` packages.adb; without it no package of the feed can be installed.",
		cure: "Index the directory again (`ppa index`) and publish."
	},
	"index-not-gzip": {
		id: "PPA102",
		severity: "error",
		title: "Packages.gz is not a gzip file",
		why: "opkg accepts its signature and then lists nothing at all.",
		cure: "Index again; if a web server unpacks files on the way, switch that off."
	},
	"index-gz-differs": {
		id: "PPA103",
		severity: "error",
		title: "Packages.gz does not hold what Packages holds",
		why: "The signature is over one text; routers that read the other one refuse the feed.",
		cure: "Index again; copy all files of the index together."
	},
	"manifest-differs": {
		id: "PPA104",
		severity: "error",
		title: "Packages.manifest and Packages do not agree",
		why: "Packages is the manifest without a few fields; the next publication starts from the manifest and would change the feed.",
		cure: "Index again; copy all files of the index together."
	},
	"index-unsigned": {
		id: "PPA105",
		severity: "error",
		title: "The index has no signature",
		why: "Routers check signatures unless their owners switched that off; they drop the list.",
		cure: "Give the publication the archive's keys (PPA_KEYS); for a feed alone, pass `ppa index` its key as a file."
	},
	"signature-invalid": {
		id: "PPA106",
		severity: "error",
		title: "The signature does not fit the index",
		why: "opkg deletes the list and prints “Signature check failed”, apk prints “UNTRUSTED signature”; nothing can be installed.",
		cure: "Sign again; index and signature must come from one publication."
	},
	"signature-unknown-key": {
		id: "PPA107",
		severity: "error",
		title: "The signature is by a key that the archive does not publish",
		why: "Routers have the published key; they refuse what another key signed.",
		cure: "Publish with the key that users have, or announce the new one first (`ppa keys rotate`)."
	},
	"signature-unchecked": {
		id: "PPA108",
		severity: "warning",
		title: "The signature could not be checked: no public key is known",
		why: "It may be right or wrong; a router would tell.",
		cure: "Name the key with --key FILE."
	},
	"index-json-differs": {
		id: "PPA109",
		severity: "error",
		title: "index.json does not agree with the index",
		why: "owut, Attended Sysupgrade and LuCI read versions from it and offer what is not there.",
		cure: "Index again; copy all files of the index together."
	},
	"index-json-missing": {
		id: "PPA110",
		severity: "warning",
		title: "The feed has no index.json",
		why: "owut and Attended Sysupgrade need it beside the index to carry packages of this feed into a new firmware.",
		cure: "Index again with this tool."
	},
	"index-size-trap": {
		id: "PPA111",
		severity: "warning",
		title: "The length of Packages is one that old routers hash wrongly",
		why: "usign before August 2019 (OpenWrt up to 18.06.4) refuses right signatures of such files.",
		cure: "Append two empty lines before signing, as OpenWrt's own build does; indexing with this tool does it."
	},
	"index-crlf": {
		id: "PPA112",
		severity: "error",
		title: "Packages has Windows line ends",
		why: "opkg reads the carriage return as part of the architecture: “no valid architecture”, nothing can be installed.",
		cure: "Write the control files and the index with plain line ends."
	},
	"field-misspelt": {
		id: "PPA113",
		severity: "error",
		title: "A field is written in other letters than opkg knows",
		why: "Field names are case sensitive; an unknown one is skipped silently, so that with SHA256Sum no checksum is checked.",
		cure: "Spell it as OpenWrt does: SHA256sum, Size, Filename …"
	},
	"checksum-missing": {
		id: "PPA114",
		severity: "error",
		title: "Size or SHA256sum is missing",
		why: "OpenWrt's opkg installs such a package without checking it, Yocto's refuses it.",
		cure: "Index again."
	},
	"checksum-malformed": {
		id: "PPA115",
		severity: "error",
		title: "Size or SHA256sum is not what opkg can read",
		why: "A blank at the end or a wrong length makes opkg skip the check silently; Yocto's opkg wants lower-case digits.",
		cure: "Index again."
	},
	"line-not-a-field": {
		id: "PPA116",
		severity: "error",
		title: "A line is neither a field nor a continuation",
		why: "Continuation lines start with a blank. opkg reads others as fields (a description can overwrite a version) and drops those that start with a tab.",
		cure: "Start every further line of the description with one blank."
	},
	"field-twice": {
		id: "PPA117",
		severity: "error",
		title: "A field stands twice in one stanza",
		why: "opkg uses the last one; often it is a line of the description that was not indented.",
		cure: "Correct the package's control file and index again."
	},
	"stanza-incomplete": {
		id: "PPA118",
		severity: "error",
		title: "A stanza lacks Package, Version, Architecture or Filename",
		why: "Most often an empty line inside the description ended the stanza before; the rest of it is lost.",
		cure: "Write empty lines of a description as a single blank, and index again."
	},
	"filename-leaves-feed": {
		id: "PPA119",
		severity: "error",
		title: "Filename leads out of the feed",
		why: "opkg appends it to the feed's address: an absolute address cannot work, and .. takes a file that this feed does not vouch for.",
		cure: "Keep the package files in the feed's directory and index again."
	},
	"line-too-long": {
		id: "PPA120",
		severity: "error",
		title: "A line is longer than 1 MiB",
		why: "opkg loses the rest of the feed after it.",
		cure: "Shorten the field."
	},
	"no-final-newline": {
		id: "PPA121",
		severity: "warning",
		title: "Packages does not end with a line end",
		why: "opkg complains at every update.",
		cure: "Index again."
	},
	"duplicate-package": {
		id: "PPA122",
		severity: "error",
		title: "One name and version stands in the index twice",
		why: "Two different files under one version: opkg takes the last one, and nobody can tell which one a router has.",
		cure: "Remove one, or raise its PKG_RELEASE."
	},
	"wrong-architecture": {
		id: "PPA123",
		severity: "error",
		title: "A package is for another architecture than its feed",
		why: "Routers of this feed refuse it; apk does not know the word “all”, only “noarch”.",
		cure: "Publish it in the feed of its own architecture."
	},
	"kmod-in-arch-feed": {
		id: "PPA124",
		severity: "warning",
		title: "A kernel module is in a feed of a whole architecture",
		why: "It fits the exact kernel of one target only; on all other routers of the architecture it cannot be installed.",
		cure: "Build it for `target: [target/subtarget]`; its feed is then <release>/<target>/<subtarget>."
	},
	"file-missing": {
		id: "PPA201",
		severity: "error",
		title: "A file of the index is not there",
		why: "The package is offered, and its installation fails with 404.",
		cure: "Publish the file, or index again without it."
	},
	"file-size": {
		id: "PPA202",
		severity: "error",
		title: "A file has another size than the index states",
		why: "opkg refuses it: “size mismatch”. Often a Git LFS pointer is served in its place.",
		cure: "Index again, or publish the file that was indexed; no Git LFS on the pages branch."
	},
	"file-hash": {
		id: "PPA203",
		severity: "error",
		title: "A file is not the one that was indexed",
		why: "Its checksum differs from the signed index; opkg and apk refuse it.",
		cure: "Publish the file that was indexed. If nobody replaced it, ask who did."
	},
	"file-not-a-package": {
		id: "PPA204",
		severity: "error",
		title: "A file is not a package that OpenWrt can read",
		why: "opkg installs a Debian-style .ipk “successfully” and unpacks nothing; other formats fail.",
		cure: "Build the package with the OpenWrt SDK or this tool: .ipk is a gzipped tar, .apk the ADB format of apk 3."
	},
	"file-not-indexed": {
		id: "PPA205",
		severity: "warning",
		title: "A package file that no index names",
		why: "Nobody can install it; it takes space of the site's limit.",
		cure: "Index again, or remove the file."
	},
	redirect: {
		id: "PPA301",
		severity: "error",
		title: "The address redirects",
		why: "The download programs of many routers (uclient-fetch, apk) do not follow redirects.",
		cure: "Use the final address everywhere: set `url` in ppa.yml to it."
	},
	"content-encoding": {
		id: "PPA302",
		severity: "error",
		title: "The server compresses on the way, or says so",
		why: "Routers store what they receive; a file with content-encoding fails its size, checksum or signature.",
		cure: "Switch compression off for .gz, .ipk, .apk, .adb, .sig and Packages; see examples/hosting."
	},
	"html-instead": {
		id: "PPA303",
		severity: "error",
		title: "A web page comes instead of the file",
		why: "The router stores the page; it shows as a wrong signature or a broken package.",
		cure: "Make the server answer 404 for missing files, and use addresses of files, not of pages about them."
	},
	truncated: {
		id: "PPA304",
		severity: "error",
		title: "The transfer broke off",
		why: "The file did not come whole, in repeated attempts.",
		cure: "Look at the server, its limits and its disk."
	},
	"http-status": {
		id: "PPA305",
		severity: "error",
		title: "The server refuses the file",
		why: "A router gets the same answer.",
		cure: "401 or 403: give the credentials in PPA_AUTH (user:password); 429 and 5xx: look at the host's limits."
	},
	"credentials-unasked": {
		id: "PPA306",
		severity: "error",
		title: "The server does not ask for the credentials",
		why: "uclient-fetch, which opkg and apk download with, sends credentials only to a server that answers 401 without them.",
		cure: "Serve the branch by a web server that answers 401 (examples/hosting). Gitea's and Forgejo's raw files of a private repository answer 404."
	},
	"adb-unreadable": {
		id: "PPA401",
		severity: "error",
		title: "apk cannot read packages.adb",
		why: "“ADB block error” at every update: a truncated file, bytes after its end, or the empty index of `apk mkndx` without packages.",
		cure: "Index again."
	},
	"adb-name-version": {
		id: "PPA402",
		severity: "error",
		title: "apk does not accept a name or version",
		why: "apk refuses versions such as 1.0-1 or 1.0~rc1-r1 and skips or rejects the package.",
		cure: "Use versions like 1.0_rc1-r1: numbers with dots, _suffix, -r and a number."
	},
	"adb-hash": {
		id: "PPA403",
		severity: "error",
		title: "The index holds no full hash of a package",
		why: "Without the 32-byte hash apk says “UNTRUSTED signature” for packages that carry no signature themselves.",
		cure: "Index again with this tool or apk mkndx of apk-tools 3.0.2 or newer."
	},
	"adb-description": {
		id: "PPA404",
		severity: "error",
		title: "A description has more than one line",
		why: "Once installed, apk's database on the router cannot be read any more; apk is then unusable there.",
		cure: "Make the description one line and build again."
	},
	"dependency-version": {
		id: "PPA501",
		severity: "warning",
		title: "A dependency is in the feed, but in no version that fits",
		why: "The package cannot be installed unless OpenWrt's own feeds have a fitting version.",
		cure: "Rebuild both together, or relax the version."
	},
	"dependency-elsewhere": {
		id: "PPA502",
		severity: "warning",
		title: "A dependency is only in other feeds of this archive",
		why: "A router has one feed per architecture; on this one the package cannot be installed.",
		cure: "Build the dependency for this target too."
	},
	"dependency-abi": {
		id: "PPA503",
		severity: "warning",
		title: "A dependency is on another ABI of a library of this feed",
		why: "The library was rebuilt and its users were not; the old one will be missing.",
		cure: "Rebuild the package against the library that is published."
	},
	"kernel-differs": {
		id: "PPA504",
		severity: "warning",
		title: "The kernel modules of one feed are for different kernels",
		why: "A router has one kernel; the modules for the other one cannot be installed.",
		cure: "Build all modules of a feed with the SDK of its exact release."
	},
	"dependency-outside": {
		id: "PPA505",
		severity: "info",
		title: "Dependencies that OpenWrt's own feeds must provide",
		why: "They are not in this archive; whether the release has them is not known here.",
		cure: "Nothing, if these are packages of OpenWrt."
	}
};

// lib/verify/report.ts
function collectFindings() {
	const list = [];
	const scoped = (outer) => ({
		list,
		at: (place) => scoped({
			...outer,
			...place
		}),
		add(name, what, place = {}) {
			const { id, severity, title, why, cure } = findingKinds[name];
			list.push({
				id,
				name,
				severity,
				title,
				what,
				why,
				cure,
				...known({
					...outer,
					...place
				})
			});
		}
	});
	return scoped({});
}
function known(place) {
	return Object.fromEntries(Object.entries(place).filter(([, value]) => value !== void 0));
}
/** Errors first, then by place, so that two runs over one archive print the same. */
function sortFindings(findings) {
	const rank = {
		error: 0,
		warning: 1,
		info: 2
	};
	const key = (finding) => `${finding.feed ?? ""}\0${finding.id}\0${finding.file ?? ""}\0${finding.package ?? ""}`;
	return [...findings].sort((a, b) => rank[a.severity] - rank[b.severity] || (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}

export { sortFindings as n, collectFindings as t };