import { createHash } from "node:crypto";
import type { CatalogInput } from "../../lib/catalog/build.ts";
import type { SitePage } from "../../lib/catalog/settings.ts";
import type { FeedEntry, PackageInfo, Relation } from "../../lib/feed/entry.ts";
import type { FeedTarget, Format } from "../../lib/openwrt/release.ts";
import type { Build } from "../../schemas/catalog.ts";

/** A target for tests: `target("24.10", "mips_24kc")`. */
export function target(series: string, arch: string, subtarget?: string): FeedTarget {
  const format: Format = Number.parseFloat(series) >= 25 || series === "SNAPSHOT" ? "apk" : "opkg";
  const version = series === "SNAPSHOT" ? series : `${series}.4`;
  return {
    release: { series, version, format },
    arch,
    ...(subtarget ? { target: subtarget } : {}),
    path: subtarget ? `${version}/${subtarget}` : `${series}/${arch}`,
  };
}

/** A feed entry with plausible facts; what a test is about is given, the rest follows from the name. */
export function entry(feed: FeedTarget, name: string, version: string, more: Partial<PackageInfo> = {}): FeedEntry {
  const { format } = feed.release;
  const architecture = more.architecture ?? feed.arch;
  const filename = format === "apk" ? `${name}-${version}.apk` : `${name}_${version}_${architecture}.ipk`;
  const sha256 = createHash("sha256").update(`${filename} ${architecture} ${format}`).digest("hex");
  return {
    format,
    filename,
    size: 2000 + (Number.parseInt(sha256.slice(0, 4), 16) % 60_000),
    sha256,
    info: {
      name,
      version,
      description: `${name} for routers`,
      depends: relations("libc"),
      provides: [],
      conflicts: [],
      section: "net",
      license: "MIT",
      installedSize: 4096 + (Number.parseInt(sha256.slice(4, 8), 16) % 200_000),
      ...more,
      architecture,
    },
  };
}

/** `relations("libc", "zlib >= 1.2")` */
export function relations(...texts: string[]): Relation[] {
  return texts.map((text) => {
    const [name = "", operator, version] = text.split(" ");
    return {
      name,
      ...(operator && version ? { operator: operator as NonNullable<Relation["operator"]>, version } : {}),
    };
  });
}

export const usignKey = {
  kind: "usign",
  fingerprint: "9040356b214084da",
  path: "keys/9040356b214084da",
  text: "untrusted comment: ACME archive key\nRWSQQDVrIUCE2tHOp+Ym7pJmGn8kqYXJ8iRTzcmZ8FbZBA8lWFbNV1oN\n",
} as const;

export const apkKey = {
  kind: "apk",
  fingerprint: "8c2b4a6d3f1e5a7b9c0d1e2f3a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d",
  path: "keys/acme.pem",
  text: "-----BEGIN PUBLIC KEY-----\nMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEZ0sB0v2Jf4iF3mC1Ff9xQm0pQz8N\nW3p2S1r0aYk9Q1u7hB6xV5t8mE4yK2nL7cD0sR3gT9wX6jZ1vP5oA8bH2g==\n-----END PUBLIC KEY-----\n",
} as const;

