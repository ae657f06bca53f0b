import { stat } from "node:fs/promises";
import { join } from "node:path";
import type { PlanJob } from "../../schemas/plan.ts";
import { UserError } from "../run/errors.ts";
import type { Exec } from "../run/exec.ts";
import type { Reporter } from "../run/reporter.ts";
import { openContainer } from "./container.ts";
import { candidateImages, findImage, requireImage, type SdkImage } from "./image.ts";
import { openLocal } from "./local.ts";
import type { Sandbox } from "./sandbox.ts";
import { fetchSdkTarball, openwrtDownloads, type SdkTarball, type TarballContext, unpackSdk } from "./sdk-tarball.ts";

export const engines = ["docker", "podman", "local"] as const;
export type EngineName = (typeof engines)[number];

export interface EngineOptions {
  readonly engine: EngineName;
  /** An image, or for `local` a folder; default: OpenWrt's own for the job. */
  readonly sdk?: string | undefined;
  readonly workDir: string;
  /** Folder for SDK archives. */
  readonly cache: string;
  /** Name of the container, unlike those of other jobs on the same host. */
  readonly name: string;
  readonly exec: Exec;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly reporter: Reporter;
  readonly fetch: typeof fetch;
  /** Where SDK archives come from and who signs them; default: OpenWrt. */
  readonly tarballs?: Pick<TarballContext, "server" | "keyOf">;
  readonly signal?: AbortSignal | undefined;
  sleep(milliseconds: number): Promise<void>;
}

export interface OpenedSdk {
  readonly sandbox: Sandbox;
  readonly image?: string;
  readonly digest?: string;
  readonly tarball?: string;
}

/**
 * Has everything that the official images are made on, but no SDK: the base image of openwrt/docker. Used with an SDK archive
 * when a release has no SDK image.
 */
const TOOLS_IMAGE = "ghcr.io/openwrt/buildbot/buildworker-v3.11.8:v21";

/**
 * Finds the job's SDK and opens it: the image or folder that was named, the image that ppa.yml names, OpenWrt's image from the first registry that has
 * it, or its SDK archive. A text instead says why there is none yet, which is no mistake of anyone's.
 *
 * Throws a UserError with all that was in the way of getting one.
 */
export async function openSdk(job: PlanJob, options: EngineOptions): Promise<OpenedSdk | { readonly absent: string }> {
  const { engine, sdk } = options;
  if (engine === "local") {
    if (!sdk && job.sdk) throw new UserError(noContainer(job.sdk));
    if (sdk) return { sandbox: await local(sdk, options) };
    const tarball = await archive(job, options);
    return tarball
      ? { sandbox: await local(await unpackSdk(tarball, tarballContext(options)), options), tarball: tarball.url }
      : absent(job);
  }
  if (sdk && (await isFolder(sdk)))
    throw new UserError({
      what: `${sdk} is a folder, which ${engine} cannot run`,
      cure: 'Choose the engine "local" (--engine, input engine), which runs package code as you, or make an image of it (sdk-images/tarball)',
    });
  const pulling = { ...options, engine };
  const named = sdk ?? job.sdk;
  if (named) return inImage(await requireImage(named, pulling), pulling);
  const found = await findImage(candidateImages(job), pulling);
  if ("image" in found) return inImage(found, pulling);
  // Without an image that could be had the archive is tried; all that was in the way is told where that has none either.
  const { troubles } = found;
  const opened = await inArchive(job, pulling).catch((error: unknown) => {
    if (!(error instanceof UserError)) throw error;
    throw new UserError([...troubles, ...error.problems]);
  });
  if (!opened && troubles.length > 0) throw new UserError(troubles);
  return opened ?? absent(job);
}

const inImage = async (image: SdkImage, options: ContainerEngine): Promise<OpenedSdk> => ({
  ...image,
  sandbox: await openContainer({ ...options, image: image.image }),
});

type ContainerEngine = EngineOptions & { readonly engine: "docker" | "podman" };

async function inArchive(job: PlanJob, options: ContainerEngine): Promise<OpenedSdk | undefined> {
  const tarball = await archive(job, options);
  if (!tarball) return undefined;
  options.reporter.info(`No SDK image for ${job.target} of ${job.release.version} is to be had; using ${tarball.url}`);
  return inTools(await requireImage(TOOLS_IMAGE, options), tarball, options);
}

const noContainer = (image: string) => ({
  what: `ppa.yml names the image ${image}, and the engine "local" has no containers`,
  cure: "Name a folder with --sdk, or use docker or podman",
});

const absent = (job: PlanJob) => ({
  absent: `OpenWrt has not published an SDK of ${job.release.version} for ${job.target} yet`,
});

async function archive(job: PlanJob, options: EngineOptions): Promise<SdkTarball | undefined> {
  return fetchSdkTarball(job.release, job.target, tarballContext(options));
}

function tarballContext({ tarballs, cache, fetch, exec, signal }: EngineOptions): TarballContext {
  return { ...(tarballs ?? openwrtDownloads), cache, fetch, exec, signal };
}

function local(directory: string, { workDir, exec, env, signal }: EngineOptions): Promise<Sandbox> {
  return openLocal({ directory, home: join(workDir, "home"), exec, env, signal });
}

async function inTools(tools: SdkImage, tarball: SdkTarball, options: ContainerEngine): Promise<OpenedSdk> {
  const sandbox = await openContainer({ ...options, image: tools.image, topdir: "/builder" });
  try {
    await sandbox.put(await unpackSdk(tarball, tarballContext(options)), ".");
    return { ...tools, sandbox, tarball: tarball.url };
  } catch (error) {
    await sandbox.close();
    throw error;
  }
}

/** True for a `--sdk` that is a folder, which only the local engine can use. */
export async function isFolder(sdk: string): Promise<boolean> {
  return (await stat(sdk).catch(() => undefined))?.isDirectory() ?? false;
}
