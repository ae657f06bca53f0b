import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createMessage, generateKey, readKey, readPrivateKey, sign } from "openpgp";
import { expect, test } from "vitest";
import { exec } from "../../lib/run/exec.ts";
import { fetchSdkTarball, type TarballContext, unpackSdk } from "../../lib/sdk/sdk-tarball.ts";
import { describeWith } from "../support/needs.ts";
import { build, eras, folderWith, jobOf, makefile, pathSource, sdkOf, statuses, temporary } from "./support.ts";

const server = "https://downloads.example.org";
const keyServer = "https://keys.example.org";
const directory = `${server}/releases/24.10.8/targets/x86/64`;
const name = "openwrt-sdk-24.10.8-x86-64_gcc-13.3.0_musl.Linux-x86_64.tar.xz";

async function newKey(validity = {}) {
  const { privateKey, publicKey } = await generateKey({
    type: "ecc",
    userIDs: [{ name: "Build" }],
    format: "armored",
    ...validity,
  });
  return { privateKey, publicKey, fingerprint: (await readKey({ armoredKey: publicKey })).getFingerprint() };
}

/** A download server with an SDK: files by address; what is not there is a 404. */
async function publish(
  content: Buffer,
  change: (files: Map<string, Buffer | string>) => void = () => {},
  signed?: Date,
) {
  const key = await newKey(signed ? { date: signed, keyExpirationTime: 24 * 3600 } : {});
  const sums = `${"0".repeat(64)} *config.buildinfo\n${createHash("sha256").update(content).digest("hex")} *${name}\n`;
  const signature = await sign({
    message: await createMessage({ text: sums }),
    signingKeys: await readPrivateKey({ armoredKey: key.privateKey }),
    detached: true,
    ...(signed ? { date: signed } : {}),
  });
  const files = new Map<string, Buffer | string>([
    [`${directory}/sha256sums`, sums],
    [`${directory}/sha256sums.asc`, signature],
    [`${directory}/${name}`, content],
    [`${keyServer}/key.asc`, key.publicKey],
  ]);
  change(files);
  const asked: string[] = [];
  const context: TarballContext = {
    server,
    keyServer,
    keys: [{ fingerprint: key.fingerprint, file: "key.asc" }],
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
    const { context, asked } = await publish(content);
    const tarball = await fetchIt(context);
    if (!tarball) throw new Error("not found");
    expect(tarball.url).toBe(`${directory}/${name}`);
    expect(readFileSync(tarball.path)).toEqual(content);
    expect(existsSync(join(await unpackSdk(tarball, context), "scripts/feeds"))).toBe(true);
    await fetchIt(context);
    expect(asked.filter((url) => url.endsWith(name))).toHaveLength(1);
  });

  test("of an old release is taken, though its key has expired since", async () => {
    const { context } = await publish(Buffer.from("x"), () => {}, new Date("2021-06-01"));
    expect(await fetchIt(context)).toMatchObject({ url: `${directory}/${name}` });
  });

  test("is refused when the signature is another key's, whatever the key server says", async () => {
    const other = await newKey();
    const { context } = await publish(Buffer.from("x"), (files) => files.set(`${keyServer}/key.asc`, other.publicKey));
    await expect(fetchIt(context)).rejects.toThrow("is none of the keys of OpenWrt's build system");
  });

  test("is refused when the list was changed after it was signed", async () => {
    const { context } = await publish(Buffer.from("x"), (files) =>
      files.set(`${directory}/sha256sums`, `${"1".repeat(64)} *${name}\n`),
    );
    await expect(fetchIt(context)).rejects.toThrow("is none of the keys of OpenWrt's build system");
  });

  test("is refused when the list is not signed", async () => {
    const { context } = await publish(Buffer.from("x"), (files) => files.delete(`${directory}/sha256sums.asc`));
    await expect(fetchIt(context)).rejects.toThrow("sha256sums is not signed");
  });

  test("is refused, and not kept, when it has another checksum", async () => {
    const { context } = await publish(Buffer.from("x"), (files) => files.set(`${directory}/${name}`, "y"));
    await expect(fetchIt(context)).rejects.toThrow("does not have the checksum");
    expect(existsSync(join(context.cache, name))).toBe(false);
  });

  test("is no failure when there is none yet", async () => {
    const { context } = await publish(Buffer.from("x"), (files) => files.clear());
    expect(await fetchIt(context)).toBeUndefined();
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

test("registries that cannot be reached fail the job in words, so that other jobs are tried", async () => {
  const offline: typeof exec = async (command, args, options) => {
    if (command !== "docker") return exec(command, args, options);
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
  expect(report.reason).toMatch(/ghcr\.io\/openwrt\/sdk:x86-64-24\.10\.8: .*no such host\. Try again later/);
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
    const there = await publish(content);
    const options = { root, sdk: undefined, engine: "docker", exec: limited } as const;
    const given = { ...options, tarballs: there.context, fetch: there.context.fetch };
    const { told } = await build(jobOf("opkg", pathSource("one")), given);
    expect(told.lines.join("\n")).toContain(`is to be had; using ${directory}/${name}`);
    expect(pulled.at(-1)).toMatch(/buildworker/);
    const gone = await publish(content, (files) => files.clear());
    const without = { ...options, tarballs: gone.context, fetch: gone.context.fetch };
    const { report } = await build(jobOf("opkg", pathSource("one")), without);
    expect(report.status).toBe("failed");
    expect(report.reason).toMatch(/^docker\.io\/openwrt\/sdk:x86-64-24\.10\.8: toomanyrequests/);
  });

  test("the local engine builds in OpenWrt's SDK archive", async () => {
    const content = execFileSync("tar", ["-cJ", "-C", join(sdkOf("opkg"), ".."), "sdk"]);
    const { context } = await publish(content);
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
