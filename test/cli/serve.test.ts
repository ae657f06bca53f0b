import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { portNumber } from "../../cli/options.ts";
import { exec } from "../../lib/run/exec.ts";
import { branchFiles } from "../../lib/run/static-files.ts";
import { type StaticServer, serveDirectory, serveFiles } from "../../lib/run/static-server.ts";
import { describeWith } from "../support/needs.ts";

let scratch: string;
let server: StaticServer;

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), "ppa-serve-"));
  await mkdir(join(scratch, "site/24.10/x86_64"), { recursive: true });
  await mkdir(join(scratch, "site/bare"), { recursive: true });
  await writeFile(join(scratch, "secret"), "not for you");
  await symlink(join(scratch, "secret"), join(scratch, "site/way-out"));
  await writeFile(join(scratch, "site/index.html"), "<title>home</title>");
  await writeFile(join(scratch, "site/24.10/x86_64/index.html"), "<title>feed</title>");
  for (const name of ["Packages", "Packages.gz", "Packages.sig", "packages.adb", "a~b+c_1_all.ipk", "a-1-r1.apk"]) {
    await writeFile(join(scratch, "site/24.10/x86_64", name), name);
  }
  server = await serveDirectory(join(scratch, "site"));
});

afterAll(async () => {
  await server.close();
  await rm(scratch, { recursive: true });
});

const get = (path: string, init?: RequestInit) => fetch(server.url + path, { redirect: "manual", ...init });

/** Sends the path as it is; `fetch` would normalise it. */
const rawStatus = (path: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(server.url).port), "127.0.0.1", () => {
      socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
    });
    let text = "";
    socket.on("data", (chunk) => {
      text += chunk;
    });
    socket.on("close", () => resolve(text));
    socket.on("error", reject);
  });

describe("what a router fetches", () => {
  it.each(["Packages", "Packages.gz", "Packages.sig", "packages.adb", "a~b+c_1_all.ipk", "a-1-r1.apk"])(
    "%s comes as plain bytes, whole and uncompressed",
    async (name) => {
      const response = await get(`/24.10/x86_64/${name}`, { headers: { "accept-encoding": "gzip" } });
      expect(response.status).toBe(200);
      expect(response.headers.get("content-type")).toBe("application/octet-stream");
      expect(response.headers.get("content-encoding")).toBeNull();
      expect(response.headers.get("content-length")).toBe(String(name.length));
      expect(await response.text()).toBe(name);
    },
  );

  it("takes the percent-encoding of opkg's client", async () => {
    expect((await get("/24.10/x86_64/a~b%2bc_1_all.ipk")).status).toBe(200);
  });

  it("answers HEAD with the length and no body", async () => {
    const response = await get("/24.10/x86_64/Packages.gz", { method: "HEAD" });
    expect([response.status, response.headers.get("content-length"), await response.text()]).toEqual([200, "11", ""]);
  });
});

describe("what a browser fetches", () => {
  it("shows a directory's index.html", async () => {
    const response = await get("/24.10/x86_64/");
    expect(response.headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(await response.text()).toContain("feed");
  });

  it("redirects only to add the slash of a directory that has an index.html", async () => {
    const response = await get("/24.10/x86_64?q=1");
    expect([response.status, response.headers.get("location")]).toEqual([301, "/24.10/x86_64/?q=1"]);
    expect((await get("/bare")).status).toBe(404);
    expect((await get("/24.10/x86_64/Packages/")).status).toBe(404);
  });

  it("never redirects to another host", async () => {
    expect(await rawStatus("//24.10/x86_64")).toMatch(/location: \/24\.10\/x86_64\/\r\n/i);
  });
});

describe("what nobody fetches", () => {
  it.each(["/../secret", "/24.10/../../secret", "/%2e%2e/secret", "/..%2fsecret", "/..\\secret", "/%00", "/%zz"])(
    "%s does not leave the directory",
    async (path) => {
      const text = await rawStatus(path);
      expect(text).toMatch(/^HTTP\/1.1 400/);
      expect(text).not.toContain("not for you");
    },
  );

  it("a symbolic link that leads out is absent", async () => {
    expect((await get("/way-out")).status).toBe(404);
  });

  it("refuses other methods", async () => {
    expect((await get("/", { method: "POST" })).status).toBe(405);
  });

  it("tells which port is taken", async () => {
    const port = Number(new URL(server.url).port);
    await expect(serveDirectory(scratch, { port })).rejects.toThrow(`Port ${port} is already in use`);
  });
});

describeWith(["git"], "a branch", () => {
  it("is served as it is at every request", async () => {
    const repository = join(scratch, "repo");
    const git = async (...args: string[]) => {
      const result = await exec("git", ["-C", scratch, "-c", "user.name=t", "-c", "user.email=t@example.org", ...args]);
      expect(result.stderr + result.code).toMatch(/0$/);
    };
    await git("init", "-q", "-b", "gh-pages", repository);
    const commit = async (text: string) => {
      await writeFile(join(repository, "index.html"), text);
      await git("-C", repository, "add", "-A");
      await git("-C", repository, "commit", "-q", "-m", text);
    };
    await commit("first");
    const branch = await serveFiles(await branchFiles(repository, "gh-pages", exec));
    try {
      expect(await (await fetch(branch.url)).text()).toBe("first");
      await commit("second");
      expect(await (await fetch(branch.url)).text()).toBe("second");
      expect((await fetch(`${branch.url}/absent`)).status).toBe(404);
    } finally {
      await branch.close();
    }
  });

  it("that does not exist is named", async () => {
    await expect(branchFiles(scratch, "nowhere", exec)).rejects.toThrow(
      /^"nowhere" is neither a directory nor a branch .* git fetch origin gh-pages && ppa serve origin\/gh-pages\.$/,
    );
    await expect(branchFiles(scratch, "--help", exec)).rejects.toThrow("neither a directory nor a branch");
  });
});

describe("an address that cannot be listened on", () => {
  it("is told as a mistake, with what to use", async () => {
    const files = { find: async () => undefined };
    await expect(serveFiles(files, { port: 0, host: "192.0.2.1" })).rejects.toThrow(
      /no address 192\.0\.2\.1\. Choose one of its own with --host/,
    );
  });

  it("is a port, from 0 to 65535", () => {
    expect(portNumber("0")).toBe(0);
    for (const text of ["", "abc", "-1", "65536", "8080x"]) expect(() => portNumber(text)).toThrow("is not a port");
  });
});
