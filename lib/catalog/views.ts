import type {
  Archive,
  Build,
  CatalogDocument,
  CatalogFeed,
  PackageDocument,
  PackagesDocument,
} from "../../schemas/catalog.ts";
import type { Snippet } from "../device/firmware.ts";
import type { MarkdownPage } from "./markdown.ts";

/** What every page shows around its content. */
export interface Frame {
  readonly archive: Archive;
  readonly language: Language;
  /** Where the page lies below the archive: `p/hello/`, empty for the home page. */
  readonly path: string;
  /** From the page up to the archive: `../../`; every link of the page begins with it. */
  readonly root: string;
  readonly logo?: string;
  /** The archive's own style sheets, loaded after ours. */
  readonly styles: readonly string[];
  readonly pages: readonly { readonly slug: string; readonly title: string }[];
  readonly hasBuilds: boolean;
  /** What the archive signs with; none when it is not signed. */
  readonly keys: readonly Pick<CatalogDocument["keys"][number], "kind" | "fingerprint">[];
}

export const languages = ["en", "de", "ru", "zh"] as const;
export type Language = (typeof languages)[number];

/** A package as lists show it. */
export type ListedPackage = PackagesDocument["packages"][number];

export interface Facet {
  readonly name: "release" | "arch" | "section" | "license" | "source";
  readonly values: readonly { readonly value: string; readonly count: number }[];
}

export interface TargetRow {
  readonly name: string;
  readonly title: string;
  readonly version: string;
  readonly file: string;
  readonly size: number;
}

export interface ApiDocument {
  readonly path: string;
  readonly schemaPath: string;
  readonly description: string;
  readonly fields: readonly {
    /** `targets[].path` */
    readonly name: string;
    readonly type: string;
    readonly optional: boolean;
    readonly description: string;
  }[];
}

/** Each page type with what it shows. */
export interface Views {
  home: {
    frame: Frame;
    keys: CatalogDocument["keys"];
    targets: readonly CatalogFeed[];
    /** Series → its architectures with OpenWrt's targets: `mips_24kc:ath79/generic,ath79/nand;x86_64:x86/64`. */
    routers: ReadonlyMap<string, string>;
    /** Series → one of its packages, for the command that installs it. */
    examples: ReadonlyMap<string, string>;
    packages: readonly ListedPackage[];
    count: number;
    /** Newest versions that a script has to show. */
    news: number;
  };
  packages: {
    frame: Frame;
    packages: readonly ListedPackage[];
    /** What the packages' targets are indexes into. */
    feeds: readonly CatalogFeed[];
    count: number;
    facets: readonly Facet[];
    /** The feeds with packages in them; none on a part of a long list. */
    targets: readonly { readonly path: string; readonly count: number }[];
    /** Where the list is too long for one page: its parts by first letter. */
    letters: readonly { readonly letter: string; readonly count?: number }[];
    letter?: string;
  };
  package: {
    frame: Frame;
    document: PackageDocument;
    targets: readonly CatalogFeed[];
    /** When each version was published first, ISO 8601. */
    dates: ReadonlyMap<string, string>;
    hasFiles: boolean;
  };
  builds: {
    frame: Frame;
    targets: readonly string[];
    packages: readonly { readonly name: string; readonly builds: readonly Build[] }[];
    count: number;
    /** Builds of all packages by how they ended. */
    counts: Readonly<Partial<Record<Build["status"], number>>>;
  };
  target: {
    frame: Frame;
    target: CatalogFeed;
    key?: CatalogDocument["keys"][number];
    /** What a router's configuration names. */
    address: string;
    /** Ways to build the feed into firmware. */
    firmware: readonly Snippet[];
    /** Name of the package that brings key and feed, where the archive has one. */
    keyring?: string;
    rows: readonly TargetRow[];
  };
  source: {
    frame: Frame;
    source: string;
    packages: readonly ListedPackage[];
    /** What the packages' targets are indexes into. */
    feeds: readonly CatalogFeed[];
    /** Of all its packages. */
    builds: readonly Build[];
    commit?: NonNullable<PackageDocument["commit"]>;
  };
  keys: { frame: Frame; keys: CatalogDocument["keys"] };
  "not-found": { frame: Frame };
  api: { frame: Frame; documents: readonly ApiDocument[] };
  extra: { frame: Frame } & MarkdownPage;
}

export type PageName = keyof Views;