/** A small archive as people have one: two releases, three architectures, kernel modules, a failed build. */
export function smallArchive(): CatalogInput {
  const targets = [
    target("24.10", "x86_64"),
    target("24.10", "mips_24kc"),
    target("25.12", "x86_64"),
    target("25.12", "aarch64_cortex-a53"),
  ];
  const modules = target("24.10", "mips_24kc", "ath79/generic");
  const feeds = targets.map((feed) => ({ target: feed, entries: entriesOf(feed) }));
  const kernel = entry(modules, "kmod-hello", "6.6.93.1.0-r1", {
    description: "Kernel module that says hello",
    section: "kernel",
    license: "GPL-2.0",
    depends: relations("kernel = 6.6.93~7a1b2c3d4e5f60718293a4b5c6d7e8f9-r1"),
    source: "feeds/acme/kmod-hello",
  });
  return {
    generator: "openwrt-ppa 0.1.0",
    archive: {
      name: "acme",
      title: "ACME router packages",
      description: "Small tools that ACME builds for its routers, and that run on yours too.",
      url: "https://acme.github.io/ppa",
      links: [{ title: "Sources", url: "https://github.com/acme/ppa" }],
      rebuild: { forge: "github", url: "https://github.com/acme/ppa/actions/workflows/ppa.yml" },
    },
    keys: [usignKey, apkKey],
    feeds: [...feeds, { target: modules, entries: [kernel] }],
    builds: new Map<string, Build[]>([
      [
        "hello",
        targets.map(({ path }) => ({
          target: path,
          status: "built" as const,
          run: "https://github.com/acme/ppa/actions/runs/71",
          version: "1.2.0-r1",
          log: `logs/${path}/hello.txt`,
        })),
      ],
      [
        "wifi-presence",
        targets.map(({ path }, index) =>
          index === 1
            ? {
                target: path,
                status: "stale" as const,
                version: "0.9.4-r2",
                reason: "compile: 2 errors",
                log: `logs/${path}/wifi-presence.txt`,
              }
            : { target: path, status: "built" as const, version: "0.9.4-r2", log: `logs/${path}/wifi-presence.txt` },
        ),
      ],
      [
        "luci-app-hello",
        targets.map(({ path }) => ({
          target: path,
          status: "skipped" as const,
          reason: "architecture-independent, built once",
        })),
      ],
    ]),
    commits: new Map([
      [
        "hello",
        {
          id: "3f2a9c5d7e8b1a0c4d6e",
          url: "https://github.com/acme/ppa/commit/3f2a9c5d7e8b1a0c4d6e",
          makefile: "https://github.com/acme/ppa/tree/3f2a9c5d7e8b1a0c4d6e/net/hello",
        },
      ],
    ]),
  };
}

function entriesOf(feed: FeedTarget): FeedEntry[] {
  const opkg = feed.release.format === "opkg";
  const all = opkg ? "all" : "noarch";
  return [
    entry(feed, "hello", "1.2.0-r1", {
      description:
        "Says hello\n hello prints a friendly greeting in the router's language.\n It is the smallest useful example of a compiled package, and takes\n the name of whom to greet from its configuration.",
      homepage: "https://example.org/hello",
      maintainer: "Ada Example <ada@example.org>",
      section: "utils",
      source: "feeds/acme/hello",
      depends: relations("libc", "libgreet >= 1.0"),
    }),
    entry(feed, "hello", "1.1.0-r3", { description: "Says hello", section: "utils", source: "feeds/acme/hello" }),
    entry(feed, "libgreet", "1.0.3-r1", {
      description: "Library of greetings",
      section: "libs",
      license: "LGPL-2.1-or-later",
      source: "feeds/acme/libgreet",
      provides: relations("libgreet-any", "greeting-service"),
    }),
    entry(feed, "luci-app-hello", "1.2.0-r1", {
      description: "LuCI page for hello",
      section: "luci",
      license: "Apache-2.0",
      architecture: all,
      source: "feeds/acme/luci-app-hello",
      depends: relations("luci-base", "hello"),
    }),
    entry(feed, "wifi-presence", "0.9.4-r2", {
      description:
        "Tells home automation who is at home\n Watches hostapd's events on ubus and publishes them over MQTT.",
      source: "feeds/acme/wifi-presence",
      depends: relations("libubus20240329", "libmosquitto-nossl", "hello"),
      conflicts: relations("wifi-presence-full"),
    }),
    ...(opkg
      ? [
          entry(feed, "acme-banner", "2024.11.1", {
            description: "Login banner of ACME's routers",
            section: "base-files",
            architecture: all,
            depends: [],
          }),
        ]
      : []),
  ];
}

/** A page of an archive's own with all that its Markdown has. */
export const ownPage: SitePage = {
  name: "about.md",
  markdown: [
    "# About",
    "Text with `code`, a [link](../../index.html), a ![picture of a square](square.svg) and",
    "- a list",
    "> a quote",
    "```\ncode\n```",
    "| Table | of |\n|-------|----|\n| two   | lines |\n| and a longer one | than that |",
  ].join("\n\n"),
  pictures: [
    {
      target: "square.svg",
      content: new TextEncoder().encode(
        '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><rect width="8" height="8"/></svg>',
      ),
    },
  ],
};

