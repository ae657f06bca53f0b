import { appendFile, mkdir, readFile, rename, rm, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { type FindingName, findingKinds } from "../../lib/verify/findings.ts";
import {
  apkFeed,
  archive,
  changeMembers,
  changePackages,
  found,
  golden,
  goldenKeys,
  type Misbehaviour,
  memberWith,
  misbehavingServer,
  opkgFeed,
  scratch,
  verify,
} from "./feeds.ts";

type Break = (directory: string) => Promise<unknown>;
type Case =
  | { readonly opkg: Break; readonly keys?: readonly string[] }
  | { readonly apk: Break }
  | { readonly archive: Break }
  | { readonly http: Misbehaviour; readonly auth?: string };

const packages =
  (change: (text: string) => string): Break =>
  (directory) =>
    changePackages(directory, change);
const edit = async (file: string, change: (text: string) => string) =>
  writeFile(file, change(await readFile(file, "utf8")));
const IPK = "auth_7.3-r12_mips_24kc.ipk";
const stanza = (lines: Record<string, string>) =>
  `${Object.entries({ Package: "one", Version: "1.0-r1", Architecture: "all", Filename: IPK, ...lines })
    .map(([field, value]) => `${field}: ${value}\n`)
    .join("")}\n`;
const authNumbers = (text: string) => {
  const auth = text.split("\n\n").find((part) => part.startsWith("Package: auth\n")) ?? "";
  const value = (field: string) => auth.match(new RegExp(`^${field}: (.*)$`, "m"))?.[1] ?? "";
  return { Size: value("Size"), SHA256sum: value("SHA256sum") };
};
/** Further packages whose file is auth's, so that nothing else is wrong with them. */
const withStanzas = (...extra: Record<string, string>[]): Break =>
  packages((text) => text + extra.map((lines) => stanza({ ...authNumbers(text), ...lines })).join(""));
const catalogOf = (root: string) => join(root, "api/v1/catalog.json");

/** Shown in rotation.test.ts. */
type Rotation = "keys-announced" | "keys-switched" | "rotation-incomplete";

/** One way to break something for every finding there is; nothing else may be found. */
const cases: Record<Exclude<FindingName, "dependency-outside" | Rotation>, Case> = {
  "catalog-unreadable": { archive: (root) => edit(catalogOf(root), (text) => text.slice(0, -10)) },
  "key-missing": { archive: (root) => rm(join(root, "keys/demo.pem")).then(() => dropSignatureChecks(root)) },
  "key-invalid": {
    archive: async (root) => {
      await writeFile(join(root, "keys/demo.pem"), await readFile(join(golden, "keys/apk-next.pub.pem")));
      await writeFile(
        join(root, "25.12/mips_24kc/packages.adb"),
        await readFile(join(golden, "apk/expected/packages.two-signatures.adb")),
      );
    },
  },
  "private-key-published": {
    archive: async (root) => writeFile(join(root, "key-build"), await readFile(join(golden, "keys/usign.sec"))),
  },
  "url-differs": { http: () => false },
  "cname-differs": { archive: (root) => writeFile(join(root, "CNAME"), "ppa.example.net\n") },
  "install-script-missing": { archive: (root) => rm(join(root, "install.sh")) },
  "index-missing": { opkg: (feed) => rm(join(feed, "Packages.gz")) },
  "index-not-gzip": { opkg: (feed) => rename(join(feed, "Packages"), join(feed, "Packages.gz")) },
  "index-gz-differs": { opkg: (feed) => writeFile(join(feed, "Packages"), "\n") },
  "manifest-differs": {
    opkg: (feed) => edit(join(feed, "Packages.manifest"), (text) => text.replace("7.3-r12", "7.3-r13")),
  },
  "index-unsigned": { opkg: (feed) => rm(join(feed, "Packages.sig")) },
  "signature-invalid": {
    opkg: (feed) =>
      edit(join(feed, "Packages.sig"), (text) => text.replace(/.(?=.{8}\n$)/, (old) => (old === "A" ? "B" : "A"))),
  },
  "signature-unknown-key": {
    apk: async (feed) =>
      writeFile(
        join(feed, "packages.adb"),
        await signedBy("apk-next.pem", join(golden, "apk/expected/packages.unsigned.adb")),
      ),
  },
  "signature-unchecked": { opkg: async () => {}, keys: [] },
  "index-json-differs": {
    opkg: (feed) => edit(join(feed, "index.json"), (text) => text.replace("7.3-r12", "7.3-r13")),
  },
  "index-json-missing": { apk: (feed) => rm(join(feed, "index.json")) },
  "index-size-trap": {
    opkg: packages((text) => text + "\n".repeat((46 - (Buffer.byteLength(text) % 128) + 128) % 128)),
  },
  "index-crlf": { opkg: packages((text) => text.replaceAll("\n", "\r\n")) },
  "field-misspelt": { opkg: packages((text) => text.replace("Section:", "section:")) },
  "checksum-missing": { opkg: packages((text) => text.replace(/^SHA256sum: .*\n/m, "")) },
  "checksum-malformed": { opkg: packages((text) => text.replace(/^(SHA256sum: .*)\n/m, "$1 \n")) },
  "line-not-a-field": { opkg: packages((text) => text.replace("Description:", "a stray line\nDescription:")) },
  "field-twice": { opkg: packages((text) => text.replace(/^(Version: .*\n)/m, "$1$1")) },
  "stanza-incomplete": { opkg: packages((text) => `${text}Section: lost\n\n`) },
  "filename-leaves-feed": { opkg: withStanzas({ Filename: `../${IPK}` }) },
  "line-too-long": {
    opkg: packages((text) => text.replace("Section:", `X-Long: ${"x".repeat(1024 * 1024)}\nSection:`)),
  },
  "no-final-newline": { opkg: packages((text) => text.replace(/\n+$/, "")) },
  "duplicate-package": { opkg: withStanzas({}, {}) },
  "wrong-architecture": { opkg: withStanzas({ Architecture: "x86_64" }) },
  "kmod-in-arch-feed": {
    archive: (root) =>
      withStanzas({ Package: "kmod-one", Depends: "kernel (=6.6.93~abcd-r1)" })(join(root, "24.10/mips_24kc")),
  },
  "file-missing": { opkg: (feed) => rm(join(feed, IPK)) },
  "file-size": { opkg: (feed) => appendFile(join(feed, IPK), "x") },
  "file-hash": {
    opkg: async (feed) => {
      const bytes = await readFile(join(feed, IPK));
      bytes[bytes.length - 9] = (bytes[bytes.length - 9] ?? 0) ^ 1;
      await writeFile(join(feed, IPK), bytes);
    },
  },
  "file-not-a-package": { opkg: (feed) => writeFile(join(feed, IPK), "!<arch>\ndebian-binary   ") },
  "file-not-indexed": { archive: (root) => writeFile(join(root, "24.10/mips_24kc/orphan_1_all.ipk"), "x") },
  redirect: {
    http: (path, response) =>
      path.endsWith(".ipk") &&
      void response.writeHead(302, { location: "https://cdn.example.org/" }).end() === undefined,
  },
  "content-encoding": {
    http: (path, response) =>
      path.endsWith("auth-7.3-r12.apk") &&
      void response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync("x")) === undefined,
  },
  "html-instead": {
    http: (path, response) =>
      path.endsWith(IPK) && void response.writeHead(200).end("<!DOCTYPE html><title>Not found</title>") === undefined,
  },
  truncated: {
    http: (path, response) => {
      if (!path.endsWith(IPK)) return false;
      response.writeHead(200, { "content-length": 1000 }).write("\x1f\x8b");
      setTimeout(() => response.destroy(), 10);
      return true;
    },
  },
  "http-status": {
    http: (path, response) => path.endsWith(IPK) && void response.writeHead(403).end() === undefined,
  },
  "credentials-unasked": {
    auth: "me:secret",
    http: (_path, response, authorization) => !authorization && void response.writeHead(404).end() === undefined,
  },
  "adb-unreadable": { apk: (feed) => truncate(join(feed, "packages.adb"), 500) },
  "adb-name-version": { apk: (feed) => changeFirst(feed, (first) => memberWith(first, { version: "1.0-1" })) },
  "adb-hash": {
    apk: (feed) =>
      changeMembers(feed, ([first, ...rest]) =>
        first ? [{ ...first, adbSha256: first.adbSha256.subarray(0, 20) }, ...rest] : [],
      ),
  },
  "adb-description": { apk: (feed) => changeFirst(feed, (first) => memberWith(first, { description: "two\nlines" })) },
  "dependency-version": { opkg: withStanzas({ Depends: "auth (>= 9)" }) },
  "dependency-elsewhere": {
    archive: async (root) => {
      await withStanzas({ Package: "needy", Depends: "auth" })(join(root, "24.10/mips_24kc"));
      await mkdir(join(root, "24.10/x86_64"));
      await opkgFeed(join(root, "24.10/x86_64"));
      await changePackages(join(root, "24.10/x86_64"), (text) =>
        stanza({ ...authNumbers(text), Package: "two", Depends: "needy" }),
      );
      for (const name of (await import("node:fs")).readdirSync(join(root, "24.10/x86_64"))) {
        if (name.endsWith(".ipk") && name !== IPK) await rm(join(root, "24.10/x86_64", name));
      }
      await edit(catalogOf(root), (text) => {
        const catalog = JSON.parse(text);
        catalog.targets.push({ ...catalog.targets[0], path: "24.10/x86_64", arch: "x86_64" });
        return JSON.stringify(catalog);
      });
    },
  },
  "dependency-abi": {
    opkg: withStanzas({ Depends: "libfoo1" }, { Package: "libfoo2", ABIVersion: "2", Provides: "libfoo" }),
  },
  "kernel-differs": {
    opkg: withStanzas(
      { Package: "kmod-one", Depends: "kernel (=6.6.93~abcd-r1)" },
      { Package: "kmod-two", Depends: "kernel (=6.6.94~abcd-r1)" },
    ),
  },
};

