import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { afterEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { runnerCache } from "../../actions/build/runner-cache.ts";
import { type CacheOptions, type CacheStore, trustOf, usableCache, withCache } from "../../lib/sdk/cache.ts";
import { boundFolder, bringTools, keepTools, markUsed, placeOf } from "../../lib/sdk/kept.ts";
import type { PlanJob } from "../../schemas/plan.ts";
import { describeWith } from "../support/needs.ts";
import { asNobody } from "../support/nobody.ts";
import { build, examples, jobOf, listener, pathSource, sdkOf, temporary } from "./support.ts";

/** A store in memory that knows what is asked of it. */
function memoryStore() {
  const entries = new Map<string, Map<string, string>>();
  const asked: string[] = [];
  const store: CacheStore = {
    async restore(cacheDir, path, key, prefixes) {
      const folder = join(cacheDir, path);
      asked.push(...prefixes);
      const found = entries.has(key)
        ? key
        : [...entries.keys()].reverse().find((each) => prefixes.some((prefix) => each.startsWith(prefix)));
      mkdirSync(folder, { recursive: true });
      for (const [name, text] of entries.get(found ?? "") ?? []) writeFileSync(join(folder, name), text);
      return found;
    },
    async save(cacheDir, path, key) {
      const folder = join(cacheDir, path);
      entries.set(key, new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), "utf8")])));
    },
  };
  return { store, entries, asked };
}

function options(part: Partial<CacheOptions> = {}): CacheOptions & { warnings: string[]; told: string[] } {
  const { reporter, lines } = listener();
  const warnings: string[] = [];
  return {
    cacheDir: temporary(),
    store: undefined,
    trust: "publish",
    series: "24.10",
    places: ["24.10-x86_64"],
    reporter: { ...reporter, warn: ({ what }) => void warnings.push(what) },
    warnings,
    told: lines,
    ...part,
  };
}

/** Returns when files have a later time than those of before: file systems keep times by the ticks of the kernel. */
function nextTick(): void {
  const probe = join(temporary(), "probe");
  const time = () => {
    writeFileSync(probe, "");
    return statSync(probe).ctimeMs;
  };
  for (const begin = time(); time() <= begin; );
}

const download = (cacheDir: string, name: string) => writeFileSync(join(cacheDir, "dl", name), name);

