// lib/openwrt/opkg-version.ts
/**
* Compares two versions as OpenWrt's opkg does (formats.md §4): the epoch as a number, then what stands before the last
* `-`, then what follows it. Negative when `a` is older, 0 when they are the same to opkg.
*/
function compareOpkgVersions(a, b) {
	const left = parse(a);
	const right = parse(b);
	return left.epoch - right.epoch || comparePart(left.version, right.version) || comparePart(left.revision, right.revision);
}
function parse(text) {
	const colon = text.indexOf(":");
	const rest = text.slice(colon + 1);
	const dash = rest.lastIndexOf("-");
	return {
		epoch: colon < 0 ? 0 : Number.parseInt(text, 10) || 0,
		version: dash < 0 ? rest : rest.slice(0, dash),
		revision: dash < 0 ? "" : rest.slice(dash + 1)
	};
}
/** dpkg's order: runs of other characters and runs of digits in turn; `~` sorts before the end, letters before the rest. */
function comparePart(a, b) {
	let i = 0;
	let j = 0;
	while (i < a.length || j < b.length) {
		while (i < a.length && !isDigit(a[i]) || j < b.length && !isDigit(b[j])) {
			const difference = weight(a[i]) - weight(b[j]);
			if (difference !== 0) return difference;
			i++;
			j++;
		}
		const left = digitsAt(a, i);
		const right = digitsAt(b, j);
		const difference = compareDigits(left, right);
		if (difference !== 0) return difference;
		i += left.length;
		j += right.length;
	}
	return 0;
}
const isDigit = (character) => character !== void 0 && character >= "0" && character <= "9";
function weight(character) {
	if (character === void 0 || isDigit(character)) return 0;
	if (character === "~") return -1;
	const code = character.charCodeAt(0);
	return /[A-Za-z]/.test(character) ? code : code + 256;
}
function digitsAt(text, start) {
	let end = start;
	while (isDigit(text[end])) end++;
	return text.slice(start, end);
}
/** By value without ever becoming a number: dates with a time of day are longer than a number is exact. */
function compareDigits(a, b) {
	const left = a.replace(/^0+/, "");
	const right = b.replace(/^0+/, "");
	if (left.length !== right.length) return left.length - right.length;
	return left < right ? -1 : left > right ? 1 : 0;
}

export { compareOpkgVersions as t };