async function signedBy(key: string, file: string): Promise<Uint8Array> {
  const { parseApkPrivateKey } = await import("../../lib/signing/apk-key.ts");
  const { signAdb } = await import("../../lib/apk/signature.ts");
  return signAdb(await readFile(file), [await parseApkPrivateKey(await readFile(join(golden, "keys", key), "utf8"))]);
}

/** The first package under other texts; its old file stays beside it as an orphan, its new one is put there. */
async function changeFirst(
  feed: string,
  change: (member: Parameters<typeof memberWith>[0]) => Parameters<typeof memberWith>[0],
) {
  await changeMembers(feed, ([first, ...rest]) => (first ? [change(first), ...rest] : []));
  const { readIndex } = await import("../../lib/apk/index-file.ts");
  const { packages: members } = readIndex(await readFile(join(feed, "packages.adb")));
  for (const { filename } of members) {
    await readFile(join(feed, filename)).catch(() => rename(join(feed, "auth-7.3-r12.apk"), join(feed, filename)));
  }
  const listed = Object.fromEntries(members.map(({ info }) => [info.name.replace(/(?<=yaml)2$/, ""), info.version]));
  await writeFile(
    join(feed, "index.json"),
    JSON.stringify({ version: 2, architecture: "mips_24kc", packages: listed }),
  );
}

