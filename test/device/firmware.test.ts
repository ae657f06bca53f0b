import { describe, expect, it } from "vitest";
import { firmwareSnippets, type Snippet } from "../../lib/device/firmware.ts";
import { archive, FINGERPRINT, feeds } from "./router.ts";

const input = { ...(await archive()), keyring: "demo-keyring" };
const snippets = (path: string) => {
  const feed = feeds.find((candidate) => candidate.path === path) ?? feeds[0];
  if (!feed) throw new Error(path);
  const all = firmwareSnippets(input, feed, ["hello"]);
  return (name: Snippet["name"]) => all.find((snippet) => snippet.name === name)?.text ?? "";
};
const opkg = snippets("24.10/mips_24kc");
const apk = snippets("25.12/mips_24kc");

describe("the feed in firmware", () => {
  it("ImageBuilder up to 24.10: repositories.conf, the directory, the key by its fingerprint", () => {
    expect(opkg("imagebuilder").split("\n")).toEqual([
      "echo 'src/gz demo https://ppa.example.org/demo/24.10/mips_24kc' >> repositories.conf",
      `cat > keys/${FINGERPRINT} <<'EOK'`,
      expect.stringMatching(/^untrusted comment/),
      expect.stringMatching(/^RW/),
      "EOK",
      'make image PROFILE=<device> PACKAGES="demo-keyring hello"',
    ]);
  });

  it("ImageBuilder since 25.12: repositories, the index, the key as .pem", () => {
    expect(apk("imagebuilder")).toMatch(
      /^echo 'https:\/\/ppa.example.org\/demo\/25.12\/mips_24kc\/packages.adb' >> repositories\ncat > keys\/demo.pem/,
    );
  });

  it("Attended Sysupgrade: JSON that appends and carries the key of its format", () => {
    expect(JSON.parse(opkg("asu"))).toMatchObject({
      version: "24.10.<n>",
      repositories: { demo: "https://ppa.example.org/demo/24.10/mips_24kc" },
      repositories_mode: "append",
      repository_keys: [expect.stringMatching(/^untrusted comment/)],
    });
    expect(JSON.parse(apk("asu")).repository_keys[0]).toMatch(/^-----BEGIN PUBLIC KEY/);
    expect(JSON.parse(snippets("24.10.4/ath79/generic")("asu"))).toMatchObject({
      version: "24.10.4",
      target: "ath79/generic",
    });
  });

  it("LuCI: the one line that its dialog takes", () => {
    expect(opkg("luci")).toBe("src/gz demo https://ppa.example.org/demo/24.10/mips_24kc");
    expect(apk("luci")).toBe("https://ppa.example.org/demo/25.12/mips_24kc/packages.adb");
  });
});
