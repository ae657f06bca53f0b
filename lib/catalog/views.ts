import type {
  Archive,
  Build,
  CatalogDocument,
  CatalogFeed,
  PackageDocument,
  PackagesDocument,
} from "../../schemas/catalog.ts";

/** A page of the archive's own, from Markdown. */
export interface ExtraPage {
  /** Last part of its address: `about` → `/about/`. */
  readonly slug: string;
  readonly title: string;
  readonly markdown: string;
}

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
  readonly signed: boolean;
}

export const languages = ["en", "de", "ru", "zh"] as const;
export type Language = (typeof languages)[number];

/** A package as lists show it. */
export type ListedPackage = PackagesDocument["packages"][number];

export interface Facet {
  readonly name: "release" | "arch" | "section" | "license" | "source";
  readonly values: readonly { readonly value: string; readonly count: number }[];
}

/** Each page type with what it shows. */
export interface Views {
  home: {
    frame: Frame;
    keys: CatalogDocument["keys"];
    targets: readonly CatalogFeed[];
    packages: readonly ListedPackage[];
    count: number;
  };
  packages: {
    frame: Frame;
    targets: readonly CatalogFeed[];
    packages: readonly ListedPackage[];
    count: number;
    /** Where the list is split: the pages by first letter, and the one shown. */
    letters: readonly { readonly letter: string; readonly count: number }[];
    letter?: string;
    facets: readonly Facet[];
  };
  package: { frame: Frame; document: PackageDocument; targets: readonly CatalogFeed[]; hasFiles: boolean };
  builds: { frame: Frame; targets: readonly string[]; packages: readonly { name: string; builds: readonly Build[] }[] };
  target: {
    frame: Frame;
    target: CatalogFeed;
    packages: readonly { name: string; title: string; version: string; file: string; size: number }[];
    keys: CatalogDocument["keys"];
  };
  source: { frame: Frame; source: string; packages: readonly ListedPackage[]; targets: readonly string[] };
  keys: { frame: Frame; keys: CatalogDocument["keys"] };
  "not-found": { frame: Frame };
  api: {
    frame: Frame;
    documents: readonly { readonly path: string; readonly schema: unknown; readonly schemaPath: string }[];
  };
  extra: { frame: Frame; title: string; html: string };
}

export type PageName = keyof Views;