/** Without its key nothing of the apk feed can be checked; this case is about the key alone. */
async function dropSignatureChecks(root: string) {
  await edit(catalogOf(root), (text) => {
    const catalog = JSON.parse(text);
    catalog.targets.pop();
    return JSON.stringify(catalog);
  });
  await rm(join(root, "25.12"), { recursive: true });
}

async function reportFor(broken: Case) {
  const directory = await scratch();
  if ("opkg" in broken) {
    await broken.opkg(await opkgFeed(directory));
    return verify(directory, broken.keys ?? goldenKeys);
  }
  if ("apk" in broken) {
    await broken.apk(await apkFeed(directory));
    return verify(directory, goldenKeys);
  }
  if ("archive" in broken) {
    await broken.archive(await archive(directory));
    return verify(directory);
  }
  const url = await misbehavingServer(directory, broken.http);
  await archive(directory, broken === cases["url-differs"] ? "https://ppa.example.org/demo" : url);
  return verify(url, [], { auth: broken.auth });
}

describe("one broken thing gives its finding and no other", () => {
  it.each(Object.entries(cases))("%s", async (name, broken) => {
    const report = await reportFor(broken);
    expect(found(report)).toEqual([name]);
    const kind = findingKinds[name as FindingName];
    expect(report.ok).toBe(kind.severity !== "error");
    expect(report.findings.find((finding) => finding.name === name)).toMatchObject({
      id: kind.id,
      severity: kind.severity,
    });
  });
});

describe("an archive in order", () => {
  it("gives no finding, in a directory and over HTTP", async () => {
    const directory = await scratch();
    const url = await misbehavingServer(directory, () => false);
    await archive(directory, url);
    for (const location of [directory, url]) {
      const report = await verify(location);
      expect(found(report)).toEqual([]);
      expect(report).toMatchObject({ ok: true, location });
      expect(report.feeds.map(({ path, packages: count, signedBy: keys }) => [path, count, keys.length])).toEqual([
        ["24.10/mips_24kc", 24, 1],
        ["25.12/mips_24kc", 24, 1],
      ]);
    }
  });

  it("lends its keys to one of its feeds that is named alone", async () => {
    const directory = await scratch();
    const url = await misbehavingServer(directory, () => false);
    await archive(directory, url);
    for (const location of [`${directory}/24.10/mips_24kc`, `${url}/25.12/mips_24kc`]) {
      const report = await verify(location);
      expect(found(report)).toEqual([]);
      expect(report.feeds).toMatchObject([{ packages: 24, signedBy: [expect.any(String)] }]);
    }
  });

  it("that is private is read with credentials, and refused without", async () => {
    const directory = await scratch();
    const wanted = `Basic ${Buffer.from("me:secret").toString("base64")}`;
    const url = await misbehavingServer(directory, (_path, response, authorization) => {
      if (authorization === wanted) return false;
      response.writeHead(401).end();
      return true;
    });
    await archive(directory, url);
    expect(found(await verify(url, [], { auth: "me:secret" }))).toEqual([]);
    expect(found(await verify(url))).toEqual(["http-status"]);
    expect(JSON.stringify(await verify(url, [], { auth: "me:wrong" }))).not.toContain("wrong");
  });
});

describe("what cannot be verified", () => {
  it.each([
    ["https://me:secret@ppa.example.org/", "PPA_AUTH"],
    ["ftp://ppa.example.org/", "http:// or https://"],
    ["http://127.0.0.1:1/", "127.0.0.1:1 cannot be reached (ECONNREFUSED). Correct the address and its port"],
    ["/nowhere/at/all", "neither a directory nor an address"],
  ])("%s is a mistake of the user", async (location, cure) => {
    await expect(verify(location)).rejects.toThrow(cure);
  });

  it("a directory without any index says what was looked for", async () => {
    await expect(verify(await scratch())).rejects.toThrow("neither a catalog (api/v1/catalog.json) nor an index");
  });
});
