import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { loadArchive } from "../../lib/archive/load.ts";
import { architecturesOf } from "../../lib/openwrt/targets.ts";
import { UserError } from "../../lib/run/errors.ts";
import { siteColors } from "../../schemas/archive.ts";

const load = (text: string, defaultUrl?: string) =>
  loadArchive({ text, file: "ppa.yml", ...(defaultUrl ? { defaultUrl } : {}) });

const mistakes = (text: string): string[] => {
  try {
    load(text, "https://acme.github.io/ppa");
    return [];
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return error.message.split("\n");
  }
};

const contract = `
name: acme                        # feed name on the router: [a-z0-9_-]
title: ACME router packages
url: https://acme.github.io/ppa/
targets:
  - release: "24.10"
    arch: [x86_64, mips_24kc]
    target: [ath79/generic]
  - release: "25.12"
    arch: [x86_64]
sources:
  - packages: dist/**/*.ipk
  - files: packages/hello.yml
  - path: .
  - git: https://github.com/acme/luci-app-x
    ref: v2
    subdir: openwrt
    packages: [luci-app-x]
retain: 3
history: 10
`;

const minimal = 'name: acme\ntargets:\n  - release: "24.10"\n    arch: [x86_64]\n';

describe("ppa.yml", () => {
  test("of the contract becomes an archive with one feed per release and architecture, or target", () => {
    const archive = load(contract);
    expect(archive).toMatchObject({ name: "acme", title: "ACME router packages", url: "https://acme.github.io/ppa" });
    expect(archive).toMatchObject({ retain: 3, history: 10, branch: "gh-pages", keys: "keys", signPackages: true });
    expect(archive.targets.map(({ path }) => path)).toEqual([
      "24.10/x86_64",
      "24.10/mips_24kc",
      "24.10.8/ath79/generic",
      "25.12/x86_64",
    ]);
    expect(archive.targets[2]).toEqual({
      release: { series: "24.10", version: "24.10.8", format: "opkg" },
      arch: "mips_24kc",
      target: "ath79/generic",
      path: "24.10.8/ath79/generic",
    });
    expect(archive.sources).toEqual([
      { kind: "packages", packages: ["dist/**/*.ipk"] },
      { kind: "files", files: ["packages/hello.yml"] },
      { kind: "path", path: "." },
      {
        kind: "git",
        url: "https://github.com/acme/luci-app-x",
        ref: "v2",
        subdir: "openwrt",
        packages: ["luci-app-x"],
      },
    ]);
  });

  test("takes its title from its name and its address from the repository", () => {
    const archive = load(minimal, "https://acme.github.io/ppa");
    expect(archive).toMatchObject({ title: "acme", url: "https://acme.github.io/ppa", sources: [], site: {} });
    expect(() => load(`${minimal}retain: 0\n`)).toThrow(
      /ppa\.yml:1:1 url: is missing, and nothing here tells where.*\n.*retain: must be 1 or more/,
    );
  });

  test("may serve all architectures of a release", () => {
    const archive = load(minimal.replace("[x86_64]", "all"), "https://a.example");
    expect(archive.targets.map(({ arch }) => arch)).toEqual(architecturesOf("24.10"));
  });

  test("may serve kernel modules of several point releases", () => {
    const text = `${minimal}  - release: "24.10.7"\n    target: [ath79/generic]\n  - release: "24.10.8"\n    target: [ath79/generic]\n`;
    expect(load(text, "https://a.example").targets.map(({ path }) => path)).toEqual([
      "24.10/x86_64",
      "24.10.7/ath79/generic",
      "24.10.8/ath79/generic",
    ]);
  });
});

