// lib/openwrt/nearest.ts
/**
* The candidates that `word` is most probably a slip of, best first: for "did you mean". A candidate qualifies with at
* most a third of its letters wrong, or when one begins with the other (`mips` → `mips_24kc`).
*/
function nearest(word, candidates, limit = 3) {
	const wanted = word.toLowerCase();
	const scored = [];
	for (const candidate of new Set(candidates)) {
		const other = candidate.toLowerCase();
		const distance = editDistance(wanted, other);
		const prefix = wanted.length > 2 && other.length > 2 && (other.startsWith(wanted) || wanted.startsWith(other));
		if (distance <= Math.max(1, Math.floor(Math.max(wanted.length, other.length) / 3)) && distance < wanted.length) scored.push({
			candidate,
			score: distance
		});
		else if (prefix) scored.push({
			candidate,
			score: 100 + distance
		});
	}
	scored.sort((a, b) => a.score - b.score || (a.candidate < b.candidate ? -1 : 1));
	const best = scored[0]?.score ?? 0;
	return scored.filter(({ score }) => score <= best + 1).slice(0, limit).map(({ candidate }) => candidate);
}
/** Levenshtein's distance, where two swapped neighbours count as one slip. */
function editDistance(a, b) {
	let beforeLast = [];
	let last = Array.from({ length: b.length + 1 }, (_, index) => index);
	for (let i = 1; i <= a.length; i++) {
		const row = [i];
		for (let j = 1; j <= b.length; j++) {
			const same = a[i - 1] === b[j - 1];
			let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
			if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 1);
			row.push(cost);
		}
		beforeLast = last;
		last = row;
	}
	return last[b.length] ?? 0;
}

export { nearest as t };