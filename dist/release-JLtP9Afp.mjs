import { t as UserError } from "./errors-CKtpLF_l.mjs";
import { t as nearest } from "./nearest-ZlQ222Ga.mjs";
import { r as knownSeries } from "./targets-ByRrHHuD.mjs";

// lib/openwrt/format.ts
/** The package manager of a series; `SNAPSHOT`, the development branch, sorts after all numbers. */
const formatOf = (series) => series >= "25.12" ? "apk" : "opkg";

// lib/openwrt/release.ts
/** The newest point releases when this was written (formats.md §0): what counts where OpenWrt's own list is out of reach. */
const newestReleases = {
	"18.06": "18.06.9",
	"19.07": "19.07.10",
	"21.02": "21.02.7",
	"22.03": "22.03.7",
	"23.05": "23.05.6",
	"24.10": "24.10.8",
	"25.12": "25.12.5"
};
/**
* Understands what a user writes for a release: a series (`24.10`, which means its newest point release), an exact
* release (`24.10.8`), or `SNAPSHOT`. Throws a UserError with the nearest releases for anything else.
*/
function parseRelease(text, newest = newestReleases) {
	if (text === "SNAPSHOT") return {
		series: "SNAPSHOT",
		version: "SNAPSHOT",
		format: formatOf(text)
	};
	const match = /^v?(\d{2}\.\d{2})(?:\.(\d{1,3}))?$/.exec(text);
	const series = match?.[1];
	const version = match?.[2] === void 0 ? newest[series ?? ""] : `${series}.${Number(match[2])}`;
	if (!series || !version || !knownSeries.includes(series)) throw new UserError({
		what: `${JSON.stringify(text)} is not a known release of OpenWrt`,
		cure: suggestRelease(text)
	});
	return {
		series,
		version,
		format: formatOf(series)
	};
}
function suggestRelease(text) {
	if (/^(main|master|snapshots?)$/i.test(text)) return "Write \"SNAPSHOT\" for the development branch";
	const near = nearest(text, [...knownSeries, ...Object.values(newestReleases)]);
	return `Use ${(near.length > 0 ? near : knownSeries).map((each) => JSON.stringify(each)).join(" or ")}`;
}
/**
* Form of index.json in a release's feeds: version 1 before 24.10.2, version 2 from then on (formats.md §0, §2.2). Series
* that never had the file get version 1, for tools that read old feeds too.
*/
function indexJsonVersion({ series, version }) {
	if (series === "SNAPSHOT" || series > "24.10") return 2;
	return series === "24.10" && Number(version.split(".")[2]) >= 2 ? 2 : 1;
}
/** Directory of the feed for an architecture, or of the feed for kernel modules of a target, below the archive's root. */
function feedPath(release, at) {
	return "target" in at ? `${release.version}/${at.target}` : `${release.series}/${at.arch}`;
}

export { parseRelease as i, indexJsonVersion as n, newestReleases as r, feedPath as t };