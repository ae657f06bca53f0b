import { z } from "zod";
import { isArchiveAddress, takenNames } from "../lib/openwrt/feed-line.ts";
import { parseRelease, type Release } from "../lib/openwrt/release.ts";
import {
  architecturesOf,
  archOfTarget,
  knownSeries,
  suggestArchitecture,
  suggestTarget,
  targetsOf,
} from "../lib/openwrt/targets.ts";
import { UserError } from "../lib/run/errors.ts";

type Complain = (path: PropertyKey[], message: string, cure: string) => void;

const glob = z
  .string()
  .min(1, "is empty")
  .max(1000, "is longer than 1000 characters")
  .superRefine((pattern, context) => {
    if (pattern === "" || isInside(pattern)) return;
    context.addIssue({
      code: "custom",
      message: `${JSON.stringify(pattern)} leads out of the archive's folder`,
      params: { cure: "Name files below the folder of ppa.yml" },
    });
  });

/** One text or several: `packages: dist/*.ipk` or a list of such. */
const oneOrMore = z.union([glob, z.array(glob).min(1, "is an empty list")]);

const relativePath = z.string().refine((path) => isInside(path), {
  message: "must be a path below the archive's folder, without ..",
});

function isInside(path: string): boolean {
  return path !== "" && !/^[/\\]|^[A-Za-z]:/.test(path) && !path.split(/[/\\]/).includes("..");
}

const webUrl = z.string().refine(
  (text) => {
    if (!URL.canParse(text)) return false;
    const { protocol, username, password, search, hash } = new URL(text);
    return /^https?:$/.test(protocol) && !username && !password && !search && !hash;
  },
  { message: "must be an http or https address without user name, ? and #" },
);

/** Written into every router's list of feeds, which takes less than a browser does. */
const archiveUrl = webUrl.superRefine((text, context) => {
  const fits = (url: string) => isArchiveAddress(url.replace(/\/+$/, ""));
  if (!URL.canParse(text) || fits(text)) return;
  const { href } = new URL(text);
  context.addIssue({
    code: "custom",
    message: "must be a host and a path, of letters, digits and . _ ~ % + -",
    ...(fits(href) ? { params: { cure: `Write it as browsers send it: ${href}` } } : {}),
  });
});

/** What pages, feeds of news and terminals can show. */
const shownText = (longest: number) =>
  z
    .string()
    .max(longest, `is longer than ${longest} characters`)
    .refine((text) => !/(?!\n|\t)\p{Cc}|\p{Cs}/u.test(text), "has a control character, or half of one character");

const line = shownText(200)
  .min(1, "is empty")
  .refine((text) => !/[\n\t]/.test(text), "must be one line");

/** For editors, which complete these; `names` of all series together. */
const everySeries = (names: (series: string) => readonly string[]) => ({
  enum: [...new Set(knownSeries.flatMap((series) => [...names(series)]))].sort(),
});

const release = z
  .string()
  .superRefine((text, context) => {
    try {
      parseRelease(text);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      const { what, cure } = error.problems[0] ?? { what: "is no release" };
      context.addIssue({ code: "custom", message: what, params: { cure } });
    }
  })
  .meta({
    anyOf: [{ enum: [...knownSeries] }, { pattern: "^v?\\d{2}\\.\\d{2}\\.\\d+$" }],
    description:
      'Release of OpenWrt, in quotes: a series ("24.10": its newest point release), an exact one ("24.10.8") or "SNAPSHOT"',
  });

/** No more than that it is neither an option nor a folder: of the rest the registry is judge. */
const imageName = /^(?:[a-z0-9]|\{(?:arch|target|version)\})(?:[\w./:@-]|\{(?:arch|target|version)\})*$/;

const target = z
  .strictObject({
    release,
    arch: z
      .union([z.literal("all"), z.array(z.string().meta(everySeries(architecturesOf)))])
      .optional()
      .describe("Package architectures, as routers name theirs (opkg print-architecture, apk --print-arch), or: all"),
    target: z
      .array(z.string().meta(everySeries(targetsOf)))
      .optional()
      .describe(
        "target/subtarget pairs; only needed for kernel modules, which get a feed of their own per exact release",
      ),
    sdk: z
      .string()
      .regex(imageName, "must be the name of an image, in which {arch}, {target} and {version} may stand")
      .optional()
      .describe(
        "Image to build in instead of OpenWrt's own, such as ghcr.io/acme/sdk:{arch}-{version}; {target} is written ath79-generic",
      ),
  })
  // Told even when another part of the entry is wrong: all mistakes come at once.
  .superRefine(
    (value, context) => {
      const isMisspelled = context.issues.some(({ code }) => code === "unrecognized_keys");
      checkTarget(value, isMisspelled, (path, message, cure) =>
        context.addIssue({ code: "custom", message, path, params: { cure } }),
      );
    },
    { when: () => true },
  )
  .describe("One release, and what of it the archive serves");