describe("the cache", () => {
  test("gives the next run what this one has fetched, and is not written when nothing is new", async () => {
    const { store, entries } = memoryStore();
    const first = options({ store });
    await withCache(first, async () => download(first.cacheDir, "a.tar"));
    expect([...entries.keys()]).toEqual([expect.stringMatching(/^ppa1-publish-dl-24\.10-[0-9a-f]{20}$/)]);
    expect(first.told).toEqual(["The runner's cache has nothing yet"]);
    const second = options({ store });
    await withCache(second, async () => expect(readdirSync(join(second.cacheDir, "dl"))).toEqual(["a.tar"]));
    expect(entries.size).toBe(1);
    expect(second.told).toEqual(["The runner's cache had dl"]);
  });

  test("of a pull request is never read by a run that publishes", async () => {
    const { store, asked } = memoryStore();
    const pull = options({ store, trust: "pull-request" });
    await withCache(pull, async () => download(pull.cacheDir, "poisoned.tar"));
    const publishing = options({ store });
    asked.length = 0;
    await withCache(publishing, async () => expect(readdirSync(join(publishing.cacheDir, "dl"))).toEqual([]));
    expect(asked.every((prefix) => prefix.startsWith("ppa1-publish-"))).toBe(true);
  });

  test("of a run that publishes is a start for pull requests", async () => {
    const { store } = memoryStore();
    const publishing = options({ store });
    await withCache(publishing, async () => download(publishing.cacheDir, "a.tar"));
    const pull = options({ store, trust: "pull-request" });
    await withCache(pull, async () => expect(readdirSync(join(pull.cacheDir, "dl"))).toEqual(["a.tar"]));
  });

  test("that does not work costs one warning and never the build", async () => {
    const broken: CacheStore = {
      restore: () => Promise.reject(new Error("ECONNREFUSED")),
      save: () => Promise.reject(new Error("ECONNREFUSED")),
    };
    const given = options({ store: broken });
    expect(await withCache(given, async () => "built")).toBe("built");
    expect(given.warnings).toEqual(["The runner's cache is not used: ECONNREFUSED"]);
  });

  test("whose folder cannot be written costs one warning, and another folder is used", async () => {
    const folder = temporary();
    writeFileSync(join(folder, "file"), "");
    chmodSync(folder, 0o755);
    mkdirSync(join(folder, "closed"), { mode: 0o555 });
    for (const place of ["file", "closed", "closed/deeper"]) {
      const { reporter, warnings } = listener();
      const cacheDir = join(folder, place);
      expect(await asNobody(() => usableCache(cacheDir, "/spare", reporter))).toBe("/spare");
      expect(warnings.map(({ what }) => what)).toEqual([
        expect.stringContaining(`The folder ${cacheDir} is not used to keep downloads: E`),
      ]);
    }
  });

  test("whose folder can be written is used", async () => {
    const { reporter, warnings } = listener();
    const cacheDir = join(temporary(), "new", "one");
    expect(await usableCache(cacheDir, "/spare", reporter)).toBe(cacheDir);
    expect(warnings).toEqual([]);
  });

  test("that does not answer is not waited for", async () => {
    const hanging: CacheStore = { restore: () => new Promise(() => {}), save: () => new Promise(() => {}) };
    const given = options({ store: hanging, timeout: 20 });
    expect(await withCache(given, async () => "built")).toBe("built");
    expect(given.warnings).toEqual(["The runner's cache is not used: it does not answer"]);
  });

  test("keeps what was fetched before the work failed", async () => {
    const { store, entries } = memoryStore();
    const given = options({ store });
    const work = withCache(given, async () => {
      download(given.cacheDir, "a.tar");
      throw new Error("later");
    });
    await expect(work).rejects.toThrow("later");
    expect(entries.size).toBe(1);
  });

  test("keeps what was built for one architecture apart from another's, which is built for at the same time", async () => {
    const { store, entries } = memoryStore();
    const ofPlace = (place: string) => {
      const given = options({ store, places: [place] });
      const folder = join(given.cacheDir, "ccache", place);
      return { given, folder };
    };
    for (const place of ["24.10-mips_24kc", "24.10-mips_24kc_24kf", "24.10-ath79-generic"]) {
      const { given, folder } = ofPlace(place);
      await withCache(given, async () => writeFileSync(join(folder, "object"), `of ${place}`));
    }
    expect([...entries.keys()]).toEqual([
      expect.stringMatching(/^ppa1-publish-ccache-24\.10-mips_24kc-[0-9a-f]{20}$/),
      expect.stringMatching(/^ppa1-publish-ccache-24\.10-mips_24kc_24kf-[0-9a-f]{20}$/),
      expect.stringMatching(/^ppa1-publish-ccache-24\.10-ath79-generic-[0-9a-f]{20}$/),
    ]);
    const { given, folder } = ofPlace("24.10-mips_24kc");
    await withCache(given, async () => expect(readFileSync(join(folder, "object"), "utf8")).toBe("of 24.10-mips_24kc"));
  });

  test("names what is built for: an architecture, a target for kernel modules, or all", () => {
    const job = { ...jobOf("opkg"), arch: "mips_24kc", target: "ath79/generic" };
    const places = (["arch", "kmod", "all"] as const).map((kind) => placeOf({ ...job, kind }));
    expect(places).toEqual(["24.10-mips_24kc", "24.10-ath79-generic", "24.10-all"]);
  });

  test("is bounded: what was not used for longest goes first, whenever it was made", async () => {
    const folder = temporary();
    for (const name of ["old", "middle", "new"]) writeFileSync(join(folder, name), "x".repeat(100));
    const before = statSync(join(folder, "old")).mtimeMs;
    nextTick();
    await markUsed(join(folder, "old"));
    expect(statSync(join(folder, "old")).mtimeMs).toBeCloseTo(before, 1);
    await boundFolder(folder, 250);
    expect(readdirSync(folder).sort()).toEqual(["new", "old"]);
  });

  test("keeps the tools of two SDKs for a place, those that were used last", async () => {
    const cacheDir = temporary();
    const sandbox = {
      run: async () => ({ code: 0, stdout: Buffer.from(".lua_installed\n"), stderr: "", timedOut: false }),
      get: async (_: string, to: string) => void mkdirSync(to, { recursive: true }),
      put: async () => {},
      close: async () => {},
      topdir: "/sdk",
    };
    const ids = () => readdirSync(join(cacheDir, "tools/24.10-all")).sort();
    for (const id of ["a", "b"]) await keepTools(sandbox, cacheDir, "24.10-all", id);
    nextTick();
    await bringTools(sandbox, cacheDir, "24.10-all", "a");
    await keepTools(sandbox, cacheDir, "24.10-all", "c");
    expect(ids()).toEqual(["a", "c"]);
  });

  test("knows pull requests by the event", () => {
    expect(trustOf({ GITHUB_EVENT_NAME: "pull_request" })).toBe("pull-request");
    expect(trustOf({ GITHUB_EVENT_NAME: "pull_request_target" })).toBe("pull-request");
    expect(trustOf({ GITHUB_EVENT_NAME: "push" })).toBe("publish");
  });
});

