import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe } from "vitest";
import { exec } from "../../lib/run/exec.ts";
import { describeWith } from "../support/needs.ts";

const fixture = fileURLToPath(new URL("../fixtures/sdk", import.meta.url));
const PACKAGES = "gcc,libc6-dev,make,git,patch,ca-certificates,curl,xz-utils";

/** How the official images of an era are laid out (field.md d2). */
const layouts = {
  /** Since 2023: the SDK lies in /builder. */
  unpacked: { user: "buildbot", home: "/builder" },
  /** Branches and snapshots since 2024-11: only a setup.sh, which brings the SDK. */
  setup: { user: "buildbot", home: "/builder" },
  /** Before 2023. */
  legacy: { user: "build", home: "/home/build/openwrt" },
} as const;

export interface ImageOptions {
  readonly release?: string;
  readonly arch?: string;
  readonly target?: string;
  readonly layout?: keyof typeof layouts;
  /** With a ccache, which writes down what it was called with. */
  readonly ccache?: boolean;
}

/**
 * Name of an image of this machine's Docker with the stand-in SDK in it, laid out as the official ones are. It is made once,
 * from Debian by mmdebstrap, and found again by the content of what it is made from; also tagged `tag`, if given.
 */
export function sdkImage(options: ImageOptions = {}, tag?: string): string {
  const { release = "24.10.8", arch = "x86_64", target = "x86/64", layout = "unpacked", ccache = false } = options;
  const base = baseImage();
  const { user, home } = layouts[layout];
  const image = `ppa-test-sdk:${hash(base, contentOf(fixture), JSON.stringify([release, arch, target, layout, ccache]))}`;
  if (!exists(image)) {
    inTemporary((folder) => {
      execFileSync(join(fixture, "make-sdk"), [
        join(folder, "sdk"),
        `release=${release}`,
        `arch=${arch}`,
        `target=${target}`,
        `home=${home}`,
        `ccache=${ccache ? "yes" : ""}`,
      ]);
      execFileSync("tar", ["-cf", join(folder, "sdk.tar"), "-C", join(folder, "sdk"), "."]);
      writeFileSync(join(folder, "setup.sh"), "set -e\ntar -xf /opt/sdk.tar --no-same-owner -C /builder\n");
      const content =
        layout === "setup"
          ? ["COPY sdk.tar /opt/sdk.tar", `COPY --chown=1000 setup.sh ${home}/setup.sh`]
          : [`COPY --chown=1000:1000 sdk ${home}`];
      const rename = user === "buildbot" ? [] : [`RUN usermod --login ${user} buildbot`];
      const lines = [
        `FROM ${base}`,
        ...rename,
        `RUN mkdir -p ${home} && chown 1000:1000 ${home}`,
        ...content,
        `USER ${user}`,
        `WORKDIR ${home}`,
      ];
      writeFileSync(join(folder, "Dockerfile"), `${lines.join("\n")}\n`);
      docker(["build", "--quiet", "--tag", image, folder], { DOCKER_BUILDKIT: "0" });
    });
  }
  if (tag) docker(["tag", image, tag]);
  return tag ?? image;
}

/** Builds a Dockerfile of the project and returns the image's id. */
export async function buildImage(folder: string, settings: Readonly<Record<string, string>>): Promise<string> {
  const args = Object.entries(settings).flatMap(([name, value]) => ["--build-arg", `${name}=${value}`]);
  const env = { ...process.env, DOCKER_BUILDKIT: "0" };
  const { code, stdout, stderr } = await exec(
    "docker",
    ["build", "--quiet", "--network", "host", "--force-rm", ...args, folder],
    {
      env,
    },
  );
  if (code !== 0) throw new Error(stderr);
  return stdout.toString().trim();
}

export const dockerWorks = (): boolean => spawnSync("docker", ["info"], { stdio: "ignore" }).status === 0;

/** `describe` for tests that need a running Docker and what the images are made with; as `describeWith`. */
export function describeDocker(name: string, body: () => void, more: readonly string[] = []): void {
  if (dockerWorks() || process.env["CI"] === "true")
    return void describeWith(["docker", "mmdebstrap", "git", ...more], name, body);
  console.warn(`skipped: ${name}: needs a running Docker, which this machine has not`);
  describe.skip(name, body);
}

export type Engine = "docker" | "podman";

/** The same for every engine that runs containers. */
export function describeEngines(name: string, body: (engine: Engine) => void): void {
  describeDocker(`${name} docker`, () => body("docker"));
  describeDocker(`${name} podman`, () => body("podman"), ["podman"]);
}

/** An image of Docker's, copied to podman if that is the engine. */
export function imageIn(engine: Engine, image: string): string {
  const isThere = engine === "docker" || spawnSync("podman", ["image", "exists", image]).status === 0;
  if (!isThere) execFileSync("sh", ["-c", 'docker save "$1" | podman load --quiet', "sh", image], { stdio: "pipe" });
  return image;
}

/** Debian with a compiler, and the user of the official images. */
export function baseImage(): string {
  const image = `ppa-test-base:${hash(PACKAGES)}`;
  if (exists(image)) return image;
  inTemporary((folder) => {
    const user = 'chroot "$1" useradd --uid 1000 --create-home --shell /bin/bash buildbot';
    const tar = join(folder, "base.tar");
    execFileSync(
      "mmdebstrap",
      ["--quiet", "--variant=minbase", `--include=${PACKAGES}`, `--customize-hook=${user}`, "bookworm", tar],
      { stdio: "inherit" },
    );
    docker(["import", tar, image]);
  });
  return image;
}

export function docker(args: readonly string[], env: Record<string, string> = {}): string {
  return execFileSync("docker", args, {
    encoding: "utf8",
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  }).trim();
}

const exists = (image: string): boolean =>
  spawnSync("docker", ["image", "inspect", image], { stdio: "ignore" }).status === 0;

const hash = (...parts: string[]): string => createHash("sha256").update(parts.join("\0")).digest("hex").slice(0, 16);

function contentOf(folder: string): string {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => `${path}\0${readFileSync(path, "utf8")}`)
    .join("\0");
}

function inTemporary(work: (folder: string) => void): void {
  const folder = mkdtempSync(join(tmpdir(), "ppa-image-"));
  try {
    work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