function checkTarget(value: unknown, isMisspelled: boolean, complain: Complain): void {
  if (typeof value !== "object" || value === null) return;
  const { release: text, arch, target: targets } = value as Record<string, unknown>;
  if (isEmpty(arch) && isEmpty(targets) && !isMisspelled)
    complain([], "names no arch and no target", "Add arch: [x86_64], or arch: all");
  const found = typeof text === "string" ? releaseOrNothing(text) : undefined;
  // Where it is not known which release is meant, names that no release has.
  const possible = found ? [found.series] : knownSeries;
  const which = found?.series ?? "any release";
  const newest = possible.at(-1) ?? "";
  strings(arch).forEach(([index, name]) => {
    if (possible.some((series) => architecturesOf(series).includes(name))) return;
    const what = `${JSON.stringify(name)} is not an architecture of ${which}`;
    complain(["arch", index], what, suggestArchitecture(newest, name));
  });
  strings(targets).forEach(([index, name]) => {
    if (possible.some((series) => archOfTarget(series, name))) return;
    complain(["target", index], `${JSON.stringify(name)} is not a target of ${which}`, suggestTarget(newest, name));
  });
}

function releaseOrNothing(text: string): Release | undefined {
  try {
    return parseRelease(text);
  } catch {
    return undefined;
  }
}

const isEmpty = (value: unknown): boolean => value === undefined || (Array.isArray(value) && value.length === 0);

/** The texts in a list that may hold anything, with their index. */
const strings = (value: unknown): [index: number, text: string][] =>
  Array.isArray(value)
    ? [...value.entries()].filter((entry): entry is [number, string] => typeof entry[1] === "string")
    : [];

const chosenPackages = z
  .array(z.string())
  .min(1, "is an empty list")
  .optional()
  .describe("Only these packages or directories; default: all that are found");

