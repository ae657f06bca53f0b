import { resolve } from "node:path";
import { UserError } from "../lib/run/errors.ts";
import type { ArchiveReader } from "../lib/verify/reader.ts";
import type { CatalogDocument } from "../schemas/catalog.ts";
import type { Edge, Register } from "./edge.ts";
import { collect } from "./options.ts";

interface SnippetFlags {
  readonly firmware?: string;
  readonly package: readonly string[];
}

/** `ppa snippet DIR|URL`: what a README says about installing from the archive. */
export const register: Register = (program, edge, run) => {
  program
    .command("snippet")
    .summary("print what a README says about installing from an archive")
    .description("Prints Markdown: the one line with install.sh, and the commands by hand for every release.")
    .argument("<archive>", "directory or address (https://…) of a published archive")
    .option("--firmware <feed>", "instead: how to build the feed (such as 24.10/mips_24kc) into firmware")
    .option("--package <name>", "a package to install in the examples; may be repeated", collect, [])
    .action((location: string, flags: SnippetFlags) =>
      run(async () => {
        const { catalog, names } = await readArchive(edge, location);
        warnOfUnknown(edge, flags.package, names);
        edge.print(
          flags.firmware
            ? await firmware(catalog, names, flags.firmware, flags.package)
            : await install(catalog, flags.package),
        );
      }),
    );
};

interface Read {
  readonly catalog: CatalogDocument;
  /** What can be installed, also by the names that packages provide; empty when that cannot be read. */
  readonly names: ReadonlySet<string>;
}

async function readArchive(edge: Edge, location: string): Promise<Read> {
  const { openArchive } = await import("../lib/verify/reader.ts");
  const { discover } = await import("../lib/verify/discover.ts");
  const { collectFindings } = await import("../lib/verify/report.ts");
  const isAddress = /^[a-z][a-z0-9+.-]*:\/\//i.test(location);
  const source = await openArchive(isAddress ? location : resolve(edge.cwd, location), { auth: edge.secrets.auth });
  const findings = collectFindings();
  try {
    const found = await discover(source, findings);
    if (found?.catalog) return { catalog: found.catalog, names: await readNames(found.root, found.catalog) };
  } finally {
    source.close();
  }
  const [finding] = findings.list;
  throw new UserError({
    what: finding ? finding.what : `${location} has no catalog (api/v1/catalog.json)`,
    cure: finding?.cure ?? "Publish the archive with its site first.",
  });
}

async function readNames(root: ArchiveReader, { documents }: CatalogDocument): Promise<ReadonlySet<string>> {
  const path = documents["packages"];
  if (path === undefined) return new Set();
  const { download } = await import("../lib/verify/download.ts");
  const { collectFindings } = await import("../lib/verify/report.ts");
  const { parseDocument } = await import("../lib/archive/document.ts");
  const { packagesSchema } = await import("../schemas/catalog.ts");
  const fetched = await download(root, path, collectFindings());
  if (typeof fetched !== "object") return new Set();
  const { packages } = parseDocument(fetched.bytes.toString("utf8"), path, packagesSchema);
  return new Set(packages.flatMap(({ name, provides = [] }) => [name, ...provides]));
}

function warnOfUnknown(edge: Edge, wanted: readonly string[], names: ReadonlySet<string>): void {
  if (names.size === 0) return;
  for (const name of wanted.filter((each) => !names.has(each))) {
    edge.reporter.warn({
      what: `The archive has no package ${name}`,
      cure: "Check --package, unless OpenWrt's own feeds have it.",
    });
  }
}

async function install({ archive, targets, keys }: CatalogDocument, packages: readonly string[]): Promise<string> {
  const { installCommand, setupSteps } = await import("../lib/catalog/commands.ts");
  const { name, title, url, installer } = archive;
  const wanted = packages.length > 0 ? packages : ["PACKAGE"];
  const sections = [`## Install from ${title}`];
  if (installer) {
    sections.push(block("sh", `wget -qO- ${url}/${installer} | sh -s -- ${wanted.join(" ")}`), "Or by hand:");
  }
  const series = new Map(targets.map((target) => [target.release, target]));
  for (const [release, { format }] of series) {
    const modules = targets.some((target) => target.release === release && target.target !== undefined);
    const key = keys.find(({ kind }) => kind === (format === "apk" ? "apk" : "usign"));
    const steps = setupSteps({ name, url }, { series: release, format, modules }, key).filter((step) =>
      ["key", "feed", "keep", "update"].includes(step.name),
    );
    const commands = [...steps.map((step) => step.commands), ...wanted.map((each) => installCommand(format, each))];
    sections.push(`### OpenWrt ${release} (${format})`, block("sh", commands.join("\n")));
  }
  return sections.join("\n\n");
}

async function firmware(
  catalog: CatalogDocument,
  names: ReadonlySet<string>,
  path: string,
  packages: readonly string[],
): Promise<string> {
  const { firmwareSnippets } = await import("../lib/device/firmware.ts");
  const { fromCatalog } = await import("../lib/device/catalog-input.ts");
  const { nearest } = await import("../lib/openwrt/nearest.ts");
  const { keyringName } = await import("../lib/device/keyring.ts");
  const keyring = keyringName(catalog.archive.name);
  const input = { ...fromCatalog(catalog), ...(names.has(keyring) ? { keyring } : {}) };
  const feed = input.feeds.find((candidate) => candidate.path === path);
  if (!feed) {
    const paths = input.feeds.map((candidate) => candidate.path);
    const near = nearest(path, paths);
    throw new UserError({
      what: `The archive has no feed ${path}`,
      cure: `Use ${near.length > 0 ? near.join(" or ") : `one of ${paths.join(", ")}`}.`,
    });
  }
  return firmwareSnippets(input, feed, packages)
    .map(({ title, language, text, note }) => `### ${title}\n\n${note}\n\n${block(language, text)}`)
    .join("\n\n");
}

const block = (language: string, text: string): string => `\`\`\`${language}\n${text}\n\`\`\``;
