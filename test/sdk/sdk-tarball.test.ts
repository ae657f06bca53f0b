import { execFileSync } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { exec } from "../../lib/run/exec.ts";
import { candidateImages, findImage } from "../../lib/sdk/image.ts";
import { fetchSdkTarball, openwrtKey, type TarballContext, unpackSdk } from "../../lib/sdk/sdk-tarball.ts";
import { formatUsignPublicKey, generateUsignKey, parseUsignPublicKey, signUsign } from "../../lib/signing/usign.ts";
import { describeWith } from "../support/needs.ts";
import {
  build,
  eras,
  folderWith,
  jobOf,
  listener,
  makefile,
  pathSource,
  sdkOf,
  statuses,
  temporary,
} from "./support.ts";

const server = "https://downloads.example.org";
const directory = `${server}/releases/24.10.8/targets/x86/64`;
const name = "openwrt-sdk-24.10.8-x86-64_gcc-13.3.0_musl.Linux-x86_64.tar.xz";

/** A download server with an SDK: files by address; what is not there is a 404. */
function publish(content: Buffer, change: (files: Map<string, Buffer | string>) => void = () => {}) {
  const key = generateUsignKey(randomBytes);
  const sums = `${"0".repeat(64)} *config.buildinfo\n${createHash("sha256").update(content).digest("hex")} *${name}\n`;
  const files = new Map<string, Buffer | string>([
    [`${directory}/sha256sums`, sums],
    [`${directory}/sha256sums.sig`, signUsign(key, Buffer.from(sums))],
    [`${directory}/${name}`, content],
  ]);
  change(files);
  const asked: string[] = [];
  const context: TarballContext = {
    server,
    keyOf: (series) => formatUsignPublicKey(key, series),
    cache: temporary(),
    exec,
    fetch: async (input) => {
      asked.push(String(input));
      const found = files.get(String(input));
      return found === undefined
        ? new Response("", { status: 404 })
        : new Response(typeof found === "string" ? found : new Uint8Array(found));
    },
  };
  return { context, asked };
}

const fetchIt = (context: TarballContext) => fetchSdkTarball(eras.opkg, "x86/64", context);

describeWith(["tar", "xz"], "the SDK archive", () => {
  test("is taken when its list is signed with a pinned key and its checksum is listed", async () => {
    const folder = folderWith({ "openwrt-sdk/scripts/feeds": "#!/bin/sh\n" });
    const content = execFileSync("tar", ["-cJ", "-C", folder, "openwrt-sdk"]);
    const { context, asked } = publish(content);
    const tarball = await fetchIt(context);
    if (!tarball) throw new Error("not found");
    expect(tarball.url).toBe(`${directory}/${name}`);
    expect(readFileSync(tarball.path)).toEqual(content);
    expect(existsSync(join(await unpackSdk(tarball, context), "scripts/feeds"))).toBe(true);
    await fetchIt(context);
    expect(asked.filter((url) => url.endsWith(name))).toHaveLength(1);
  });

  test.each([
    ["another key's", (sums: string) => signUsign(generateUsignKey(randomBytes), Buffer.from(sums))],
    ["none at all", () => "<html>Log in</html>"],
  ])("is refused when the signature is %s", async (_, signature) => {
    const { context } = publish(Buffer.from("x"), (files) =>
      files.set(`${directory}/sha256sums.sig`, signature(String(files.get(`${directory}/sha256sums`)))),
    );
    await expect(fetchIt(context)).rejects.toThrow("is no signature of");
  });

  test("is refused when the list was changed after it was signed", async () => {
    const { context } = publish(Buffer.from("x"), (files) =>
      files.set(`${directory}/sha256sums`, `${"1".repeat(64)} *${name}\n`),
    );
    await expect(fetchIt(context)).rejects.toThrow("is no signature of");
  });

  test("is refused when the list is not signed", async () => {
    const { context } = publish(Buffer.from("x"), (files) => files.delete(`${directory}/sha256sums.sig`));
    await expect(fetchIt(context)).rejects.toThrow("sha256sums is not signed");
  });

  test("is refused, and not kept, when it has another checksum", async () => {
    const { context } = publish(Buffer.from("x"), (files) => files.set(`${directory}/${name}`, "y"));
    await expect(fetchIt(context)).rejects.toThrow("does not have the checksum");
    expect(existsSync(join(context.cache, name))).toBe(false);
  });

  test("is no failure when there is none yet", async () => {
    const { context } = publish(Buffer.from("x"), (files) => files.clear());
    expect(await fetchIt(context)).toBeUndefined();
  });
});

describe("OpenWrt's keys", () => {
  // The names that the key files have in OpenWrt's repository "keyring": the identifiers inside the keys.
  test.each([
    ["18.06", "1035ac73cc4e59e3"],
    ["19.07", "f94b9dd6febac963"],
    ["21.02", "2f8b0b98e08306bf"],
    ["22.03", "4d017e6f1ed5d616"],
    ["23.05", "b5043e70f9a75cde"],
    ["24.10", "d310c6f2833e97f7"],
    ["25.12", "b5043e70f9a75cde"],
    ["SNAPSHOT", "b5043e70f9a75cde"],
  ])("of %s is %s", (series, id) => {
    expect(parseUsignPublicKey(openwrtKey(series)).fingerprint).toBe(id);
  });

  // SHA-256 of the files there, as others have recorded them.
  test.each([
    ["24.10", "e3624aa9be785362a172595b4919b233268871c4365a9b8da2b42ac41745ad95"],
    ["21.02", "d102bdd75421c62490b97f520f9db06aadb44ad408b244755d26e96ea5cd3b7f"],
    ["SNAPSHOT", "d7ac10f9ed1b38033855f3d27c9327d558444fca804c685b17d9dcfb0648228f"],
  ])("of %s is the file of the keyring", (series, sha256) => {
    expect(createHash("sha256").update(openwrtKey(series)).digest("hex")).toBe(sha256);
  });
});