describe("the runner's cache", () => {
  afterEach(() => void vi.unstubAllEnvs());

  /** A cache server as runners of Gitea and Forgejo have one (reserve, upload, commit, look up), and as GitHub has (twirp). */
  async function cacheServer(): Promise<{ url: string; keys: string[] }> {
    const entries: { key: string; version: string; content: Buffer; committed: boolean }[] = [];
    const keys: string[] = [];
    const server = createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const body = Buffer.concat(chunks);
      const { pathname, searchParams } = new URL(request.url ?? "", "http://x");
      const id = Number(/caches\/(\d+)$/.exec(pathname)?.[1]) - 1;
      const answer = (status: number, content?: unknown) =>
        response
          .writeHead(status, { "content-type": "application/json" })
          .end(content === undefined ? "" : JSON.stringify(content));
      const find = (wanted: readonly string[], version: string | null) =>
        entries.findIndex(
          (each) => each.committed && each.version === version && wanted.some((key) => each.key.startsWith(key)),
        );
      const call = /^\/twirp\/github\.actions\.results\.api\.v1\.CacheService\/(\w+)$/.exec(pathname)?.[1];
      if (call) {
        const { key, version, restore_keys: more = [] } = JSON.parse(body.toString());
        const index = find([key, ...more], version);
        const last = entries.at(-1);
        if (call === "GetCacheEntryDownloadURL")
          return answer(200, {
            ok: index >= 0,
            matched_key: entries[index]?.key ?? "",
            signed_download_url: `http://${request.headers.host}/download/${index}`,
          });
        if (call === "FinalizeCacheEntryUpload" && last) last.committed = true;
        else {
          keys.push(key);
          entries.push({ key, version, content: Buffer.alloc(0), committed: false });
        }
        return answer(200, { ok: true, entry_id: "1", signed_upload_url: `http://${request.headers.host}/blob/x` });
      }
      if (request.method === "PUT") {
        for (const entry of entries.slice(-1)) entry.content = body;
        return answer(201);
      }
      if (request.method === "GET" && pathname.endsWith("/cache")) {
        const index = find((searchParams.get("keys") ?? "").split(","), searchParams.get("version"));
        if (index < 0) return answer(204);
        return answer(200, {
          cacheKey: entries[index]?.key,
          scope: "",
          archiveLocation: `http://${request.headers.host}/download/${index}`,
        });
      }
      if (pathname.startsWith("/download/"))
        return response.writeHead(200).end(entries[Number(pathname.split("/").at(-1))]?.content);
      if (request.method === "POST" && pathname.endsWith("/caches")) {
        const { key, version } = JSON.parse(body.toString());
        keys.push(key);
        return answer(201, { cacheId: entries.push({ key, version, content: Buffer.alloc(0), committed: false }) });
      }
      const entry = entries[id];
      if (!entry) return answer(404);
      if (request.method === "PATCH") entry.content = Buffer.concat([entry.content, body]);
      else entry.committed = true;
      return answer(204);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void server.close());
    const address = server.address();
    return { url: `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}/`, keys };
  }

  function onRunner(url: string, forge: "gitea" | "github" = "gitea"): void {
    vi.stubEnv(forge === "github" ? "ACTIONS_RESULTS_URL" : "ACTIONS_CACHE_URL", url);
    vi.stubEnv("ACTIONS_CACHE_SERVICE_V2", forge === "github" ? "true" : "");
    vi.stubEnv("ACTIONS_RUNTIME_TOKEN", "token");
    vi.stubEnv("GITHUB_SERVER_URL", forge === "github" ? "https://github.com" : "https://gitea.example.org");
    vi.stubEnv("RUNNER_TEMP", temporary());
    vi.stubEnv("GITHUB_WORKSPACE", temporary());
    vi.spyOn(process.stdout, "write").mockReturnValue(true);
    onTestFinished(() => void vi.restoreAllMocks());
  }

  test("is none where the runner has none", async () => {
    vi.stubEnv("ACTIONS_CACHE_URL", "");
    vi.stubEnv("GITHUB_SERVER_URL", "https://gitea.example.org");
    expect(await runnerCache({ env: process.env, reporter: listener().reporter })).toBeUndefined();
  });

  test.each(["gitea", "github"] as const)(
    "carries downloads to the next run, whose folders are elsewhere: %s",
    async (forge) => {
      const { url, keys } = await cacheServer();
      onRunner(url, forge);
      const begin = async () =>
        options({ store: await runnerCache({ env: process.env, reporter: listener().reporter }) });
      const first = await begin();
      await withCache(first, async () => download(first.cacheDir, "a.tar"));
      expect(keys).toHaveLength(1);
      onRunner(url, forge);
      const second = await begin();
      await withCache(second, async () => expect(readdirSync(join(second.cacheDir, "dl"))).toEqual(["a.tar"]));
      expect(keys).toHaveLength(1);
      expect([process.cwd(), process.env["GITHUB_WORKSPACE"]]).not.toContain(second.cacheDir);
    },
  );

  test("is used when another server of the runner is dead", async () => {
    const { url } = await cacheServer();
    onRunner(url);
    vi.stubEnv("ACTIONS_RESULTS_URL", "http://127.0.0.1:1/");
    expect(await runnerCache({ env: process.env, reporter: listener().reporter })).toBeDefined();
  });

  test("whose server is dead costs a warning", async () => {
    onRunner("http://127.0.0.1:1/");
    const { reporter, warnings } = listener();
    expect(await runnerCache({ env: process.env, reporter })).toBeUndefined();
    expect(warnings.map(({ what }) => what)).toEqual([expect.stringMatching(/^The runner's cache is not used: /)]);
  });
});

describeWith(["gcc", "make", "git"], "a second build", () => {
  test("finds feeds, their indexes and tools where the first has left them", async () => {
    const cacheDir = temporary();
    const job = { ...jobOf("opkg", pathSource("luci-app-hello")), kind: "all" } as const;
    const first = await build(job, { root: examples, sdk: sdkOf("opkg"), cacheDir });
    const names = readdirSync(join(cacheDir, "feeds")).map((name) => name.replace(/[0-9a-f]{40}$/, "COMMIT"));
    expect(names.sort()).toEqual(["base-COMMIT", "luci-COMMIT"]);
    const sdk = sdkOf("opkg");
    // Only what is kept can be used: the feeds' own repositories are gone.
    rmSync(join(sdk, "upstream"), { recursive: true });
    const second = await build(job, { root: examples, sdk, cacheDir });
    expect(second.report.status).toBe("built");
    expect(second.report.packages[0]?.binaries[0]?.sha256).toBe(first.report.packages[0]?.binaries[0]?.sha256);
  });

  test.each([
    ["24.10", "24.10.8"],
    ["18.06", "18.06.9"],
  ])("uses the objects that ccache has kept, where the SDK of %s has ccache", async (series, version) => {
    const cacheDir = temporary();
    const job: PlanJob = { ...jobOf("opkg", pathSource("hello-c")), release: { series, version, format: "opkg" } };
    for (const calls of [1, 2]) {
      const sdk = sdkOf("opkg", `release=${version}`, "ccache=yes");
      const { report } = await build(job, { root: examples, sdk, cacheDir });
      expect(report.status).toBe("built");
      const kept = readFileSync(join(cacheDir, `ccache/${series}-x86_64/calls`), "utf8");
      expect(kept.match(/hello\.c/g)).toHaveLength(calls);
    }
  });
});
