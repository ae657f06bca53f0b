import { describe, expect, it } from "vitest";
import { buildCatalog, type CatalogInput } from "../../lib/catalog/build.ts";
import { catalogDocument, packagesDocument } from "../../lib/catalog/documents.ts";
import { catalogSchema, packageSchema, packagesSchema } from "../../schemas/catalog.ts";
import { entry, hostileArchive, relations, smallArchive, target } from "../support/catalog-fixture.ts";

const x86 = target("24.10", "x86_64");
const mips = target("24.10", "mips_24kc");
const apk = target("25.12", "x86_64");

function catalogOf(feeds: CatalogInput["feeds"], more: Partial<CatalogInput> = {}) {
  return buildCatalog({ ...smallArchive(), builds: new Map(), commits: new Map(), ...more, feeds });
}

const packageOf = (catalog: ReturnType<typeof buildCatalog>, name: string) =>
  catalog.packages.find((one) => one.name === name);

describe("a catalog", () => {
  it("is the same in whatever order feeds and entries come", () => {
    const input = smallArchive();
    const reversed = [...input.feeds]
      .reverse()
      .map(({ target, entries }) => ({ target, entries: [...entries].reverse() }));
    expect(buildCatalog({ ...input, feeds: reversed })).toEqual(buildCatalog(input));
  });

  it("lists targets newest release first, the development branch last", () => {
    const snapshot = target("SNAPSHOT", "x86_64");
    const catalog = catalogOf([x86, snapshot, apk, mips].map((one) => ({ target: one, entries: [] })));
    expect(catalog.targets.map(({ path }) => path)).toEqual([
      "25.12/x86_64",
      "24.10/mips_24kc",
      "24.10/x86_64",
      "SNAPSHOT/x86_64",
    ]);
  });

  it("orders versions as the package manager does, newest first", () => {
    const entries = ["1.9-r1", "1.10-r1", "1.10~rc1-r1"].map((version) => entry(x86, "hello", version));
    const versions = packageOf(catalogOf([{ target: x86, entries }]), "hello")?.versions.map(({ version }) => version);
    expect(versions).toEqual(["1.10-r1", "1.10~rc1-r1", "1.9-r1"]);
  });

  it("calls the newest version of the newest release the package's version", () => {
    const feeds = [
      { target: x86, entries: [entry(x86, "hello", "3.0-r1")] },
      { target: apk, entries: [entry(apk, "hello", "2.0-r1"), entry(apk, "hello", "1.0-r1")] },
    ];
    expect(packageOf(catalogOf(feeds), "hello")?.version).toBe("2.0-r1");
  });

  it("puts the files of one version together, whichever feed they are in", () => {
    const feeds = [x86, mips].map((one) => ({ target: one, entries: [entry(one, "hello", "1.0-r1")] }));
    const versions = packageOf(catalogOf(feeds), "hello")?.versions;
    expect(versions?.map(({ files }) => files.map((file) => file.target))).toEqual([
      ["24.10/mips_24kc", "24.10/x86_64"],
    ]);
  });

  it("says where each dependency is found, and by which package", () => {
    const entries = [
      entry(x86, "app", "1-r1", { depends: relations("libc", "greet", "nowhere") }),
      entry(x86, "libgreet", "1-r1", { provides: relations("greet") }),
    ];
    const catalog = catalogOf([{ target: x86, entries }], { upstream: new Set(["libc"]) });
    expect(packageOf(catalog, "app")?.dependencies).toEqual([
      { name: "libc", where: "openwrt" },
      { name: "greet", where: "here", page: "libgreet" },
      { name: "nowhere", where: "missing" },
    ]);
    expect(packageOf(catalog, "libgreet")?.requiredBy).toEqual(["app"]);
  });

  it("keeps the exact dependencies of a target where they differ from the others", () => {
    const feeds = [x86, mips].map((one) => ({
      target: one,
      entries: [entry(one, "app", "1-r1", { depends: relations(`kernel = 6.6-${one.arch}`) })],
    }));
    const files = packageOf(catalogOf(feeds), "app")?.versions[0]?.files;
    expect(files?.map(({ depends }) => depends)).toEqual([undefined, relations("kernel = 6.6-x86_64")]);
  });

  it("shows a package that was never built successfully", () => {
    const builds = new Map([["broken", [{ target: x86.path, status: "failed" as const, reason: "compile" }]]]);
    const found = packageOf(catalogOf([{ target: x86, entries: [] }], { builds }), "broken");
    expect(found).toMatchObject({ versions: [], builds: [{ status: "failed", reason: "compile" }] });
  });

  it("keeps what strangers write short enough for a page", () => {
    const [hostile] = buildCatalog(hostileArchive()).packages;
    expect(hostile?.description.length).toBeLessThanOrEqual(4000);
    expect(hostile?.license?.length ?? 0).toBeLessThanOrEqual(200);
    expect(hostile?.title.length).toBeLessThanOrEqual(160);
  });

  it("drops homepages and links that are no web addresses", () => {
    const { archive, packages } = buildCatalog(hostileArchive());
    const addresses = [
      ...(archive.links ?? []).map(({ url }) => url),
      ...packages.map(({ homepage }) => homepage ?? ""),
    ];
    expect(addresses.filter((address) => /^javascript:/i.test(address))).toEqual([]);
  });

  it("has documents that their schemas accept", () => {
    for (const input of [smallArchive(), hostileArchive()]) {
      const catalog = buildCatalog(input);
      for (const one of catalog.packages) expect(packageSchema.parse(one)).toEqual(one);
      const list = packagesDocument(catalog);
      expect(packagesSchema.parse(list)).toEqual(list);
      const index = catalogDocument(catalog, "0", {});
      expect(catalogSchema.parse(index)).toEqual(index);
    }
  });
});

it("lists what search finds a package by: names it provides, and words that name and title do not have", () => {
  const both = { description: "Greets at home\n Tells everybody who is at home, of the TLS or by MQTT" };
  const of = (version: string, ...provides: string[]) =>
    entry(x86, "hello", version, { ...both, provides: relations(...provides) });
  const { list } = catalogOf([
    { target: x86, entries: [of("1-r1", "old", "old-any", "hello = 1"), of("2-r1", "greet = 2", "hello-any")] },
  ]);
  expect(list[0]).toMatchObject({ provides: ["greet", "old"], words: "tells everybody tls mqtt" });
  const [long] = buildCatalog(hostileArchive()).list;
  expect(long?.words?.length ?? 0).toBeLessThanOrEqual(120);
});

it("keeps opkg's lines and section where apk says the same words on one line", () => {
  const greeting = { description: "Greets\nTells more", section: "utils" };
  const both = catalogOf([
    { target: apk, entries: [entry(apk, "hello", "1.0-r1", { description: "Greets Tells more" })] },
    { target: x86, entries: [entry(x86, "hello", "1.0-r1", greeting)] },
  ]);
  expect(packageOf(both, "hello")).toMatchObject({ title: "Greets", description: "Greets\nTells more" });
});
