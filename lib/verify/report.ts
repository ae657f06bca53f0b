import { type FindingKind, type FindingName, findingKinds, type Severity } from "./findings.ts";

/** One thing found, ready for JSON. */
export interface Finding {
  readonly id: FindingKind["id"];
  readonly name: FindingName;
  readonly severity: Severity;
  /** What the finding is, the same for every place. */
  readonly title: string;
  /** What is wrong here: one sentence about this very place. */
  readonly what: string;
  readonly why: string;
  readonly cure: string;
  /** Path of the feed below the archive's root; absent for findings about the archive. */
  readonly feed?: string;
  /** Path of the file below the archive's root. */
  readonly file?: string;
  /** 1-based line in that file. */
  readonly line?: number;
  readonly package?: string;
}

export interface FeedReport {
  readonly path: string;
  readonly format: "opkg" | "apk";
  readonly arch?: string;
  /** Package files in the index. */
  readonly packages: number;
  /** Bytes of the package files that were read. */
  readonly bytes: number;
  /** Fingerprints of the published keys whose signature over this index is right. */
  readonly signedBy: readonly string[];
}

/** What `ppa verify --json` prints. */
export interface Report {
  /** Directory or URL, without credentials. */
  readonly location: string;
  /** True when there is no finding of severity error. */
  readonly ok: boolean;
  /** Where a change of keys stands, by the keys that are published. */
  readonly rotation: RotationStage;
  readonly feeds: readonly FeedReport[];
  readonly findings: readonly Finding[];
}

export type RotationStage = "none" | "announced" | "switched";

export interface FindingPlace {
  readonly feed?: string | undefined;
  readonly file?: string | undefined;
  readonly line?: number | undefined;
  readonly package?: string | undefined;
}

/** Collects findings; `at` gives the same collection with a place filled in. */
export interface Findings {
  add(name: FindingName, what: string, place?: FindingPlace): void;
  at(place: FindingPlace): Findings;
  readonly list: readonly Finding[];
}

export function collectFindings(): Findings {
  const list: Finding[] = [];
  const scoped = (outer: FindingPlace): Findings => ({
    list,
    at: (place) => scoped({ ...outer, ...place }),
    add(name, what, place = {}) {
      const { id, severity, title, why, cure } = findingKinds[name];
      list.push({ id, name, severity, title, what, why, cure, ...known({ ...outer, ...place }) });
    },
  });
  return scoped({});
}

function known(place: FindingPlace): { [K in keyof FindingPlace]: NonNullable<FindingPlace[K]> } {
  return Object.fromEntries(Object.entries(place).filter(([, value]) => value !== undefined));
}

/** Errors first, then by place, so that two runs over one archive print the same. */
export function sortFindings(findings: readonly Finding[]): Finding[] {
  const rank: Record<Severity, number> = { error: 0, warning: 1, info: 2 };
  const key = (finding: Finding) =>
    `${finding.feed ?? ""}\0${finding.id}\0${finding.file ?? ""}\0${finding.package ?? ""}`;
  return [...findings].sort(
    (a, b) => rank[a.severity] - rank[b.severity] || (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0),
  );
}
