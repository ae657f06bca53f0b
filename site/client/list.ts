import type { PackagesDocument } from "../../schemas/catalog.ts";
import { readJson } from "./json.ts";
import { type Index, makeIndex } from "./rank.ts";
import { root } from "./words.ts";

export type Listed = PackagesDocument["packages"][number];

export interface List {
  readonly targets: PackagesDocument["targets"];
  readonly index: Index<Listed>;
}

let loading: Promise<List> | undefined;

/** Fetches the list of packages once, when somebody begins to search. */
export function loadList(): Promise<List> {
  loading ??= readJson<PackagesDocument>(`${root}api/v1/packages.json`).then(({ targets, packages }) => ({
    targets,
    index: makeIndex(packages),
  }));
  return loading;
}

export const packageAddress = ({ name, path }: { readonly name: string; readonly path?: string | undefined }): string =>
  `${root}p/${encodeURIComponent(path ?? name)}/index.html`;