const source = z
  .union([
    z.strictObject({
      packages: oneOrMore.describe(
        "Ready-made packages: globs of .ipk and .apk files, relative to ppa.yml. Each goes where its architecture belongs; a folder named like a release (24.10) or target/subtarget narrows that",
      ),
    }),
    z.strictObject({
      files: oneOrMore.describe(
        "Declared packages, packed without an SDK: globs of YAML documents, relative to ppa.yml",
      ),
    }),
    z.strictObject({
      path: relativePath.describe("Folder of this repository with OpenWrt Makefiles, at its top or anywhere below"),
      packages: chosenPackages,
    }),
    z.strictObject({
      git: z
        .string()
        .refine(isGitUrl, { message: "must be an https, ssh or file address of a git repository, without a password" })
        .describe("Address of a git repository with OpenWrt Makefiles"),
      ref: z
        .string()
        .regex(/^(?!-)[^\s~^:?*[\\]+$/, "must be a branch, a tag or a commit")
        .optional()
        .describe("Branch, tag or commit; default: the repository's default branch"),
      subdir: relativePath.optional().describe("Folder of that repository to look in"),
      packages: chosenPackages,
    }),
  ])
  .describe("Where packages come from");

/** git takes an address that begins with `-` for an option, and `ext::` for a command to run. */
function isGitUrl(text: string): boolean {
  if (/^[\w.-]+@[\w.-]+:[^\s]+$/.test(text) && !text.startsWith("-")) return true;
  if (!URL.canParse(text)) return false;
  const { protocol, password } = new URL(text);
  return ["https:", "http:", "ssh:", "git:", "file:"].includes(protocol) && !password;
}

const link = z.strictObject({ title: line, url: z.string() });

/** The colours of `site/styles/site.css`. */
export const siteColors = [
  "accent-light",
  "accent-dark",
  "accent",
  "paper",
  "raised",
  "sunken",
  "line",
  "strong-line",
  "ink",
  "soft",
  "good",
  "bad",
  "warn",
] as const;

const color = z.string().optional();

const site = z
  .strictObject({
    language: z.enum(["en", "de", "ru", "zh"]).optional().describe("Language of the site's own words; default: en"),
    colors: z
      .strictObject(Object.fromEntries(siteColors.map((name) => [name, color])))
      .optional()
      .describe("Colours of the site, by their names in its style sheet, as CSS writes them: accent: '#0b6a5f'"),
    logo: relativePath.optional().describe("Picture shown beside the title: an .svg or .png of this repository"),
    links: z.array(link).optional().describe("Links in the head of every page"),
    css: relativePath.optional().describe("Style sheet of this repository, loaded after the site's own"),
    pages: z
      .array(relativePath)
      .optional()
      .describe(
        "Markdown files of this repository that become pages, with the pictures they show: docs/about.md becomes pages/about/",
      ),
  })
  .describe("How the catalog looks");

const targets = z
  .array(target)
  .min(1, "is empty: an archive serves at least one release")
  .superRefine(
    (list, context) => {
      const complain: Complain = (path, message, cure) =>
        context.addIssue({ code: "custom", message, path, params: { cure } });
      checkVersions(list, complain);
      checkTwice(list, complain);
    },
    { when: () => true },
  )
  .describe("What the archive serves: releases × architectures");

/** An architecture's feed is shared by all point releases of a series, so only one of them can be meant. */
function checkVersions(list: unknown, complain: Complain): void {
  if (!Array.isArray(list)) return;
  const seen = new Map<string, { version: string; index: number }>();
  list.forEach((entry: { release?: unknown; arch?: unknown } | null, index) => {
    const found = typeof entry?.release === "string" ? releaseOrNothing(entry.release) : undefined;
    if (!found || entry?.arch === undefined) return;
    const other = seen.get(found.series);
    if (!other) seen.set(found.series, { version: found.version, index });
    else if (other.version !== found.version) {
      complain(
        [index, "release"],
        `means ${found.version}, and targets[${other.index}] means ${other.version} for the same feeds ${found.series}/…`,
        "Name one point release of a series for arch; kernel modules (target) may name several",
      );
    }
  });
}

/** A feed named twice is one: who wrote it may have meant another. */
function checkTwice(list: unknown, complain: Complain): void {
  if (!Array.isArray(list)) return;
  const seen = new Map<string, string>();
  list.forEach((entry: { release?: unknown; arch?: unknown; target?: unknown } | null, index) => {
    const found = typeof entry?.release === "string" ? releaseOrNothing(entry.release) : undefined;
    if (!found) return;
    const { series, version } = found;
    const named = [
      ...strings(entry?.arch).map(([at, name]) => ({ name, path: ["arch", at], feed: `${series}/${name}` })),
      ...strings(entry?.target).map(([at, name]) => ({ name, path: ["target", at], feed: `${version}/${name}` })),
    ];
    for (const { name, path, feed } of named) {
      const first = seen.get(feed);
      if (first === undefined) seen.set(feed, `targets[${index}]`);
      else
        complain(
          [index, ...path],
          `${JSON.stringify(name)} stands in ${first} already, for the same feed ${feed}`,
          "Remove one of them",
        );
    }
  });
}

export const archiveSchema = z
  .strictObject({
    name: z
      .string()
      .regex(
        /^[a-z0-9][a-z0-9_-]{0,63}$/,
        "must be lower-case letters, digits, - and _, and begin with a letter or digit",
      )
      .refine((name) => !takenNames.includes(name), "is the name of a list of OpenWrt's own on every router")
      .describe("Name of the feed on a router, and of its keys"),
    title: line.optional().describe("Title of the catalog; default: the name"),
    description: shownText(5000).optional().describe("What the archive is, in a sentence or two"),
    url: archiveUrl.optional().describe("Address under which routers reach the archive; default: from the repository"),
    maintainer: line.optional().describe("Whom to write to: Name <address>"),
    homepage: webUrl.optional().describe("Where the archive is at home; default: the repository"),
    targets,
    sources: z.array(source).default([]).describe("Where the packages come from"),
    retain: z.int().min(1, "must be 1 or more").default(3).describe("Newest versions of a package kept per feed"),
    history: z.int().min(1, "must be 1 or more").default(10).describe("Commits kept on the pages branch"),
    branch: z
      .string()
      .regex(/^(?![-/.])[A-Za-z0-9._/-]+(?<![/.])$/, "must be the name of a branch")
      .default("gh-pages")
      .describe("Branch that is published"),
    keys: relativePath.default("keys").describe("Folder of this repository with the archive's public keys"),
    "sign-packages": z.boolean().default(true).describe("Sign every .apk too, so that a single file can be installed"),
    replace: z
      .boolean()
      .default(false)
      .describe("Let different bytes replace a published package of the same name and version"),
    site: site.optional(),
  })
  .describe("A Personal Package Archive for OpenWrt");

/** Of a ppa.yml with mistakes, what names files and is right; all else counts as if it named none. */
export const fileNamesSchema = z.object({
  sources: z.array(source.catch({ packages: [] })).catch([]),
  site: z
    .object({
      logo: site.shape.logo.catch(undefined),
      css: site.shape.css.catch(undefined),
      pages: site.shape.pages.catch(undefined),
    })
    .catch({}),
});

export type ArchiveDocument = z.infer<typeof archiveSchema>;
export type SiteOptions = z.infer<typeof site>;

export const documents = { "ppa.schema.json": archiveSchema };
