import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, expect, onTestFinished, test } from "vitest";
import { baseImage, buildImage, describeDocker, docker, sdkImage } from "./docker-image.ts";
import { build, examples, jobOf, pathSource, sdkOf, statuses, temporary } from "./support.ts";

const images = fileURLToPath(new URL("../../sdk-images", import.meta.url));

describeDocker("images of one's own", () => {
  beforeAll(() => void sdkImage(), 300_000);

  test.each([
    ["24.10.8", "opkg"],
    ["25.12.5", "apk"],
  ] as const)(
    "a warm image of %s brings its feeds, so that nobody has to be asked for them",
    async (release, era) => {
      const image = await buildImage(join(images, "warm"), {
        BASE: sdkImage({ release }),
        FEEDS: "base luci",
        TOOLS: "lua luci-base",
        DEPENDENCIES: "libgreet",
      });
      onTestFinished(() => void docker(["rmi", "--force", image]));
      const job = { ...jobOf(era, pathSource("luci-app-hello")), kind: "all" } as const;
      const noServer = [["file:///builder/upstream/", "file:///nowhere/"]] as const;
      const { report } = await build(job, { root: examples, sdk: image, engine: "docker", mirrors: noServer });
      expect(statuses(report)).toEqual({ "luci-app-hello": "built" });
      expect(report.sdk?.feeds.map(({ name }) => name)).toEqual(["base", "luci"]);
    },
    120_000,
  );

  test("a warm image brings what ccache keeps of its dependencies, and a build keeps it with its own", async () => {
    const image = await buildImage(join(images, "warm"), {
      BASE: sdkImage({ ccache: true }),
      FEEDS: "base",
      DEPENDENCIES: "libgreet",
    });
    onTestFinished(() => void docker(["rmi", "--force", image]));
    const cacheDir = temporary();
    const options = { root: examples, sdk: image, engine: "docker", cacheDir } as const;
    const { report } = await build(jobOf("opkg", pathSource("hello-c")), options);
    expect(statuses(report)).toEqual({ "hello-c": "built" });
    const calls = readFileSync(join(cacheDir, "ccache/24.10-x86_64/calls"), "utf8");
    expect(calls).toMatch(/greet\.c[\s\S]*hello\.c/);
  }, 120_000);

  test("an image of an SDK archive is one to build in, and none is made of an archive with another checksum", async () => {
    const folder = temporary();
    const archive = join(folder, "sdk.tar.xz");
    execFileSync("tar", ["-cJf", archive, "-C", join(sdkOf("opkg", "home=/builder"), ".."), "sdk"]);
    const content = readFileSync(archive);
    const server = createServer((_, response) => void response.end(content));
    await new Promise<void>((resolve) => server.listen(0, "0.0.0.0", resolve));
    onTestFinished(() => void server.close());
    const address = server.address();
    const url = `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}/sdk.tar.xz`;
    const settings = { BASE: baseImage(), PACKAGES: "", SDK_URL: url };
    const image = await buildImage(join(images, "tarball"), {
      ...settings,
      SDK_SHA256: createHash("sha256").update(content).digest("hex"),
    });
    onTestFinished(() => void docker(["rmi", "--force", image]));
    const mirrors = [["file:///builder/upstream/", `file://${sdkOf("opkg")}/upstream/`]] as const;
    const { report } = await build(jobOf("opkg", pathSource("hello-c")), {
      root: examples,
      sdk: image,
      engine: "docker",
      mirrors,
    });
    expect(statuses(report)).toEqual({ "hello-c": "built" });
    await expect(buildImage(join(images, "tarball"), { ...settings, SDK_SHA256: "0".repeat(64) })).rejects.toThrow();
  }, 120_000);
});