test("a release whose images and SDK archive are not there yet is skipped with that reason", async () => {
  const pulled: string[] = [];
  const registryWithout: typeof exec = async (command, args, options) => {
    if (command !== "docker") return exec(command, args, options);
    if (args[0] === "pull") pulled.push(args.at(-1) ?? "");
    const stderr = args[0] === "pull" ? "Error response from daemon: manifest unknown" : "No such image";
    return { code: 1, stdout: Buffer.alloc(0), stderr, timedOut: false };
  };
  const root = folderWith({ "one/Makefile": makefile("one") });
  const fetch404 = async () => new Response("", { status: 404 });
  const { report } = await build(jobOf("opkg", pathSource("one")), {
    root,
    sdk: undefined,
    engine: "docker",
    exec: registryWithout,
    fetch: fetch404,
  });
  expect(pulled).toEqual(
    ["x86-64", "x86_64"].flatMap((of) =>
      ["ghcr.io", "quay.io", "docker.io"].map((host) => `${host}/openwrt/sdk:${of}-24.10.8`),
    ),
  );
  expect(report).toMatchObject({
    status: "skipped",
    reason: "OpenWrt has not published an SDK of 24.10.8 for x86/64 yet",
  });
  expect(statuses(report)).toEqual({ one: "skipped" });
  // Not the plan's key, under which it would count as dealt with.
  expect(report.packages[0]?.key).toBe("0".repeat(64));
});

test("registries that cannot be reached fail the job in words, each asked for one image, so that other jobs are tried", async () => {
  const pulled = new Set<string>();
  const offline: typeof exec = async (command, args, options) => {
    if (command !== "docker") return exec(command, args, options);
    if (args[0] === "pull") pulled.add(args.at(-1) ?? "");
    const stderr = "Error response from daemon: Get https://ghcr.io/v2/: dial tcp: lookup ghcr.io: no such host";
    return { code: 1, stdout: Buffer.alloc(0), stderr, timedOut: false };
  };
  const root = folderWith({ "one/Makefile": makefile("one") });
  const { report } = await build(jobOf("opkg", pathSource("one")), {
    root,
    sdk: undefined,
    engine: "docker",
    exec: offline,
  });
  expect(report.status).toBe("failed");
  const hosts = ["ghcr.io", "quay.io", "docker.io"];
  expect([...pulled]).toEqual(hosts.map((host) => `${host}/openwrt/sdk:x86-64-24.10.8`));
  expect(report.reason).toMatch(/^ghcr\.io\/openwrt\/sdk:x86-64-24\.10\.8: .*no such host$/m);
  expect(report.reason?.match(/Try again later/g)).toHaveLength(1);
});

test("an image of the architecture that is on the machine is found while its registry does not answer", async () => {
  const there = "ghcr.io/openwrt/sdk:x86_64-24.10.8";
  const offline: typeof exec = async (_command, args) => {
    const isThere = args[0] === "image" && args.at(-1) === there;
    const stdout = Buffer.from(isThere ? "sha256:1" : "");
    return { code: isThere ? 0 : 1, stdout, stderr: "no such host", timedOut: false };
  };
  const context = { engine: "docker", exec: offline, reporter: listener().reporter, sleep: async () => {} } as const;
  const found = await findImage(candidateImages(jobOf("opkg")), context);
  expect(found).toEqual({ image: there, digest: "sha256:1" });
});

describeWith(["gcc", "make", "git"], "without images", () => {
  test("a registry in trouble keeps nobody from the archive, and both are told where that is not there either", async () => {
    const content = execFileSync("tar", ["-cJ", "-C", join(sdkOf("opkg"), ".."), "sdk"]);
    const pulled: string[] = [];
    const limited: typeof exec = async (command, args, options) => {
      if (command !== "docker") return exec(command, args, options);
      const image = args.at(-1) ?? "";
      if (args[0] === "pull") pulled.push(image);
      const stderr = image.startsWith("docker.io/") ? "toomanyrequests: the limit is reached" : "manifest unknown";
      return { code: 1, stdout: Buffer.alloc(0), stderr, timedOut: false };
    };
    const root = folderWith({ "one/Makefile": makefile("one") });
    const there = publish(content);
    const options = { root, sdk: undefined, engine: "docker", exec: limited } as const;
    const given = { ...options, tarballs: there.context, fetch: there.context.fetch };
    const { told } = await build(jobOf("opkg", pathSource("one")), given);
    expect(told.lines.join("\n")).toContain(`is to be had; using ${directory}/${name}`);
    expect(pulled.at(-1)).toMatch(/buildworker/);
    const gone = publish(content, (files) => files.clear());
    const without = { ...options, tarballs: gone.context, fetch: gone.context.fetch };
    const { report } = await build(jobOf("opkg", pathSource("one")), without);
    expect(report.status).toBe("failed");
    expect(report.reason).toMatch(/^docker\.io\/openwrt\/sdk:x86-64-24\.10\.8: toomanyrequests/);
  });

  test("the local engine builds in OpenWrt's SDK archive", async () => {
    const content = execFileSync("tar", ["-cJ", "-C", join(sdkOf("opkg"), ".."), "sdk"]);
    const { context } = publish(content);
    const root = folderWith({ "one/Makefile": makefile("one") });
    const { report } = await build(jobOf("opkg", pathSource("one")), {
      root,
      sdk: undefined,
      tarballs: context,
      fetch: context.fetch,
    });
    expect(statuses(report)).toEqual({ one: "built" });
    expect(report.sdk?.tarball).toBe(`${directory}/${name}`);
  });
});
