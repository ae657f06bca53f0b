import { expect, it } from "vitest";
import { parseRelease } from "../../lib/openwrt/release.ts";
import type { FeedOutcome } from "../../lib/publish/outcome.ts";
import { routerText } from "../../lib/publish/summary.ts";
import type { PublicKey } from "../../lib/signing/types.ts";

it("what a terminal shows for a router can be pasted: no here-document's end has blanks before it", () => {
  const feed = { target: { release: parseRelease("24.10") } } as unknown as FeedOutcome;
  const key = { kind: "usign", fingerprint: "9040356b214084da", path: "keys/x", text: "untrusted comment: x\nRWQ=\n" };
  const text = routerText({ name: "acme", url: "https://acme.example" } as never, [feed], [key as PublicKey]);
  expect(text).toContain("<<'EOK'\nuntrusted comment: x\nRWQ=\nEOK\n");
  expect(text).not.toMatch(/^ +\S/m);
});