describe("a ppa.yml with mistakes", () => {
  test("tells all of them, each at its line and column", () => {
    const text = `name: ACME
targets:
  - release: 24.10
    arch: [x86_64, mips_24k]
  - release: "24.11"
    arch: all
sources:
  - pakages: dist/*.ipk
retain: 0
`;
    expect(mistakes(text)).toEqual([
      "ppa.yml:1:1 name: must be lower-case letters, digits, - and _, and begin with a letter or digit",
      'ppa.yml:3:5 targets[0].release: must be a text, not 24.1. Put it in quotes: "24.10"',
      'ppa.yml:4:20 targets[0].arch[1]: "mips_24k" is not an architecture of any release. Did you mean mips_24kc?',
      'ppa.yml:5:5 targets[1].release: "24.11" is not a known release of OpenWrt. Use "24.10"',
      'ppa.yml:8:5 sources[0].pakages: is not a known key. Did you mean "packages"?',
      "ppa.yml:9:1 retain: must be 1 or more",
    ]);
  });

  test("is told the nearest colour, of those that the site's style sheet has", async () => {
    const text = `${minimal}site: { colors: { acent: red, ink: "#111" } }\n`;
    expect(mistakes(text)).toEqual(['ppa.yml:5:19 site.colors.acent: is not a known key. Did you mean "accent"?']);
    const css = await readFile("site/styles/site.css", "utf8");
    const names = [...css.matchAll(/^ *--([a-z-]+): (?:#|light-dark)/gm)].map(([, name]) => name);
    expect(names).toEqual(siteColors);
  });

  test("is told the nearest architecture and target", () => {
    const text =
      'name: a\ntargets:\n  - release: "24.10"\n    arch: [mips_24k]\n    target: [ar71xx/generic]\n    color: red\n';
    expect(mistakes(text)).toEqual([
      'ppa.yml:4:12 targets[0].arch[0]: "mips_24k" is not an architecture of 24.10. Did you mean mips_24kc?',
      'ppa.yml:5:14 targets[0].target[0]: "ar71xx/generic" is not a target of 24.10. It is called ath79/generic in 24.10',
      "ppa.yml:6:5 targets[0].color: is not a known key. Known keys: release, arch, target, sdk",
    ]);
  });

  test("is not told to write what is refused then: there is no target `all`", () => {
    const text = (target: string) => `name: a\ntargets:\n  - release: "24.10"\n    arch: all\n    target: ${target}\n`;
    expect(mistakes(text("all"))).toEqual(['ppa.yml:5:5 targets[0].target: must be a list, not "all"']);
    expect(mistakes(text("[all]"))).toEqual([
      'ppa.yml:5:14 targets[0].target[0]: "all" is not a target of 24.10. Kernel modules fit one target each; name those of your routers, such as ath79/generic',
    ]);
  });

  test("is told what no release has, where the release is wrong too", () => {
    expect(mistakes('name: a\ntargets:\n  - release: "24.11"\n    arch: [x86_65, 24.10, mips_24kx]\n')).toEqual([
      'ppa.yml:3:5 targets[0].release: "24.11" is not a known release of OpenWrt. Use "24.10"',
      'ppa.yml:4:12 targets[0].arch[0]: "x86_65" is not an architecture of any release. Did you mean x86_64?',
      'ppa.yml:4:20 targets[0].arch[1]: must be a text, not 24.1. Put it in quotes: "24.10"',
      'ppa.yml:4:27 targets[0].arch[2]: "mips_24kx" is not an architecture of any release. Did you mean mips_24kc?',
    ]);
  });

  test("is told of a feed that it names twice", () => {
    const twice = `${minimal}  - release: "24.10.8"\n    arch: [mips_24kc, x86_64]\n    target: [x86/64, x86/64]\n`;
    expect(mistakes(twice)).toEqual([
      'ppa.yml:6:23 targets[1].arch[1]: "x86_64" stands in targets[0] already, for the same feed 24.10/x86_64. Remove one of them',
      'ppa.yml:7:22 targets[1].target[1]: "x86/64" stands in targets[1] already, for the same feed 24.10.8/x86/64. Remove one of them',
    ]);
  });

  test("is not told to put in quotes what is a text already", () => {
    expect(mistakes(`${minimal}site: {language: xx}\n`).join()).not.toContain("quotes");
  });

  test("is not told twice of one slip", () => {
    expect(mistakes('name: a\ntargets: [{release: "24.10", archs: [x86_64]}]\n')).toEqual([
      'ppa.yml:2:30 targets[0].archs: is not a known key. Did you mean "arch"?',
    ]);
  });

  test.each([
    ["targets: []", "is empty: an archive serves at least one release"],
    ['targets: [{release: "24.10"}]', "names no arch and no target. Add arch: [x86_64], or arch: all"],
    ['targets: [{release: "24.10", arch: []}]', "names no arch and no target"],
    ['targets: [{release: "24.10", arch: x86_64}]', 'must be "all" or a list, not "x86_64". Write [x86_64]'],
    [
      'targets: [{release: "24.10.1", arch: [x86_64]}, {release: "24.10", arch: all}]',
      "means 24.10.8, and targets[0] means 24.10.1",
    ],
  ])("%s", (targets, message) => {
    expect(mistakes(`name: a\n${targets}\n`).join("\n")).toContain(message);
  });

  test.each([
    ['targets: [{release: "24.10", arch: [x86_64], sdk: ./sdk}]', "must be the name of an image"],
    ['targets: [{release: "24.10", arch: [x86_64], sdk: --privileged}]', "must be the name of an image"],
    ['targets: [{release: "24.10", arch: [x86_64], sdk: "acme/sdk:{arhc}"}]', "must be the name of an image"],
    ["sources: [{path: ../other}]", "must be a path below the archive's folder"],
    ["sources: [{path: /etc}]", "must be a path below the archive's folder"],
    ["sources: [{git: 'ext::sh -c id'}]", "must be an https, ssh or file address"],
    ["sources: [{git: '--upload-pack=id'}]", "must be an https, ssh or file address"],
    ["sources: [{git: 'https://a:secret@h.example/x'}]", "without a password"],
    ["sources: [{git: 'https://h.example/x', ref: '--orphan'}]", "must be a branch, a tag or a commit"],
    ["sources: [{packages: []}]", "is an empty list"],
    ["branch: --all", "must be the name of a branch"],
    ["url: javascript:alert(1)", "must be an http or https address"],
    ["keys: ../../etc", "must be a path below the archive's folder, without .."],
    ["site: {language: xx}", 'must be one of "en", "de", "ru", "zh", not "xx"'],
    ["url: https://acme.example/a b/ü", "Write it as browsers send it: https://acme.example/a%20b/%C3%BC"],
    [`url: "https://acme.example/$(id)"`, "must be a host and a path, of letters, digits and"],
    [`title: "a\\e[31m"`, "has a control character"],
    [`title: "a\\ud800b"`, "or half of one character"],
    ["title: |\n  a\n  b", "must be one line"],
    [`description: "a\\0b"`, "has a control character"],
    [`description: ${"x".repeat(5001)}`, "is longer than 5000 characters"],
  ])("%s is refused", (line, message) => {
    expect(mistakes(`${minimal}${line}\n`).join("\n")).toContain(message);
  });

  test("a description may have several lines", () => {
    expect(mistakes(`${minimal}description: |\n  One\n\n  two ü 漢 🎉\n`)).toEqual([]);
  });

  test("a name that routers have for a list of their own is refused", () => {
    expect(mistakes(minimal.replace("acme", "distfeeds"))).toEqual([
      "ppa.yml:1:1 name: is the name of a list of OpenWrt's own on every router",
    ]);
  });

  test("an ssh address of a repository is fine", () => {
    expect(mistakes(`${minimal}sources: [{git: 'git@github.com:acme/x.git'}]\n`)).toEqual([]);
  });
});

test("names of 20 KB are told by their beginning, in no time", () => {
  const long = "x".repeat(20_000);
  const told = mistakes(
    `name: ${long}\ntargets: [{release: ${long}, arch: [${long}]}, {release: "24.10", target: [${long}]}]\nsources: [{packages: ${long}}, {git: ${long}}]\n`,
  );
  expect(told).toHaveLength(6);
  for (const line of told) expect(line.length).toBeLessThan(5000);
});
