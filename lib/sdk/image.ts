import type { Release } from "../openwrt/release.ts";
import { sdkImages } from "../openwrt/sdk-names.ts";
import { type Problem, UserError } from "../run/errors.ts";
import type { Exec } from "../run/exec.ts";
import type { Reporter } from "../run/reporter.ts";

export interface PullContext {
  readonly engine: "docker" | "podman";
  readonly exec: Exec;
  readonly reporter: Reporter;
  readonly signal?: AbortSignal | undefined;
  sleep(milliseconds: number): Promise<void>;
}

export interface SdkImage {
  readonly image: string;
  /** `sha256:…` of the registry where it came from one, else the image's own id. */
  readonly digest: string;
}

const ATTEMPTS = 3;
const PULL_TIMEOUT = 30 * 60_000;

/** Images of a job's SDK, best first. An architecture's tag will do for all but kernel modules (field.md d1). */
export function candidateImages(job: {
  readonly kind: string;
  readonly release: Release;
  readonly target: string;
  readonly arch: string;
}): string[] {
  const ofTarget = sdkImages(job.release, job.target);
  return job.kind === "kmod" ? ofTarget : [...ofTarget, ...sdkImages(job.release, job.arch)];
}

/** What came of looking for an image: it, or what kept registries from answering; empty where all say that it is not there. */
export type ImageSearch = SdkImage | { readonly troubles: readonly Problem[] };

/**
 * The first of `images` that can be had. Images of releases appear hours to days late, so that none is there is no failure.
 * Throws a UserError when the engine does not work at all.
 */
export async function findImage(images: readonly string[], context: PullContext): Promise<ImageSearch> {
  const troubles = new Map<string, string>();
  for (const image of images) {
    const registry = registryOf(image);
    // What does not answer for one name does not for another, and asking takes half a minute.
    const outcome = troubles.has(registry)
      ? ((await inspectImage(image, context)) ?? "absent")
      : await obtain(image, context);
    if (typeof outcome === "object") return outcome;
    if (outcome !== "absent") troubles.set(registry, `${image}: ${outcome}`);
  }
  return {
    troubles: [...troubles.values()].map((what, index) => ({
      what,
      ...(index === troubles.size - 1 ? { cure: LATER } : {}),
    })),
  };
}

/** `ghcr.io` of `ghcr.io/openwrt/sdk:x86-64-24.10.8`. */
const registryOf = (image: string): string => image.split("/")[0] ?? "";

const LATER = "Try again later, or name an image or SDK of your own with --sdk";

/** An image that the user named: one that is not there is the user's mistake. */
export async function requireImage(image: string, context: PullContext): Promise<SdkImage> {
  const found = await findImage([image], context);
  if ("image" in found) return found;
  if (found.troubles.length > 0) throw new UserError(found.troubles);
  throw new UserError({ what: `There is no image ${image}`, cure: "Check its name and tag" });
}

async function obtain(image: string, context: PullContext): Promise<SdkImage | "absent" | string> {
  const moving = /-(?:SNAPSHOT|main|master)$/.test(image);
  if (!moving) {
    const there = await inspectImage(image, context);
    if (there) return there;
  }
  const { engine, exec, reporter, signal, sleep } = context;
  let trouble = "";
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    if (attempt > 0) await sleep(10_000 * attempt);
    reporter.info(`Pulling ${image}`);
    const { code, stderr, timedOut } = await exec(engine, ["pull", "--quiet", image], {
      timeout: PULL_TIMEOUT,
      ...(signal ? { signal } : {}),
    });
    if (code === 0) return (await inspectImage(image, context)) ?? "it vanished after it was pulled";
    if (code === 127)
      throw new UserError({
        what: `There is no ${engine} on this machine`,
        cure: "Install it, or name an unpacked SDK (--sdk, input sdk), which needs none",
      });
    if (/Cannot connect to the Docker daemon|permission denied while trying to connect/i.test(stderr)) {
      throw new UserError({
        what: lastLine(stderr),
        cure: `Start ${engine}, or name an unpacked SDK (--sdk, input sdk), which needs none`,
      });
    }
    if (isNoName(stderr))
      throw new UserError({
        what: `${JSON.stringify(image)} is no name of an image, nor a folder that is there`,
        cure: "Write one such as ghcr.io/openwrt/sdk:x86-64-24.10.8, or the folder of an unpacked SDK",
      });
    if (isAbsent(stderr)) return "absent";
    trouble = timedOut ? "the pull did not end within 30 minutes" : lastLine(stderr);
  }
  // An image of an earlier day is better than none when the registry cannot be reached.
  return (await inspectImage(image, context)) ?? trouble;
}

/** What engines say of what no registry needs to be asked for. */
function isNoName(stderr: string): boolean {
  return /invalid reference format|repository name \S* ?must be lowercase|could not parse reference/i.test(stderr);
}

/** What registries say of a tag that does not exist; ghcr.io says "denied" to those who are not signed in. */
function isAbsent(stderr: string): boolean {
  return /manifest unknown|manifest for .* not found|name unknown|not found: manifest|repository does not exist|denied|unauthorized/i.test(
    stderr,
  );
}

async function inspectImage(image: string, { engine, exec }: PullContext): Promise<SdkImage | undefined> {
  const { code, stdout } = await exec(engine, [
    "image",
    "inspect",
    "--format",
    "{{.Id}} {{range .RepoDigests}}{{.}} {{end}}",
    image,
  ]);
  if (code !== 0) return undefined;
  const [id = "", ...digests] = stdout.toString().trim().split(/\s+/);
  return { image, digest: digests[0]?.split("@")[1] ?? id };
}

const lastLine = (text: string): string => text.trim().split("\n").at(-1) ?? "";
