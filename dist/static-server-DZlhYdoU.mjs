import { r as errorCode, t as UserError } from "./errors-CKtpLF_l.mjs";
import { n as directoryFiles } from "./static-files-p-jvD7s8.mjs";
import { extname } from "node:path";
import { createServer } from "node:http";
import { Readable } from "node:stream";
import { pipeline as pipeline$1 } from "node:stream/promises";

// lib/run/static-server.ts
/** Serves a directory as a pages host would; see {@link serveFiles}. */
async function serveDirectory(root, options = {}) {
	return serveFiles(await directoryFiles(root), options);
}
/**
* Serves static files the way routers need them (field.md b9): package files and indexes are
* `application/octet-stream`, nothing is ever compressed on the way, and the only redirect is the slash that a
* directory with an `index.html` lacks.
*
* @throws UserError when the port is taken.
*/
async function serveFiles(files, options = {}) {
	const host = options.host ?? "127.0.0.1";
	const server = createServer((request, response) => {
		answer(files, request, response).then(() => options.onRequest?.(`${response.statusCode} ${request.method} ${request.url}`), () => {
			if (!response.headersSent) plain(response, 500, "The file could not be read.");
			else response.destroy();
		});
	});
	const port = await listen(server, options.port ?? 0, host);
	return {
		url: `http://${host.includes(":") ? `[${host}]` : host}:${port}`,
		close: () => new Promise((resolve, reject) => {
			server.close((error) => error ? reject(error) : resolve());
			server.closeAllConnections();
		})
	};
}
async function answer(files, request, response) {
	if (request.method !== "GET" && request.method !== "HEAD") {
		response.setHeader("allow", "GET, HEAD");
		return plain(response, 405, "Only GET and HEAD are answered.");
	}
	const [rawPath = "/", query] = splitUrl(request.url ?? "/");
	const path = safePath(rawPath);
	if (path === void 0) return plain(response, 400, "Not a path of this archive.");
	const wantsDirectory = rawPath.endsWith("/");
	const found = await files.find(path);
	if (found === "directory") {
		const index = await files.find(path ? `${path}/index.html` : "index.html");
		if (index !== void 0 && index !== "directory") {
			if (wantsDirectory) return send(request, response, 200, "index.html", index);
			if (index.body instanceof Readable) index.body.destroy();
			response.setHeader("location", `/${path.split("/").map(encodeURIComponent).join("/")}/${query ?? ""}`);
			return plain(response, 301, "The directory's address ends with a slash.");
		}
	} else if (found && !wantsDirectory) return send(request, response, 200, path, found);
	else if (found && found.body instanceof Readable) found.body.destroy();
	const page = await files.find("404.html");
	if (page && page !== "directory") return send(request, response, 404, "404.html", page);
	plain(response, 404, "There is no such file in this archive.");
}
function splitUrl(url) {
	const at = url.search(/[?#]/);
	return at < 0 ? [url, void 0] : [url.slice(0, at), url.slice(at)];
}
/** The decoded path without leading and trailing slashes; undefined for anything that could leave the root. */
function safePath(rawPath) {
	let path;
	try {
		path = decodeURIComponent(rawPath);
	} catch {
		return;
	}
	if (!path.startsWith("/") || path.includes("\0") || path.includes("\\")) return void 0;
	const segments = path.split("/").filter((segment) => segment !== "");
	if (segments.some((segment) => segment === "." || segment === ".." || segment === ".git")) return void 0;
	return segments.join("/");
}
async function send(request, response, status, path, file) {
	response.writeHead(status, {
		"content-type": contentType(path),
		"content-length": file.size,
		"cache-control": "no-cache",
		"x-content-type-options": "nosniff"
	});
	if (request.method === "HEAD") {
		if (file.body instanceof Readable) file.body.destroy();
		response.end();
	} else if (file.body instanceof Readable) await pipeline$1(file.body, response);
	else response.end(file.body);
}
function plain(response, status, text) {
	const body = `${text}\n`;
	response.writeHead(status, {
		"content-type": "text/plain; charset=utf-8",
		"content-length": Buffer.byteLength(body)
	});
	response.end(body);
}
const contentTypes = {
	".html": "text/html; charset=utf-8",
	".css": "text/css; charset=utf-8",
	".js": "text/javascript; charset=utf-8",
	".mjs": "text/javascript; charset=utf-8",
	".json": "application/json; charset=utf-8",
	".xml": "application/xml; charset=utf-8",
	".txt": "text/plain; charset=utf-8",
	".md": "text/plain; charset=utf-8",
	".log": "text/plain; charset=utf-8",
	".sh": "text/plain; charset=utf-8",
	".yml": "text/plain; charset=utf-8",
	".pem": "text/plain; charset=utf-8",
	".asc": "text/plain; charset=utf-8",
	".svg": "image/svg+xml",
	".png": "image/png",
	".ico": "image/x-icon",
	".webp": "image/webp",
	".woff2": "font/woff2",
	".webmanifest": "application/manifest+json"
};
/** Packages, indexes and signatures (`.ipk`, `.apk`, `.gz`, `.adb`, `.sig`, `Packages`) are plain bytes. */
function contentType(path) {
	return contentTypes[extname(path).toLowerCase()] ?? "application/octet-stream";
}
function listen(server, port, host) {
	return new Promise((resolve, reject) => {
		server.once("error", (error) => {
			const code = errorCode(error);
			if (code === "EADDRINUSE" || code === "EACCES") reject(new UserError({
				what: `Port ${port} ${code === "EADDRINUSE" ? "is already in use" : "may not be opened by this user"}`,
				cure: "Choose another one with --port."
			}));
			else if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND" || code === "EAI_AGAIN") {
				const what = `This machine has no address ${host}`;
				reject(new UserError({
					what,
					cure: "Choose one of its own with --host; 0.0.0.0 stands for all of them."
				}));
			} else reject(error);
		});
		server.listen(port, host, () => {
			const address = server.address();
			resolve(typeof address === "object" && address ? address.port : port);
		});
	});
}

export { serveFiles as n, serveDirectory as t };