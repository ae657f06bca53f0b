import type { PublicKey } from "../signing/types.ts";
import type { FeedReport, Findings, RotationStage } from "./report.ts";

/** What a key is for during a change of keys, as its file says: `demo-next.pem`, `untrusted comment: demo old public key`. */
type Role = "first" | "next" | "old";

function roleOf({ kind, path, text }: PublicKey): Role {
  const told =
    kind === "usign"
      ? text.match(/^untrusted comment: .* (next|old)\d* public key/)
      : path.match(/-(next|old)\d*\.\w+$/);
  return told?.[1] === "next" ? "next" : told?.[1] === "old" ? "old" : "first";
}

/**
 * Tells from the published keys where a change of keys stands, what the next step would break, and which feeds are not
 * signed as that stage wants it.
 */
export function checkRotation(
  keys: readonly PublicKey[],
  feeds: readonly FeedReport[],
  findings: Findings,
): RotationStage {
  const others = keys.filter((key) => roleOf(key) !== "first");
  const [other] = others;
  if (!other) return "none";
  const stage = roleOf(other) === "next" ? "announced" : "switched";
  const names = others.map(({ kind, fingerprint }) => `${kind} ${fingerprint.slice(0, 16)}`).join(", ");
  if (stage === "announced") {
    const what = `Next keys are published: ${names}. After the switch, opkg on routers that have not learnt them refuses the feeds`;
    findings.add("keys-announced", what);
  } else {
    const what = `Old keys are still published: ${names}. After they retire, apk too refuses the feeds on routers that know no others`;
    findings.add("keys-switched", what);
  }
  for (const feed of feeds) {
    if (feed.signedBy.length === 0) continue;
    const wanted = keys
      .filter((key) => key.kind === (feed.format === "apk" ? "apk" : "usign"))
      .filter(signs(feed.format));
    for (const { kind, fingerprint } of wanted) {
      if (feed.signedBy.includes(fingerprint)) continue;
      const what = `${feed.path} is not signed by the ${kind} key ${fingerprint.slice(0, 16)}`;
      findings.add("rotation-incomplete", what, { feed: feed.path });
    }
  }
  return stage;
}

/** Every apk key signs; of usign keys there is room for the first. */
const signs = (format: FeedReport["format"]) => (key: PublicKey) => format === "apk" || roleOf(key) === "first";
