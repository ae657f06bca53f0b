import { i as formatProblem, r as errorCode, t as UserError } from "./errors-CKtpLF_l.mjs";
import { spawn } from "node:child_process";

// lib/run/ci-reporter.ts
/**
* For runners of GitHub, Gitea and Forgejo, whose logs understand workflow commands: one collapsible group per phase,
* warnings as annotations at file and line. Groups of the log do not nest, so an inner one becomes a plain heading.
*/
function ciReporter(write) {
	let depth = 0;
	return {
		info(text) {
			write(`${defuse(text)}\n`);
		},
		warn(problem) {
			write(annotation("warning", problem));
		},
		async group(title, work) {
			const outer = depth === 0;
			write(outer ? `::group::${escapeData(title)}\n` : `${defuse(title)}\n`);
			depth += 1;
			try {
				return await work();
			} finally {
				depth -= 1;
				if (outer) write("::endgroup::\n");
			}
		},
		progress() {}
	};
}
/** A workflow command that shows `problem` at its file and line. */
function annotation(level, problem) {
	const { place } = problem;
	const properties = place ? Object.entries({
		file: place.file,
		line: place.line,
		col: place.column
	}).filter(([, value]) => value !== void 0).map(([key, value]) => `${key}=${escapeProperty(String(value))}`) : [];
	return `::${level}${properties.length > 0 ? ` ${properties.join(",")}` : ""}::${escapeData(formatProblem(problem))}\n`;
}
function escapeData(text) {
	return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}
function escapeProperty(text) {
	return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
/** Text of packages must not be able to speak to the runner: `::` at the start of a line would be a command. */
function defuse(text) {
	return text.replace(/^(\s*)(::|##\[)/gm, "$1​$2");
}

// lib/run/exec.ts
const exec = (command, args, options = {}) => new Promise((resolve, reject) => {
	const child = spawn(command, args, {
		cwd: options.cwd,
		env: options.env ?? process.env,
		signal: options.signal,
		stdio: [
			"pipe",
			"pipe",
			"pipe"
		]
	});
	const stdout = [];
	const stderr = [];
	let timedOut = false;
	const timer = options.timeout ? setTimeout(() => {
		timedOut = true;
		child.kill("SIGKILL");
	}, options.timeout) : void 0;
	const lines = options.onLine ? lineSplitter(options.onLine) : void 0;
	child.stdout.on("data", (chunk) => {
		stdout.push(chunk);
		lines?.push(chunk, "stdout");
	});
	child.stderr.on("data", (chunk) => {
		stderr.push(chunk);
		lines?.push(chunk, "stderr");
	});
	child.on("error", (error) => {
		clearTimeout(timer);
		if ("code" in error && error.code === "ENOENT" && !options.signal?.aborted) resolve({
			code: 127,
			stdout: Buffer.alloc(0),
			stderr: `${command}: not found`,
			timedOut: false
		});
		else reject(error);
	});
	child.on("close", (code, signal) => {
		clearTimeout(timer);
		lines?.end();
		resolve({
			code: code ?? 128 + (signal === "SIGKILL" ? 9 : 15),
			stdout: Buffer.concat(stdout),
			stderr: Buffer.concat(stderr).toString("utf8"),
			timedOut
		});
	});
	child.stdin.on("error", () => {});
	feed(child.stdin, options.input);
});
async function feed(stdin, input) {
	if (input !== void 0) {
		const chunks = typeof input === "string" || input instanceof Uint8Array ? [input] : input;
		for await (const chunk of chunks) {
			if (!stdin.writable) break;
			if (!stdin.write(chunk)) await new Promise((resolve) => {
				const resume = () => {
					stdin.off("drain", resume).off("close", resume);
					resolve();
				};
				stdin.on("drain", resume).on("close", resume);
			});
		}
	}
	stdin.end();
}
function lineSplitter(onLine) {
	const rest = {
		stdout: "",
		stderr: ""
	};
	return {
		push(chunk, stream) {
			const parts = (rest[stream] + chunk.toString("utf8")).split("\n");
			rest[stream] = parts.pop() ?? "";
			for (const line of parts) onLine(line, stream);
		},
		end() {
			for (const stream of ["stdout", "stderr"]) if (rest[stream]) onLine(rest[stream], stream);
		}
	};
}

// lib/run/secrets.ts
const VARIABLES = {
	keys: ["INPUT_KEYS", "PPA_KEYS"],
	token: [
		"INPUT_TOKEN",
		"PPA_TOKEN",
		"GITHUB_TOKEN"
	],
	auth: ["PPA_AUTH"],
	sshKey: ["INPUT_SSH-KEY", "PPA_SSH_KEY"]
};
/**
* Splits the process's environment into what child processes may see and what they may not, and deletes the secrets from
* the original, so that no child, crash report or log of the environment has them. Call it once, at the edge.
*/
function takeEnvironment(environment) {
	const secrets = {};
	for (const name of [
		"keys",
		"token",
		"auth",
		"sshKey"
	]) {
		const value = VARIABLES[name].map((variable) => environment[variable]?.trim()).find(Boolean);
		if (value) secrets[name] = value;
		for (const variable of VARIABLES[name]) delete environment[variable];
	}
	return {
		env: { ...environment },
		secrets
	};
}

// lib/run/system-error.ts
const right = ["Access is denied", "Give yourself the right to it, or name another place."];
const full = ["The disk is full", "Make room, and run it again."];
const inTheWay = "Move it away, or name another place.";
/** Failures of the file system that are the state of a machine and never a slip of this program. */
const reasons = {
	EACCES: right,
	EPERM: right,
	ENOTDIR: ["A file stands where a folder is needed", inTheWay],
	EISDIR: ["A folder stands where a file is needed", inTheWay],
	ELOOP: ["Symbolic links lead in a circle", "Correct the links."],
	ENAMETOOLONG: ["The name is too long for this file system", "Choose a shorter one."],
	ENOSPC: full,
	EDQUOT: ["The disk quota is used up", full[1]],
	EROFS: ["The disk is read-only", "Name a place that can be written."],
	EIO: ["The disk cannot be read or written", "Look after it: `dmesg` tells more."],
	EMFILE: ["Too many files are open", "Raise the limit: `ulimit -n 4096`."],
	ENFILE: ["Too many files are open on this machine", "Close other programs, and run it again."]
};
/**
* For the two error boundaries: the problems of a UserError, or of a system error of Node that a file or the disk is to
* blame for. Undefined for what is a bug of ours.
*/
function userProblems(error) {
	if (error instanceof UserError) return error.problems;
	const reason = reasons[errorCode(error) ?? ""];
	if (!reason) return void 0;
	const [what, cure] = reason;
	const { path } = error;
	return [{
		what,
		cure,
		...path ? { place: { file: path.replace(/(.)\/+$/, "$1") } } : {}
	}];
}

export { ciReporter as a, annotation as i, takeEnvironment as n, exec as r, userProblems as t };