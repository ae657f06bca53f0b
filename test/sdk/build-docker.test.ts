import { execFileSync, spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { beforeAll, describe, expect, onTestFinished, test, vi } from "vitest";
import { type Exec, exec } from "../../lib/run/exec.ts";
import { openContainer } from "../../lib/sdk/container.ts";
import { findImage } from "../../lib/sdk/image.ts";
import { baseImage, describeEngines, type ImageOptions, imageIn, sdkImage } from "./docker-image.ts";
import {
  build,
  examples,
  folderWith,
  jobOf,
  listener,
  makefile,
  pathSource,
  sdkOf,
  statuses,
  temporary,
} from "./support.ts";

/** The feeds of the stand-in in an image, where the host finds them. */
const mirrorsOf = (home: string) => [[`file://${home}/upstream/`, `file://${sdkOf("opkg")}/upstream/`]] as const;

describeEngines("build in containers of a real", (engine) => {
  const image = (options: ImageOptions = {}, tag?: string) => imageIn(engine, sdkImage(options, tag));
  const call = (...args: string[]) => execFileSync(engine, args, { encoding: "utf8", stdio: "pipe" }).trim();
  const running = (name: string): string => call("ps", "--all", "--quiet", "--filter", `name=${name}`);
  beforeAll(() => void image(), 300_000);

  test("builds in the image of the release, and the files belong to the caller", async () => {
    const official = image({}, "ghcr.io/openwrt/sdk:x86-64-24.10.8");
    onTestFinished(() => void call("rmi", official));
    const name = `ppa-test-release-${process.pid}`;
    const job = jobOf("opkg", pathSource("hello-c", "luci-app-hello", "feed/greeter", "feed/libgreeting"));
    const { report, outDir } = await build(job, {
      root: examples,
      sdk: undefined,
      engine,
      name,
      mirrors: mirrorsOf("/builder"),
    });
    expect(statuses(report)).toEqual({
      "hello-c": "built",
      "luci-app-hello": "built",
      greeter: "built",
      libgreeting: "built",
    });
    expect(report.sdk).toMatchObject({
      engine,
      image: official,
      digest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
    });
    for (const file of readdirSync(join(outDir, "packages")))
      expect(statSync(join(outDir, "packages", file)).uid).toBe(process.getuid?.());
    expect(running(name)).toBe("");
  });

  test.each([
    ["setup", "25.12.5", "apk", "/builder"],
    ["legacy", "24.10.8", "opkg", "/home/build/openwrt"],
  ] as const)("finds its way in images of the era %s", async (layout, release, era, home) => {
    const sdk = image({ layout, release });
    const root = folderWith({ "one/Makefile": makefile("one", "  DEPENDS:=+shout") });
    const mirrors = [[`file://${home}/upstream/`, `file://${sdkOf(era)}/upstream/`]] as const;
    const { report } = await build(jobOf(era, pathSource("one")), { root, sdk, engine, mirrors });
    expect(statuses(report)).toEqual({ one: "built" });
  });

  test("an image that is not there yet skips the job and says why", async () => {
    const registry = createServer((request, response) => {
      const missing = { errors: [{ code: "MANIFEST_UNKNOWN", message: "manifest unknown" }] };
      response.writeHead(request.url === "/v2/" ? 200 : 404, { "content-type": "application/json" });
      response.end(JSON.stringify(request.url === "/v2/" ? {} : missing));
    });
    await new Promise<void>((resolve) => registry.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void registry.close());
    const address = registry.address();
    const host = `127.0.0.1:${typeof address === "object" ? address?.port : 0}`;
    // Docker trusts this machine without TLS, podman has to be told.
    const trusting = join(
      folderWith({ "registries.conf": `[[registry]]\nlocation = "${host}"\ninsecure = true\n` }),
      "registries.conf",
    );
    const asking: Exec = (command, args, options) =>
      exec(command, args, { ...options, env: { ...process.env, CONTAINERS_REGISTRIES_CONF: trusting } });
    const image = `${host}/openwrt/sdk:x86-64-24.10.99`;
    const { reporter } = listener();
    const context = { engine, exec: asking, reporter, sleep: () => Promise.resolve() } as const;
    expect(await findImage([image], context)).toEqual({ troubles: [] });
  });

  test("a registry that cannot be reached is told, after some attempts", async () => {
    const waits: number[] = [];
    const context = {
      engine,
      exec,
      reporter: listener().reporter,
      sleep: async (ms: number) => void waits.push(ms),
    } as const;
    expect(await findImage(["127.0.0.1:1/openwrt/sdk:x86-64-24.10.99"], context)).toEqual({
      troubles: [expect.objectContaining({ what: expect.stringMatching(/127\.0\.0\.1:1.*refused/) })],
    });
    expect(waits).toEqual([10_000, 20_000]);
  });

  describe("the container", () => {
    const open = async (name: string, env: Record<string, string> = {}) => {
      const sandbox = await openContainer({
        engine,
        image: image(),
        name,
        exec,
        env: { PATH: process.env["PATH"], ...env },
      });
      onTestFinished(() => sandbox.close());
      return sandbox;
    };

    test("has nothing of our environment but proxies without a password", async () => {
      const sandbox = await open(`ppa-test-env-${process.pid}`, {
        GITHUB_TOKEN: "s3cret",
        http_proxy: "http://proxy:3128",
        https_proxy: "http://u:s3cret@proxy",
      });
      const { stdout } = await sandbox.run("env; id -u; ulimit -Sn");
      expect(stdout.toString()).toContain("http_proxy=http://proxy:3128");
      expect(stdout.toString()).not.toContain("s3cret");
      expect(stdout.toString()).toMatch(/^1000\n1024$/m);
    });

    test("takes files as its own user's and gives them back as ours", async () => {
      const sandbox = await open(`ppa-test-files-${process.pid}`);
      await sandbox.put(folderWith({ "a/b.txt": "b" }), "given");
      const { code } = await sandbox.run(
        "test -O given/a/b.txt && echo more >> given/a/b.txt && chmod 600 given/a/b.txt",
      );
      expect(code).toBe(0);
      await sandbox.put(folderWith({ tool: "" }), "not/there/yet");
      expect((await sandbox.run("touch not/beside not/there/beside && test -O not/there/yet/tool")).code).toBe(0);
      const back = temporary();
      await sandbox.get("given", back);
      expect(readFileSync(join(back, "a/b.txt"), "utf8")).toBe("bmore\n");
      expect(statSync(join(back, "a/b.txt")).uid).toBe(process.getuid?.());
      await sandbox.get("nothing-there", join(back, "empty"));
      expect(existsSync(join(back, "empty"))).toBe(true);
    });

    test("ends a script with all it started when its time is up", async () => {
      const sandbox = await open(`ppa-test-time-${process.pid}`);
      const result = await sandbox.run("sleep 300 & sleep 300", [], { timeout: 1_000 });
      expect(result.timedOut).toBe(true);
      const { stdout } = await sandbox.run(
        "pgrep -c sleep || ls /proc | grep -E '^[0-9]+$' | while read p; do tr '\\0' ' ' < /proc/$p/cmdline 2>/dev/null; echo; done | grep -c '^sleep' || :",
      );
      expect(stdout.toString().trim()).toBe("0");
    });

    test("is gone when the process that started it is killed", async () => {
      const name = `ppa-test-kill-${process.pid}`;
      const folder = temporary();
      const script = join(folder, "start.ts");
      const lib = new URL("../../lib", import.meta.url).pathname;
      writeFileSync(
        script,
        `import { exec } from "${lib}/run/exec.ts"; import { openContainer } from "${lib}/sdk/container.ts";
         await openContainer({ engine: "${engine}", image: "${image()}", name: "${name}", exec, env: process.env });
         console.log("open"); setInterval(() => {}, 1000);`,
      );
      const child = spawn(process.execPath, [script], { stdio: ["ignore", "pipe", "inherit"] });
      await new Promise<void>((resolve) => child.stdout.once("data", () => resolve()));
      expect(running(name)).not.toBe("");
      child.kill("SIGKILL");
      for (let attempt = 0; attempt < 100 && running(name) !== ""; attempt++)
        await new Promise((resolve) => setTimeout(resolve, 100));
      expect(running(name)).toBe("");
    });
  });

  test("says so when the container is ended from outside, as for want of memory, and leaves none", async () => {
    const name = `ppa-test-stop-${process.pid}`;
    const slow = makefile("slow").replace("define Build/Compile\n", (text) => `${text}\tsleep 300\n`);
    const started = build(jobOf("opkg", pathSource("slow")), {
      root: folderWith({ "slow/Makefile": slow }),
      sdk: image(),
      engine,
      name,
      mirrors: mirrorsOf("/builder"),
    });
    await vi.waitFor(() => expect(call("top", name)).toContain("sleep 300"), 60_000);
    call("kill", name);
    const { report } = await started;
    expect(report.reason).toMatch(/^The container of \S+ was ended from outside/);
    expect(statuses(report)).toEqual({ slow: "failed" });
    expect(running(name)).toBe("");
  });

  test("a name that no image can have is refused at once, and so is a folder", async () => {
    const root = folderWith({ "one/Makefile": makefile("one") });
    const told = { root, engine, sleep: () => Promise.reject(new Error("nothing is worth waiting for")) };
    const job = jobOf("opkg", pathSource("one"));
    await expect(build(job, { ...told, sdk: join(root, "missing") })).rejects.toThrow(
      /is no name of an image, nor a folder that is there/,
    );
    await expect(build(job, { ...told, sdk: root })).rejects.toThrow(
      `${root} is a folder, which ${engine} cannot run. Choose the engine "local"`,
    );
  });

  test("an image without an SDK is refused", async () => {
    const root = folderWith({ "one/Makefile": makefile("one") });
    const sdk = imageIn(engine, baseImage());
    const built = build(jobOf("opkg", pathSource("one")), { root, sdk, engine });
    await expect(built).rejects.toThrow(/holds no OpenWrt SDK/);
  });
});
