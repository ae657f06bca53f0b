import { describe, expect, it } from "vitest";
import { makeIndex, search } from "../../site/client/rank.ts";

const index = makeIndex(
  [
    ["wireguard-tools", "WireGuard userspace control program"],
    ["luci-proto-wireguard", "Support for WireGuard VPN"],
    ["kmod-wireguard", "WireGuard secure network tunnel"],
    ["wg", "Short name"],
    ["curl", "A client-side URL transfer utility"],
    ["libcurl4", "A client-side URL transfer library"],
    ["tcpdump", "Network monitoring and data acquisition tool"],
    ["openvpn-openssl", "Open source VPN solution using OpenSSL"],
  ].map(([name = "", title = ""]) => ({ name, title })),
);

const find = (query: string) => search(index, query, 10).map(({ name }) => name);

describe("search", () => {
  it("puts the whole name first, then names that begin with the word", () => {
    expect(find("curl")).toEqual(["curl", "libcurl4"]);
    expect(find("wireguard")[0]).toBe("wireguard-tools");
  });

  it("finds words of the name before words of the title", () => {
    expect(find("vpn")).toEqual(["openvpn-openssl", "luci-proto-wireguard"]);
  });

  it("wants every word", () => {
    expect(find("wireguard luci")).toEqual(["luci-proto-wireguard"]);
  });

  it("forgives a slip of the finger: a letter wrong, missing, doubled or swapped", () => {
    for (const query of ["wireguerd", "wiregard", "wirreguard", "wriegaurd", "WireGuardd"]) {
      expect(find(query)).toContain("wireguard-tools");
    }
    expect(find("tcpdmup")).toEqual(["tcpdump"]);
  });

  it("does not guess at short words", () => {
    expect(find("xg")).toEqual([]);
  });

  it("answers at 10,000 packages, also what is misspelt", () => {
    const words = ["net", "wifi", "vpn", "dns", "luci", "mqtt", "stat", "usb", "lua", "kmod", "tls", "qos", "graph"];
    const many = makeIndex(
      Array.from({ length: 10_000 }, (_, at) => ({
        name: `${words[at % 13]}-${words[(at >> 4) % 13]}-${at.toString(36)}`,
        title: `The ${words[(at >> 2) % 13]} tool number ${at} for routers`,
      })),
    );
    for (const query of ["luci", "qos graph", "grahp", "nothinglikethis"]) {
      expect(search(many, query, 12).length > 0, query).toBe(query !== "nothinglikethis");
    }
  });
});
