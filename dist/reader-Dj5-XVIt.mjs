import { r as errorCode, t as UserError } from "./errors-CKtpLF_l.mjs";
import { join, sep } from "node:path";
import { createReadStream } from "node:fs";
import { pathToFileURL } from "node:url";
import { readdir as readdir$1, realpath, stat } from "node:fs/promises";
import { Agent, request } from "node:http";
import { Agent as Agent$1, request as request$1 } from "node:https";

// lib/verify/reader.ts
async function* nothing() {}
/** An archive in a directory of this machine. */
async function directoryReader(directory) {
	return directoryAt(await realpath(directory), directory);
}
function directoryAt(root, shown) {
	return {
		location: shown,
		remote: false,
		async get(path) {
			const file = join(root, path);
			const found = file.startsWith(root + sep) ? await stat(file).catch(() => void 0) : void 0;
			if (!found?.isFile()) return {
				status: 404,
				body: nothing()
			};
			return {
				status: 200,
				size: found.size,
				body: createReadStream(file)
			};
		},
		async list() {
			return (await readdir$1(root, {
				recursive: true,
				withFileTypes: true
			})).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1)).filter((path) => !path.startsWith(`.git${sep}`)).map((path) => path.split(sep).join("/")).sort();
		},
		parent(levels) {
			const up = join(root, ...Array(levels).fill(".."));
			return up === root || up === "/" ? void 0 : directoryAt(up, up);
		},
		close() {}
	};
}
/**
* An archive behind HTTP or HTTPS. Asks as the routers' clients do: no `Accept-Encoding`, no redirects followed.
*
* @throws UserError for anything but an http(s) URL without credentials in it.
*/
function httpReader(url, options = {}) {
	const base = parseBase(url);
	const settings = {
		maxSockets: options.connections ?? 8,
		keepAlive: true
	};
	return httpAt(base, base.protocol === "https:" ? new Agent$1(settings) : new Agent(settings), options, { hasAnswered: false });
}
function httpAt(base, agent, options, server) {
	return {
		location: base.href.replace(/\/$/, ""),
		remote: true,
		async get(path) {
			const fetched = await getWithRetries(new URL(encodePath(path), base), agent, options);
			if (fetched.status === 0 && !server.hasAnswered) throw silent(base, fetched.failure ?? "");
			server.hasAnswered = true;
			return fetched;
		},
		...options.auth ? { async statusWithout(path) {
			const { auth: _, ...rest } = options;
			const { status, body } = await getWithRetries(new URL(encodePath(path), base), agent, rest);
			for await (const _ of body) break;
			return status;
		} } : {},
		list: async () => void 0,
		parent(levels) {
			const segments = base.pathname.split("/").filter(Boolean);
			if (segments.length < levels) return void 0;
			const path = segments.slice(0, segments.length - levels).map((segment) => `${segment}/`);
			return httpAt(new URL(`/${path.join("")}`, base), agent, options, server);
		},
		close: () => agent.destroy()
	};
}
/** Nothing is known of an archive whose server never says a word. */
function silent({ host }, failure) {
	return new UserError({
		what: `The server ${host} cannot be reached (${failure})`,
		cure: {
			ENOTFOUND: "Correct the name in the address, or look at this machine's DNS.",
			EAI_AGAIN: "Look at this machine's network and DNS.",
			ECONNREFUSED: "Correct the address and its port, or start the server there."
		}[failure] ?? "Look at the address, the network and the server, and try again."
	});
}
function parseBase(url) {
	let base;
	try {
		base = new URL(url);
	} catch {
		throw new UserError({
			what: `"${url}" is not an address`,
			cure: "Write it as https://example.org/archive."
		});
	}
	if (base.protocol !== "http:" && base.protocol !== "https:") throw new UserError({
		what: `${base.protocol}// is not a protocol of routers`,
		cure: "Use http:// or https://."
	});
	if (base.username || base.password) throw new UserError({
		what: "The address carries credentials, which other programs of this machine can see",
		cure: "Put user:password into the environment variable PPA_AUTH and leave them out of the address."
	});
	base.search = "";
	base.hash = "";
	if (!base.pathname.endsWith("/")) base.pathname += "/";
	return base;
}
/** As opkg does (formats.md §4); apk sends `~` and `+` raw, which servers take for the same. */
function encodePath(path) {
	return `./${path.split("/").map(encodeURIComponent).join("/")}`;
}
async function getWithRetries(url, agent, options) {
	for (let attempt = 1;; attempt++) {
		const fetched = await getOnce(url, agent, options).catch((error) => ({
			status: 0,
			failure: reason(error),
			body: nothing()
		}));
		if (!(fetched.status === 0 || fetched.status === 429 || fetched.status >= 500) || attempt === 3) return fetched;
		await new Promise((resume) => setTimeout(resume, 300 * attempt));
	}
}
function getOnce(url, agent, options) {
	return new Promise((resolve, reject) => {
		const headers = { "user-agent": "ppa-verify (as uclient-fetch)" };
		if (options.auth) headers["authorization"] = `Basic ${Buffer.from(options.auth).toString("base64")}`;
		const request$2 = (url.protocol === "https:" ? request$1 : request)(url, {
			agent,
			headers,
			timeout: options.timeout ?? 3e4
		});
		request$2.on("timeout", () => request$2.destroy(/* @__PURE__ */ new Error("no answer in time")));
		request$2.on("error", reject);
		request$2.on("response", (response) => resolve(answered(url, response)));
		request$2.end();
	});
}
function answered(url, response) {
	const { statusCode: status = 0, headers } = response;
	const { location, "content-type": contentType, "content-encoding": contentEncoding } = headers;
	const size = headers["content-length"];
	if (status !== 200) response.resume();
	return {
		status,
		...location === void 0 ? {} : { redirectedTo: new URL(location, url).href },
		...contentType === void 0 ? {} : { contentType },
		...contentEncoding === void 0 ? {} : { contentEncoding },
		...size === void 0 ? {} : { size: Number(size) },
		body: status === 200 ? response : nothing()
	};
}
function reason(error) {
	return errorCode(error) ?? (error instanceof Error ? error.message : String(error));
}
/** A reader for what a user names: an http(s) address or a directory. */
async function openArchive(location, options = {}) {
	if (/^[a-z][a-z0-9+.-]*:\/\//i.test(location)) return httpReader(location, options);
	if ((await stat(location).catch(() => void 0))?.isDirectory()) return directoryReader(location);
	throw new UserError({
		what: `${pathToFileURL(location).pathname} is neither a directory nor an address`,
		cure: "Name the folder of an archive or of one feed, or its address (https://…)."
	});
}

export { httpReader as n, openArchive as r, directoryReader as t };