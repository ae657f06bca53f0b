import { describe, expect, test } from "vitest";
import { buildIndex, readIndex, reusableMembers } from "../../lib/apk/index-file.ts";
import type { IndexMember } from "../../lib/apk/package.ts";
import { encodeIndexFile, verifyAdb } from "../../lib/apk/signature.ts";
import { formatIndexJson } from "../../lib/feed/opkg-index.ts";
import { golden } from "../ipk/golden.ts";
import { fc } from "../support/properties.ts";
import {
  asDumped,
  corpus,
  corpusFile,
  feedFile,
  feedNames,
  given,
  indexPayload,
  member,
  plain,
  smallApk,
} from "./support.ts";

const members = feedNames.map((name) => member(feedFile(name)));
/** The same packages as another run finds them: in the published index. */
const published = (packages: readonly IndexMember[]) =>
  given(reusableMembers(readIndex(encodeIndexFile(buildIndex(packages)))));

describe("packages.adb", () => {
  test("is what apk mkndx writes of the same files, whatever order they are found in", () => {
    expect(Buffer.from(buildIndex(members))).toEqual(indexPayload("packages.unsigned.adb"));
    expect(Buffer.from(buildIndex(members.toReversed()))).toEqual(indexPayload("packages.unsigned.adb"));
  });

  test("is the same file around it, before compression", () => {
    const file = encodeIndexFile(buildIndex(members));
    expect(Buffer.from(file.subarray(0, 4)).toString()).toBe("ADBd");
    expect(plain(file)).toEqual(plain(golden("apk/expected/packages.unsigned.adb")));
  });

  test("is read as apk's own dump shows it", () => {
    const { packages } = readIndex(golden("apk/expected/packages.adb"));
    const dump = JSON.parse(golden("apk/expected/packages.json").toString());
    expect(packages.map(({ pkginfo }) => asDumped(pkginfo))).toEqual(dump.packages);
    expect(packages.map(({ filename }) => filename).sort()).toEqual(feedNames);
  });

  test("gives index.json the names without ABI suffix, in its order", () => {
    const infos = readIndex(golden("apk/expected/packages.adb")).packages.map(({ info }) => info);
    expect(formatIndexJson(2, "mips_24kc", infos)).toBe(golden("apk/expected/index.v2.json").toString());
  });

  test("of two versions of a package has both, the older one first", () => {
    const versions = ["1.0-r2", "1.0-r10", "1.0_rc1-r1"].map((version) => member(smallApk({ version }).bytes));
    const { packages } = readIndex(encodeIndexFile(buildIndex(versions)));
    expect(packages.map(({ info }) => info.version)).toEqual(["1.0_rc1-r1", "1.0-r2", "1.0-r10"]);
  });

  test("without packages is one that clients accept: at least 16 bytes of payload", () => {
    const payload = buildIndex([]);
    expect(payload.length).toBeGreaterThanOrEqual(16);
    expect(readIndex(encodeIndexFile(payload)).packages).toEqual([]);
  });
});

describe("an index made from the published one", () => {
  test("is the one made from nothing, whichever packages stay, go and come", () => {
    const split = fc.array(fc.constantFrom("stays", "goes", "comes"), {
      minLength: members.length,
      maxLength: members.length,
    });
    fc.assert(
      fc.property(split, (fates) => {
        const with_ = (...wanted: string[]) => members.filter((_, i) => wanted.includes(fates[i] ?? ""));
        const before = published(with_("stays", "goes"));
        const kept = new Set(with_("stays").map(({ filename }) => filename));
        const after = [...before.filter(({ filename }) => kept.has(filename)), ...with_("comes")];
        expect(Buffer.from(buildIndex(after))).toEqual(Buffer.from(buildIndex(with_("stays", "comes"))));
      }),
    );
  });

  test("is the published payload itself when nothing changed", () => {
    const index = readIndex(golden("apk/expected/packages.adb"));
    expect(buildIndex(given(reusableMembers(index)))).toBe(index.payload);
  });

  test("cannot be made when another tool wrote that, or wrote it in another order", () => {
    const index = readIndex(golden("apk/expected/packages.adb"));
    const [first, ...rest] = index.packages;
    const foreign = { ...index, packages: rest.concat({ ...given(first), filename: "zzz.apk" }) };
    expect(reusableMembers(foreign)).toBeUndefined();
  });
});

describe.skipIf(corpus === undefined)("a real feed's index", () => {
  const feeds = [
    ["4IceG_Modem-extras-apk/myapk", ["IceG-apkpub.pem"]],
    ["stangri_apk.openwrt.melmac.net", ["apk.openwrt.melmac.net.pem", "apk.openwrt.melmac.ca.pem"]],
  ] as const;

  test.each(feeds)("of %s is read, its signatures verify, and it can be carried on", (feed, keys) => {
    const file = corpusFile(`${feed}/packages.adb`);
    const index = readIndex(file);
    const pems = keys.map((key) => corpusFile(`${feed}/${key}`).toString());
    expect(index.packages.length).toBeGreaterThan(5);
    expect(verifyAdb(file, pems)).toEqual(pems);
    const carried = reusableMembers(index);
    if (carried) expect(Buffer.from(buildIndex(carried.slice(1)))).not.toEqual(Buffer.from(index.payload));
  });
});
