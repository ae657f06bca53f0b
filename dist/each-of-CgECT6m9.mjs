// lib/run/each-of.ts
/** Runs `work` over `items`, at most `limit` at a time: a tree may have more files than a process may open. */
async function eachOf(items, limit, work) {
	let next = 0;
	const worker = async () => {
		for (let item = items[next++]; item !== void 0; item = items[next++]) await work(item);
	};
	await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
}

export { eachOf as t };