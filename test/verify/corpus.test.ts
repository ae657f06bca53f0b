import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { found, verify } from "./feeds.ts";

const corpus = process.env["PPA_CORPUS"];

/** The corpus holds indexes only, so that every package file is missing. */
describe.skipIf(!corpus)("indexes of real feeds (PPA_CORPUS)", () => {
  const at = (...path: string[]) => join(corpus ?? "", ...path);
  const signed = (report: Awaited<ReturnType<typeof verify>>) =>
    report.feeds.filter(({ signedBy }) => signedBy.length > 0).length;

  it("jw2013's five opkg feeds have nothing wrong", async () => {
    const report = await verify(at("jw2013_openwrt-packages"), [at("jw2013_openwrt-packages/public.key")]);
    expect([report.feeds.length, signed(report), found(report)]).toEqual([5, 5, ["file-missing"]]);
  });

  it("38 of LibreMesh's 39 are signed by its key, one by a key that was never published", async () => {
    const report = await verify(at("libremesh_lime-feed"), [at("libremesh_lime-feed/libremesh-a71b3c8285abd28b.pub")]);
    expect([report.feeds.length, signed(report)]).toEqual([39, 38]);
    expect(report.findings.filter(({ name }) => name === "signature-unknown-key").map(({ feed }) => feed)).toEqual([
      "github-ci",
    ]);
    expect(found(report).sort()).toEqual(["file-missing", "signature-unknown-key"]);
  });

  it.each([
    ["4IceG_Modem-extras-apk/myapk", "IceG-apkpub.pem", 176, ["file-missing"]],
    ["stangri_apk.openwrt.melmac.net", "apk.openwrt.melmac.net.pem", 7, ["file-missing", "index-json-missing"]],
    ["stangri_apk.openwrt.melmac.net", "apk.openwrt.melmac.ca.pem", 7, ["file-missing", "index-json-missing"]],
  ])("the apk feed %s is signed by %s", async (feed, key, count, names) => {
    const report = await verify(at(feed), [at(feed, key)]);
    expect(report.feeds).toMatchObject([{ packages: count, signedBy: [expect.any(String)] }]);
    expect(found(report)).toEqual(names);
  });
});
