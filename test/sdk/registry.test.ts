import { createServer } from "node:http";
import { join } from "node:path";
import { afterEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { planRepository } from "../../lib/archive/plan-run.ts";
import { exec } from "../../lib/run/exec.ts";
import { digestReader } from "../../lib/sdk/registry.ts";
import { folderWith, listener, makefile, temporary } from "./support.ts";

const digest = `sha256:${"a".repeat(64)}`;

/** A registry that wants a token, as ghcr.io does, and has these tags. Its `fetch` goes there, whatever host is meant. */
async function registry(tags: Readonly<Record<string, string>>) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "", "http://x");
    asked.push(`${request.method} ${request.headers.host} ${pathname}`);
    const answer = (status: number, headers: Record<string, string> = {}, body = "") =>
      response.writeHead(status, headers).end(body);
    if (pathname === "/token") return answer(200, {}, JSON.stringify({ token: `for ${searchParams.get("scope")}` }));
    const [, repository, tag = ""] = /^\/v2\/(.+)\/manifests\/(.+)$/.exec(pathname) ?? [];
    if (request.headers.authorization !== `Bearer for repository:${repository}:pull`) {
      const challenge = `Bearer realm="https://ghcr.io/token",service="ghcr.io",scope="repository:${repository}:pull"`;
      return answer(401, { "www-authenticate": challenge });
    }
    const found = tags[tag];
    if (!found || !String(request.headers.accept).includes("oci.image.index")) return answer(404);
    return answer(200, { "docker-content-digest": found });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  const here = `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`;
  const ask: typeof fetch = (url, init) => globalFetch(String(url).replace(/^https:\/\/[^/]+/, here), init);
  return { ask, asked, tags };
}

const globalFetch = fetch;
const soon = () => AbortSignal.timeout(10_000);

describe("the digest that a registry has for a tag", () => {
  test("is learnt without pulling, with a token for nobody in particular", async () => {
    const { ask, asked } = await registry({ "x86-64-SNAPSHOT": digest });
    const read = digestReader(ask, soon());
    expect(await read("ghcr.io/openwrt/sdk:x86-64-SNAPSHOT")).toBe(digest);
    expect(asked.map((line) => line.replace(/ \S+ /, " "))).toEqual([
      "HEAD /v2/openwrt/sdk/manifests/x86-64-SNAPSHOT",
      "GET /token",
      "HEAD /v2/openwrt/sdk/manifests/x86-64-SNAPSHOT",
    ]);
  });

  test("is unknown for a tag that does not exist, and where nobody answers", async () => {
    const { ask } = await registry({});
    expect(await digestReader(ask, soon())("ghcr.io/openwrt/sdk:x86-64-SNAPSHOT")).toBeUndefined();
    const nobody: typeof fetch = (_, init) => globalFetch("http://127.0.0.1:1/", init);
    expect(await digestReader(nobody, soon())("ghcr.io/openwrt/sdk:x86-64-SNAPSHOT")).toBeUndefined();
  });
});

describe("a plan for development snapshots", () => {
  afterEach(() => void vi.unstubAllGlobals());

  const archive = (release: string) =>
    `name: mine\ntargets: [{release: ${release}, arch: [x86_64]}]\nsources: [{path: feed}]\n`;

  async function keys(release: string, ask: typeof fetch): Promise<string[]> {
    vi.stubGlobal("fetch", ask);
    const cwd = folderWith({ "ppa.yml": archive(release), "feed/one/Makefile": makefile("one") });
    const edge = {
      cwd,
      env: { ...process.env, RUNNER_TEMP: temporary() },
      secrets: {},
      siteDir: join(cwd, "site"),
      exec,
      reporter: listener().reporter,
      terminal: false,
      now: () => new Date(0),
      randomBytes: (size: number) => new Uint8Array(size),
      print() {},
    };
    const { jobs } = await planRepository(edge, { config: "ppa.yml" });
    return jobs.map(({ key }) => key);
  }

  test("builds again when the image of the SDK is another one under the same name", async () => {
    const { ask, tags } = await registry({ "x86-64-SNAPSHOT": digest });
    const before = await keys("SNAPSHOT", ask);
    expect(await keys("SNAPSHOT", ask)).toEqual(before);
    Object.assign(tags, { "x86-64-SNAPSHOT": `sha256:${"b".repeat(64)}` });
    expect(await keys("SNAPSHOT", ask)).not.toEqual(before);
  });

  test("goes by the name alone where no registry can be asked, and always does for releases", async () => {
    const nobody: typeof fetch = () => Promise.reject(new TypeError("fetch failed"));
    const { ask, asked } = await registry({});
    expect(await keys("SNAPSHOT", nobody)).toEqual(await keys("SNAPSHOT", ask));
    asked.length = 0;
    expect(await keys('"24.10.8"', ask)).toEqual(await keys('"24.10.8"', nobody));
    expect(asked.filter((line) => line.includes("/v2/"))).toEqual([]);
  });
});
