// lib/verify/download.ts
/** No index is larger; the largest of OpenWrt's own has 3 MB. */
const MAX_IN_MEMORY = 134217728;
/**
* Reads one file whole. Whatever a router would stumble over on the way (redirects, encodings, web pages …) becomes a
* finding; that the file is absent is for the caller to judge.
*/
async function download(reader, path, findings) {
	const chunks = [];
	let size = 0;
	const outcome = await transfer(reader, path, findings, {
		start() {
			chunks.length = 0;
			size = 0;
		},
		chunk(bytes) {
			size += bytes.length;
			if (size > MAX_IN_MEMORY) throw new Error(`more than ${MAX_IN_MEMORY} bytes`);
			chunks.push(bytes);
		}
	});
	return outcome === "done" ? { bytes: Buffer.concat(chunks) } : outcome;
}
/** Streams one file into `sink`; a transfer that breaks off is tried three times. */
async function transfer(reader, path, findings, sink) {
	const place = { file: path };
	for (let attempt = 1;; attempt++) {
		const fetched = await reader.get(path);
		if (fetched.status === 404 || fetched.status === 410) return "absent";
		const refusal = refused(fetched);
		if (refusal) {
			findings.add(refusal.name, refusal.what, place);
			return "refused";
		}
		try {
			sink.start();
			let first = true;
			for await (const chunk of fetched.body) {
				if (first && isWebPage(chunk, path)) {
					findings.add("html-instead", `${path} is answered with a web page`, place);
					return "refused";
				}
				first = false;
				sink.chunk(chunk);
			}
			if (fetched.contentEncoding && fetched.contentEncoding !== "identity") {
				const what = `${path} comes with content-encoding ${fetched.contentEncoding}, which nobody asked for`;
				findings.add("content-encoding", what, place);
				return "refused";
			}
			return "done";
		} catch (error) {
			if (attempt < 3) continue;
			findings.add("truncated", `${path} broke off: ${error instanceof Error ? error.message : String(error)}`, place);
			return "refused";
		}
	}
}
function refused(fetched) {
	if (fetched.status === 200) return void 0;
	if (fetched.status >= 300 && fetched.status < 400) return {
		name: "redirect",
		what: `The server answers ${fetched.status} and sends to ${fetched.redirectedTo ?? "?"}`
	};
	if (fetched.status === 0) return {
		name: "http-status",
		what: `The server does not answer: ${fetched.failure}`
	};
	return {
		name: "http-status",
		what: `The server answers ${fetched.status}`
	};
}
function isWebPage(chunk, path) {
	if (path.endsWith(".html")) return false;
	const head = Buffer.from(chunk.buffer, chunk.byteOffset, Math.min(chunk.length, 256)).toString("latin1");
	return /^(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|html)[\s>]/i.test(head);
}

export { transfer as n, download as t };