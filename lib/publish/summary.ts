import { setupSteps } from "../catalog/commands.ts";
import { lookUrl } from "../forge/urls.ts";
import type { PublicKey } from "../signing/types.ts";
import type { FeedOutcome } from "./outcome.ts";
import { INSTALLER } from "./router-files.ts";
import type { PublishOutcome } from "./run.ts";
import { formatSize, type SizeReport } from "./sizes.ts";

const KINDS = ["added", "replaced", "dropped"] as const;

/** What happened, for machines. */
export function outcomeDocument({ session, publication, commit }: PublishOutcome) {
  return {
    url: session.archive.url,
    changed: commit !== undefined,
    ...(commit ? { commit } : {}),
    /** Of packages and indexes. */
    bytes: bytesOf(publication.feeds),
    feeds: feedsDocument(publication.feeds),
  };
}

export function feedsDocument(feeds: readonly FeedOutcome[]) {
  return feeds.map((feed) => ({
    path: feed.target.path,
    count: feed.count,
    ...Object.fromEntries(KINDS.map((kind) => [kind, feed[kind].map(({ filename }) => filename)])),
  }));
}

/** What happened, for a person at a terminal. */
export function outcomeText(outcome: PublishOutcome, dryRun: boolean): string {
  const { session, branch, publication, commit } = outcome;
  const { url } = session.archive;
  const look = lookUrl(url, branch, session.forge);
  const result = commit
    ? `Published as ${commit.slice(0, 12)} on ${branch}: ${look}`
    : dryRun
      ? "Dry run: nothing was pushed."
      : `Nothing has changed: ${look}`;
  // Who sees no page there, sees no line for routers on it either.
  const routers = dryRun || look.startsWith(url) ? [] : [`On a router: wget -qO- ${url}/${INSTALLER} | sh`];
  return [feedLines(publication.feeds), "", sizeLine(publication.feeds), result, ...routers].join("\n");
}

/** One line per feed: how many packages, and what came and went. */
export function feedLines(feeds: readonly FeedOutcome[]): string {
  const width = Math.max(...feeds.map(({ target }) => target.path.length), 0);
  return feeds
    .map((feed) => {
      const news = KINDS.filter((kind) => feed[kind].length > 0).map((kind) => `${feed[kind].length} ${kind}`);
      const count = `${feed.count} ${feed.count === 1 ? "package" : "packages"}`;
      return `  ${feed.target.path.padEnd(width)}  ${news.length > 0 ? `${count}, ${news.join(", ")}` : count}`;
    })
    .join("\n");
}

function sizeLine(feeds: readonly FeedOutcome[]): string {
  return `Packages and indexes: ${formatSize(bytesOf(feeds))}`;
}

const bytesOf = (feeds: readonly FeedOutcome[]): number => feeds.reduce((sum, { bytes }) => sum + bytes, 0);

/** The job summary: what was added, replaced and dropped, how large the archive is, and how a router gets it. Markdown. */
export function outcomeMarkdown(outcome: PublishOutcome, dryRun: boolean): string {
  const { session, branch, publication, sizes, commit } = outcome;
  const { archive, forge } = session;
  const look = lookUrl(archive.url, branch, forge);
  const headline = commit
    ? `Published to [${escapeMarkdown(archive.title)}](${look})`
    : dryRun
      ? `Dry run of ${escapeMarkdown(archive.title)}: nothing was pushed`
      : `[${escapeMarkdown(archive.title)}](${look}) is up to date`;
  const news = newsTable(publication.feeds);
  return [
    `## ${headline}`,
    "",
    ...feedTable(publication.feeds),
    "",
    ...(news.length > 0 ? [...news, ""] : []),
    ...sizeTable(sizes),
    "",
    ...(dryRun ? [] : routerLines(archive, publication.feeds, outcome.publicKeys)),
  ].join("\n");
}

/** The feeds alone, for a job summary. Markdown. */
export function feedsMarkdown(feeds: readonly FeedOutcome[]): string {
  return ["## Feeds", "", ...feedTable(feeds), "", ...newsTable(feeds)].join("\n");
}

function feedTable(feeds: readonly FeedOutcome[]): string[] {
  const rows = feeds.map((feed) => {
    const counts = [feed.count, ...KINDS.map((kind) => feed[kind].length)].map((count) => count || "");
    return `| \`${feed.target.path}\` | ${counts.join(" | ")} |`;
  });
  return ["| feed | packages | added | replaced | dropped |", "|---|--:|--:|--:|--:|", ...rows];
}

/** At most so many lines: a runner cuts a summary at 1 MiB. */
const MOST_NEWS = 500;

function newsTable(feeds: readonly FeedOutcome[]): string[] {
  const byPackage = new Map<string, string[]>();
  for (const feed of feeds) {
    for (const kind of KINDS) {
      for (const { info } of feed[kind]) {
        const key = `| ${kind} | ${escapeMarkdown(info.name)} | ${escapeMarkdown(info.version)} |`;
        const paths = byPackage.get(key);
        if (paths) paths.push(feed.target.path);
        else byPackage.set(key, [feed.target.path]);
      }
    }
  }
  if (byPackage.size === 0) return [];
  const rows = [...byPackage].map(([key, paths]) => `${key} ${paths.map((path) => `\`${path}\``).join(", ")} |`);
  const more = rows.length > MOST_NEWS ? [`| … | and ${rows.length - MOST_NEWS} more | | |`] : [];
  return ["| | package | version | feeds |", "|---|---|---|---|", ...rows.slice(0, MOST_NEWS), ...more];
}

function sizeTable({ rows, total }: SizeReport): string[] {
  const lines = rows
    .slice(0, 10)
    .map(({ directory, files, size }) => `| \`${directory}\` | ${files} | ${formatSize(size)} |`);
  return [
    "<details><summary>Size</summary>",
    "",
    "| folder | files | size |",
    "|---|--:|--:|",
    ...lines,
    `| **all** | | **${formatSize(total)}** of 1 GB |`,
    "",
    "</details>",
  ];
}

type ArchiveAddress = PublishOutcome["session"]["archive"];

function routerLines(archive: ArchiveAddress, feeds: readonly FeedOutcome[], keys: readonly PublicKey[]): string[] {
  return setups(archive, feeds, keys).flatMap(({ title, commands }) => [`${title}:`, "", "```sh", commands, "```", ""]);
}

/** The same for a terminal. Not indented: pasted with blanks before it, `EOK` would end nothing. */
export function routerText(archive: ArchiveAddress, feeds: readonly FeedOutcome[], keys: readonly PublicKey[]): string {
  return setups(archive, feeds, keys)
    .map(({ title, commands }) => `${title}:\n\n${commands}`)
    .join("\n\n");
}

/** Key, feed and update for every release, as the catalog shows them. */
function setups(archive: ArchiveAddress, feeds: readonly FeedOutcome[], keys: readonly PublicKey[]) {
  const releases = new Map(feeds.map(({ target: { release } }) => [release.series, release]));
  return [...releases.values()].map(({ series, format }) => {
    const key = keys.find(({ kind }) => kind === (format === "apk" ? "apk" : "usign"));
    const steps = setupSteps(archive, { series, format }, key);
    const commands = steps.filter(({ name }) => name !== "undo").map((step) => step.commands);
    return { title: `On a router with OpenWrt ${series}`, commands: commands.join("\n") };
  });
}

function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]<>()#+\-.!|~&]/g, "\\$&").replace(/\s+/g, " ");
}
