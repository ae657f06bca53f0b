import { type Index, makeIndex } from "./rank.ts";
import { root } from "./words.ts";

export interface Listed {
  readonly name: string;
  readonly path?: string;
  readonly title: string;
  readonly provides?: readonly string[];
  readonly words?: string;
  readonly version: string;
  readonly targets: readonly number[];
  readonly section?: string;
  readonly license?: string;
  readonly source?: string;
}

export interface List {
  readonly targets: readonly { readonly release: string; readonly arch: string }[];
  readonly index: Index<Listed>;
}

let loading: Promise<List> | undefined;

/** Fetches the list of packages once, when somebody begins to search. */
export function loadList(): Promise<List> {
  // Browsers refuse to read files for pages from a disk; trying would only fill the console.
  if (location.protocol === "file:") return Promise.reject(new Error("no server"));
  loading ??= fetch(`${root}api/v1/packages.json`)
    .then((response) => {
      if (!response.ok) throw new Error(`HTTP ${response.status}`);
      return response.json() as Promise<{ targets: List["targets"]; packages: Listed[] }>;
    })
    .then(({ targets, packages }) => ({ targets, index: makeIndex(packages) }));
  return loading;
}

export const packageAddress = ({ name, path }: Listed): string =>
  `${root}p/${encodeURIComponent(path ?? name)}/index.html`;