/** Every text an attacker may write into a package, in every field. */
export function hostileArchive(): CatalogInput {
  const bad = `"><script>alert(1)</script><img src=x onerror=alert(2)>&lt;b&gt;\u202Eevil\u202C\u2066x 'q' \`\${7*7}\` </title></style>{{7*7}}`;
  const long = "A".repeat(10_000);
  const feed = target("24.10", "x86_64");
  const names = [
    "<script>alert(1)</script>",
    "../../etc/passwd",
    "..",
    "a b",
    "x\u202Ey",
    long,
    "constructor",
    "__proto__",
    "index.html",
  ];
  return {
    generator: "openwrt-ppa 0.1.0",
    archive: {
      name: "acme",
      title: bad,
      description: bad + long,
      url: "https://acme.github.io/ppa",
      links: [
        { title: bad, url: "javascript:alert(1)" },
        { title: bad, url: 'https://example.org/"onmouseover=alert(1)' },
      ],
    },
    keys: [usignKey],
    feeds: [
      {
        target: feed,
        entries: names.map((name, index) => ({
          ...entry(feed, name, index === 0 ? bad : "1.0-r1", {
            description: `${bad}\n${bad}${long}`,
            section: bad,
            license: index === 0 ? long : bad,
            maintainer: bad,
            homepage: index % 2 === 0 ? "javascript:alert(1)" : `https://example.org/"><script>alert(1)</script>`,
            source: `${bad}/../../x`,
            depends: [{ name: bad, operator: ">=", version: bad }, { name: names[(index + 1) % names.length] ?? "" }],
            provides: [{ name: bad }],
            conflicts: [{ name: long }],
          }),
          filename: index === 0 ? `${bad.replaceAll("/", "")}.ipk` : `package-${index}.ipk`,
        })),
      },
    ],
    builds: new Map([
      [
        names[0] ?? "",
        [
          {
            target: feed.path,
            status: "failed" as const,
            reason: bad + long,
            version: bad,
            log: bad,
            run: "javascript:alert(1)",
          },
        ],
      ],
    ]),
    commits: new Map([[names[0] ?? "", { id: bad, url: "javascript:alert(1)" }]]),
  };
}

/** A large archive: `count` packages on each of `perRelease` architectures of two releases. */
export function largeArchive(count: number, perRelease = 3): CatalogInput {
  const archs = ["x86_64", "mips_24kc", "aarch64_cortex-a53", "arm_cortex-a7_neon-vfpv4", "mipsel_24kc"];
  const words = [
    "net",
    "wifi",
    "vpn",
    "dns",
    "luci",
    "mqtt",
    "stat",
    "log",
    "usb",
    "lua",
    "py",
    "kmod",
    "tls",
    "qos",
    "graph",
  ];
  const sections = ["net", "utils", "libs", "luci", "lang", "kernel", "admin"];
  const licences = ["MIT", "GPL-2.0-only", "Apache-2.0", "BSD-3-Clause", "LGPL-2.1-or-later"];
  const at = <T>(list: readonly T[], index: number): T => list[index % list.length] as T;
  const nameOf = (index: number): string =>
    `${at(words, index)}-${at(words, Math.floor(index / 15) * 7 + 3)}-${index.toString(36)}`;
  const targets = ["24.10", "25.12"].flatMap((series) =>
    archs.slice(0, perRelease).map((arch) => target(series, arch)),
  );
  return {
    ...smallArchive(),
    builds: new Map(),
    commits: new Map(),
    feeds: targets.map((feed) => ({
      target: feed,
      entries: Array.from({ length: count }, (_, index) =>
        entry(feed, nameOf(index), `${1 + (index % 7)}.${index % 30}.${index % 11}-r${1 + (index % 5)}`, {
          description: `${at(words, index)} tool number ${index}\nA longer text that tells what this package does on a router,\nin two lines as they are common.`,
          section: at(sections, index),
          license: at(licences, index),
          source: `feeds/acme/${at(words, Math.floor(index / 4))}-${Math.floor(index / 4)}`,
          depends: relations("libc", "libubox20240329", ...(index > 10 ? [nameOf(index - 7)] : [])),
          maintainer: "Ada Example <ada@example.org>",
          homepage: `https://example.org/${index}`,
        }),
      ),
    })),
  };
}
