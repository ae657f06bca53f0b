import { spawnSync } from "node:child_process";
import { statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { installScript } from "../../lib/device/install-script.ts";
import { describeWith } from "../support/needs.ts";
import { archive, FINGERPRINT, feeds, nextKeys, router, run, shells, snapshot } from "./router.ts";

const script = installScript(await archive());
const URL_ = "https://ppa.example.org/demo";
const CUSTOM = "etc/opkg/customfeeds.conf";
const KEEP = "lib/upgrade/keep.d/ppa-demo";

describeWith(["busybox", "dash"], "install.sh", () => {
  describe.each(Object.entries(shells))("under %s", (_name, shell) => {
    it.each(["19.07.10", "24.10.4"])("adds key, feed and keep.d to OpenWrt %s", (release) => {
      const device = router(release);
      const stock = device.read(CUSTOM);
      const ran = run(script, device, [], { shell });
      expect(ran).toMatchObject({ code: 0, output: expect.stringContaining("opkg install PACKAGE") });
      expect(device.read(CUSTOM)).toBe(`${stock}src/gz demo ${URL_}/${release.slice(0, 5)}/mips_24kc\n`);
      expect(device.read(`etc/opkg/keys/${FINGERPRINT}`)).toMatch(/^untrusted comment: .*\nRW[\w+/=]+\n$/);
      expect(device.read(KEEP)).toBe(`/etc/opkg/keys/${FINGERPRINT}\n/${CUSTOM}\n/${KEEP}\n`);
      expect(device.calls()).toBe(`opkg --offline-root ${device.root} update\n`);
    });

    it("adds key, list and keep.d to OpenWrt 25.12", () => {
      const device = router("25.12.1");
      expect(run(script, device, [], { shell })).toMatchObject({
        code: 0,
        output: expect.stringContaining("apk add PACKAGE"),
      });
      expect(device.read("etc/apk/repositories.d/demo.list")).toBe(`${URL_}/25.12/mips_24kc/packages.adb\n`);
      expect(device.read("etc/apk/keys/demo.pem")).toMatch(
        /^-----BEGIN PUBLIC KEY-----\n[^-]+-----END PUBLIC KEY-----\n$/,
      );
      expect(device.read(KEEP)).toBe(`/etc/apk/keys/demo.pem\n/etc/apk/repositories.d/demo.list\n/${KEEP}\n`);
      expect(device.calls()).toBe(`apk --root ${device.root} update\n`);
    });

    it.each(["19.07.10", "24.10.4", "25.12.1"])("changes nothing when run again on %s", (release) => {
      const device = router(release);
      run(script, device, ["--kmods"].slice(release.startsWith("19") ? 1 : 0), { shell });
      const first = snapshot(device);
      expect(run(script, device, [], { shell }).output).not.toContain("wrote");
      expect(snapshot(device)).toBe(first);
    });

    it.each(["19.07.10", "24.10.4", "25.12.1"])("leaves %s as it was when removed", (release) => {
      const device = router(release);
      const stock = snapshot(device);
      run(script, device, [], { shell });
      expect(run(script, device, ["--remove"], { shell }).code).toBe(0);
      expect(snapshot(device).replace(/== .\/var\/opkg-lists\/openwrt_core\n/, "")).toBe(stock);
    });

    it("works from a file as from a pipe", () => {
      const device = router("24.10.4");
      expect(run(script, device, ["hello"], { shell, from: "file" }).code).toBe(0);
      expect(device.calls()).toContain("install hello");
    });
  });

  describe("its own lines", () => {
    it("are changed in their place, and nobody else's are touched", () => {
      const device = router("24.10.4");
      const others = "src/gz other https://other.example.org/demo\n# src/gz demo commented\n";
      device.write(
        CUSTOM,
        `${others}src/gz demo https://old.example.org/23.05/mips_24kc\nsrc/gz demo2 https://x.example.org\n`,
      );
      run(script, device);
      expect(device.read(CUSTOM)).toBe(
        `${others}src/gz demo ${URL_}/24.10/mips_24kc\nsrc/gz demo2 https://x.example.org\n`,
      );
      run(script, device, ["--remove"]);
      expect(device.read(CUSTOM)).toBe(`${others}src/gz demo2 https://x.example.org\n`);
    });

    it("keep apart from a last line without a line end", () => {
      const device = router("24.10.4");
      device.write(CUSTOM, "src/gz other https://other.example.org");
      run(script, device);
      expect(device.read(CUSTOM).split("\n")).toEqual([
        "src/gz other https://other.example.org",
        `src/gz demo ${URL_}/24.10/mips_24kc`,
        "",
      ]);
    });

    it("are made where there was no customfeeds.conf", () => {
      const device = router("24.10.4");
      spawnSync("rm", [join(device.root, CUSTOM)]);
      expect(run(script, device).code).toBe(0);
      expect(device.read(CUSTOM)).toBe(`src/gz demo ${URL_}/24.10/mips_24kc\n`);
    });

    it("are not repeated when the firmware has the same line, and refused when it has another", () => {
      const device = router("24.10.4");
      const stock = device.read(CUSTOM);
      device.write("etc/opkg/distfeeds.conf", `src/gz demo ${URL_}/24.10/mips_24kc\n`);
      expect(run(script, device).code).toBe(0);
      expect(device.read(CUSTOM)).toBe(stock);
      device.write("etc/opkg/distfeeds.conf", "src/gz demo https://elsewhere.example.org\n");
      expect(run(script, device)).toMatchObject({ code: 1, output: expect.stringContaining("the name demo is taken") });
    });
  });

  describe("kernel modules", () => {
    it("come from the feed of the very firmware, with --kmods", () => {
      const opkg = router("24.10.4");
      expect(run(script, opkg, ["--kmods"]).code).toBe(0);
      expect(opkg.read(CUSTOM)).toContain(`src/gz demo_kmods ${URL_}/24.10.4/ath79/generic\n`);
      const apk = router("25.12.1");
      run(script, apk, ["--kmods"]);
      expect(apk.read("etc/apk/repositories.d/demo.list")).toBe(
        `${URL_}/25.12/mips_24kc/packages.adb\n${URL_}/25.12.1/ath79/generic/packages.adb\n`,
      );
    });

    it("that do not exist for this firmware are refused before anything is changed", () => {
      const device = router("24.10.8");
      const stock = snapshot(device);
      expect(run(script, device, ["--kmods"])).toMatchObject({
        code: 1,
        output: expect.stringContaining(
          "no kernel modules for OpenWrt 24.10.8 on ath79/generic. For ath79/generic the archive has those of OpenWrt 24.10.4, 25.12.1.",
        ),
      });
      expect(snapshot(device)).toBe(stock);
    });

    it("follow the firmware when the script is run again after an upgrade", () => {
      const device = router("24.10.4");
      run(script, device, ["--kmods"]);
      device.write("etc/openwrt_release", device.read("etc/openwrt_release").replace("24.10.4", "24.10.8"));
      expect(run(script, device)).toMatchObject({ code: 0, output: expect.stringContaining("their feed is removed") });
      expect(device.read(CUSTOM)).not.toContain("demo_kmods");
    });

    it("are enough for an archive that has nothing else", async () => {
      const only = installScript(await archive({ feeds: feeds.filter(({ target }) => target) }));
      const device = router("24.10.4");
      expect(run(only, device, ["kmod-x"]).code).toBe(0);
      expect(device.read(CUSTOM)).toContain("demo_kmods");
      expect(device.read(CUSTOM)).not.toContain("src/gz demo ");
    });
  });

  describe("where the archive has no feed", () => {
    it.each([
      [
        "another release of the architecture",
        router("23.05.5"),
        "no packages for OpenWrt 23.05 on mips_24kc (opkg). For mips_24kc the archive has OpenWrt 19.07, 24.10, 25.12.",
      ],
      [
        "a relative",
        router("24.10.4", { arch: "mips_mips32", target: "bcm47xx/generic" }),
        "Nearest is mips_24kc, which this router does not take.",
      ],
      [
        "something else",
        router("24.10.4", { arch: "riscv64_generic", target: "sifiveu/generic" }),
        "The archive has: 19.07 on mips_24kc, 24.10 on mips_24kc, 24.10 on x86_64, 25.12 on mips_24kc.",
      ],
      [
        "the same name for the other package manager",
        router("SNAPSHOT"),
        "no packages for OpenWrt SNAPSHOT on mips_24kc (apk)",
      ],
    ])("it names %s and changes nothing", (_what, device, text) => {
      const stock = snapshot(device);
      expect(run(script, device)).toMatchObject({ code: 1, output: expect.stringContaining(text) });
      expect(snapshot(device)).toBe(stock);
    });

    it("takes a further architecture that opkg.conf allows", () => {
      const device = router("24.10.4", { arch: "mips_mips32" });
      device.write(
        "etc/opkg.conf",
        `${device.read("etc/opkg.conf")}arch all 1\narch mips_mips32 10\narch mips_24kc 5\n`,
      );
      expect(run(script, device).code).toBe(0);
      expect(device.read(CUSTOM)).toContain("/24.10/mips_24kc");
    });

    it("is not OpenWrt at all, it says so", () => {
      const device = router("24.10.4");
      spawnSync("rm", [join(device.root, "etc/openwrt_release")]);
      expect(run(script, device)).toMatchObject({ code: 1, output: expect.stringContaining("this is not OpenWrt") });
    });
  });

  describe("trust", () => {
    it("never switches signature checks off", () => {
      expect(script).not.toMatch(/allow-untrusted|no-check-certificate|force-/);
      expect(script.match(/check_signature/g)).toHaveLength(2);
    });

    it("a feed that opkg refused is a failure, although opkg says 0", () => {
      const device = router("24.10.4");
      device.write("refuse", "");
      device.write("var/opkg-lists/demo", "of the last time");
      expect(run(script, device, ["hello"])).toMatchObject({
        code: 1,
        output: expect.stringContaining("did not accept the feed"),
      });
      expect(device.calls()).not.toContain("install");
    });

    it("a feed that apk refused is a failure", () => {
      const device = router("25.12.1");
      device.write("refuse", "");
      expect(run(script, device).code).toBe(1);
    });

    it("says when the router checks no signatures, and leaves that to its owner", () => {
      const device = router("24.10.4");
      device.write("etc/opkg.conf", "dest root /\n");
      expect(run(script, device).output).toContain("does not check signatures");
      expect(device.read("etc/opkg.conf")).toBe("dest root /\n");
    });

    it("adds an announced key, and takes away one that was retired", async () => {
      const device = router("25.12.1");
      const base = await archive();
      run(installScript({ ...base, keys: [...base.keys, ...(await nextKeys())] }), device);
      expect([device.has("etc/apk/keys/demo.pem"), device.has("etc/apk/keys/demo-next.pem")]).toEqual([true, true]);
      run(installScript({ ...base, keys: await nextKeys() }), device);
      expect([device.has("etc/apk/keys/demo.pem"), device.has("etc/apk/keys/demo-next.pem")]).toEqual([false, true]);
      expect(device.read("etc/apk/keys/openwrt.pem")).toBe("official\n");
    });

    it.each(["--allow-untrusted", "--force-checksum", "-x", "../x", "a;b", "$(reboot)", "a b"])(
      "does not hand %s to the package manager",
      (argument) => {
        const device = router("25.12.1");
        expect(run(script, device, ["hello", argument]).code).toBe(1);
        expect(device.calls()).toBe("");
      },
    );
  });

  describe("options", () => {
    it("packages are installed after the update", () => {
      const device = router("25.12.1");
      run(script, device, ["hello", "libstdc++6"]);
      expect(device.calls().split("\n").slice(0, 2)).toEqual([
        `apk --root ${device.root} update`,
        `apk --root ${device.root} add --upgrade hello libstdc++6`,
      ]);
    });

    it.each(["24.10.4", "25.12.1"])("--dry-run tells all and does nothing on %s", (release) => {
      const device = router(release);
      const stock = snapshot(device);
      const { code, output } = run(script, device, ["--dry-run", "--kmods", "hello"]);
      expect(code).toBe(0);
      expect(output).toMatch(/would write \/etc\/(apk|opkg)\/keys/);
      expect(output).toMatch(/would run: (apk add --upgrade|opkg install) hello/);
      expect([snapshot(device), device.calls()]).toEqual([stock, ""]);
    });

    it("--dry-run --remove does nothing either", () => {
      const device = router("24.10.4");
      run(script, device);
      const before = snapshot(device);
      expect(run(script, device, ["--remove", "--dry-run"]).output).toContain("would remove");
      expect(snapshot(device)).toBe(before);
    });

    it("--no-update only writes files, as an image that is being built needs it", () => {
      const device = router("24.10.4");
      run(script, device, ["--no-update"]);
      expect([device.calls(), device.has(CUSTOM)]).toEqual(["", true]);
    });

    it("--help tells the way of calling", () => {
      expect(run(script, router("24.10.4"), ["--help"]).output).toContain(
        `wget -qO- ${URL_}/install.sh | sh -s -- PACKAGE...`,
      );
    });
  });

  describe("a private archive", () => {
    it("gets the credentials into the feed's address, which then only root reads, and into no output", () => {
      for (const [release, file] of [
        ["24.10.4", CUSTOM],
        ["25.12.1", "etc/apk/repositories.d/demo.list"],
      ] as const) {
        const device = router(release);
        const env = { PPA_AUTH: "me:s3cret" };
        expect(run(script, device, ["--dry-run"], { env }).output).not.toContain("s3cret");
        expect(run(script, device, [], { env }).output).not.toContain("s3cret");
        expect(device.read(file)).toContain("https://me:s3cret@ppa.example.org/demo/");
        expect(statSync(join(device.root, file)).mode & 0o777).toBe(0o600);
      }
    });

    it("keeps its credentials when the script runs without them, as at an upgrade of the keyring", () => {
      for (const [release, file] of [
        ["24.10.4", CUSTOM],
        ["25.12.1", "etc/apk/repositories.d/demo.list"],
      ] as const) {
        const device = router(release);
        run(script, device, ["--no-update"], { env: { PPA_AUTH: "me:s3cret" } });
        const configured = snapshot(device);
        expect(run(script, device, ["--no-update"]).output).not.toContain("s3cret");
        expect(snapshot(device)).toBe(configured);
        expect(device.read(file)).toContain("https://me:s3cret@ppa.example.org/demo/");
        expect(statSync(join(device.root, file)).mode & 0o777).toBe(0o600);
      }
    });

    it("never sends its credentials to another server", () => {
      const device = router("24.10.4");
      device.write(CUSTOM, "src/gz demo https://me:s3cret@elsewhere.example.org/demo/24.10/mips_24kc\n");
      run(script, device, ["--no-update"]);
      expect(device.read(CUSTOM)).toBe("src/gz demo https://ppa.example.org/demo/24.10/mips_24kc\n");
    });

    it("refuses credentials that would break the line", () => {
      expect(run(script, router("24.10.4"), [], { env: { PPA_AUTH: "me:a b@c" } }).output).toContain("percent-encoded");
    });
  });

  describe("a broken download", () => {
    it("does nothing, wherever it broke off", () => {
      const device = router("24.10.4");
      const stock = snapshot(device);
      const cuts = [script.length - 2, script.length - 3, script.length - 8, script.length - 12];
      for (let length = 200; length < script.length - 12; length += 997) cuts.push(length);
      for (const length of cuts) run(script.slice(0, length), device, ["--no-update"]);
      expect(snapshot(device)).toBe(stock);
    });
  });
});

describeWith(["busybox", "unshare", "mount"], "install.sh on a disk that takes nothing", () => {
  /** Runs the script in a mount namespace of its own, after `prepare`. */
  const runAfter = (prepare: string, root: string) =>
    spawnSync(
      "unshare",
      [
        "-m",
        ...(process.getuid?.() === 0 ? [] : ["-r"]),
        "sh",
        "-c",
        `${prepare}; busybox ash -s -- --no-update; code=$?; cp -r "$PPA_ROOT/etc" "$OUT"; exit $code`,
      ],
      { input: script, encoding: "utf8", env: { ...process.env, PPA_ROOT: root, OUT: `${root}.after` } },
    );

  it("that is full: fails with a reason and leaves customfeeds.conf whole", () => {
    const device = router("24.10.4");
    const ran = runAfter(
      'cp -r "$PPA_ROOT" "$PPA_ROOT.full"; mount -t tmpfs -o size=64k none "$PPA_ROOT"; cp -r "$PPA_ROOT.full/." "$PPA_ROOT"; mkdir -p "$PPA_ROOT/etc/opkg/keys"; dd if=/dev/zero of="$PPA_ROOT/fill" bs=4k 2>/dev/null',
      device.root,
    );
    expect(ran.status).toBe(1);
    expect(ran.stderr).toContain("cannot be written and is as it was: the file system is full or read-only");
    const diff = spawnSync("diff", ["-r", join(device.root, "etc"), `${device.root}.after`], { encoding: "utf8" });
    expect(diff.stdout).toBe("");
  });

  it("that is read-only: fails with a reason and changes nothing", () => {
    const device = router("25.12.1");
    const stock = snapshot(device);
    const ran = runAfter('mount --bind "$PPA_ROOT" "$PPA_ROOT"; mount -o remount,ro,bind "$PPA_ROOT"', device.root);
    expect(ran.status).toBe(1);
    expect(ran.stderr).toContain("full or read-only");
    expect(snapshot(device)).toBe(stock);
  });
});

describeWith(["shellcheck"], "shellcheck", () => {
  it("has nothing to say", () => {
    const { stdout } = spawnSync(
      "shellcheck",
      ["--shell=sh", "--enable=all", "--exclude=SC2250,SC2310,SC2312,SC2292,SC2249,SC2311", "-"],
      {
        input: script,
        encoding: "utf8",
      },
    );
    expect(stdout).toBe("");
  });
});

describe("what goes into the script", () => {
  it("gives the same text for the same archive, whatever the order of its feeds", async () => {
    expect(installScript(await archive({ feeds: [...feeds].reverse() }))).toBe(script);
  });

  it.each([
    ["name", { name: "a'; reboot; '" }],
    ["name", { name: "distfeeds" }],
    ["address", { url: "https://example.org/$(reboot)" }],
    ["address", { url: "https://example.org/'" }],
    ["address", { url: "https://me:pw@example.org/x" }],
    ["feed", { feeds: [{ ...feeds[0], path: "24.10/x\nPPA_FEEDS\nreboot" } as (typeof feeds)[number]] }],
    ["feed", { feeds: [{ ...feeds[0], path: "../x" } as (typeof feeds)[number]] }],
    [
      "usign key",
      {
        keys: [
          {
            kind: "usign",
            fingerprint: FINGERPRINT,
            path: "keys/x",
            text: "untrusted comment: x\nPPA_KEY\nreboot\n",
          } as const,
        ],
      },
    ],
    ["apk key", { keys: [{ kind: "apk", fingerprint: "x", path: "keys/a b.pem", text: "" } as const] }],
  ])("refuses a %s that a shell would read as more than text", async (what, changes) => {
    const input = await archive(changes);
    expect(() => installScript(input)).toThrow(what);
  });
});

describeWith(["busybox"], "an archive with a keyring package", () => {
  it("has it installed with the feed, so that the next keys come by an upgrade", async () => {
    const withKeyring = installScript(await archive({ keyring: "demo-keyring" }));
    const device = router("25.12.1");
    expect(run(withKeyring, device).output).toContain("apk add PACKAGE");
    expect(device.calls()).toContain("add --upgrade demo-keyring\n");
  });
});
