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
    ["wpad-mini", "Wireless daemon", "hostapd wpa-supplicant"],
    ["presence", "Tells who is at home", "", "watches hostapd publishes mqtt"],
    ["blinker", "Blinks a led"],
    ["mosquito", "Net against insects"],
    ["mosquitto-ssl", "Broker for MQTT", "mosquitto"],
  ].map(([name = "", title = "", provides = "", words = ""]) => ({
    name,
    title,
    ...(provides ? { provides: provides.split(" ") } : {}),
    ...(words ? { words } : {}),
  })),
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

  it("forgives a slip in a word of the title too", () => {
    expect(find("bilnks")).toEqual(["blinker"]);
    expect(find("moniotring")).toEqual(["tcpdump"]);
  });

  it("finds what a package stands for, then what its description says", () => {
    expect(find("hostapd")).toEqual(["wpad-mini", "presence"]);
    expect(find("supplicant")).toEqual([]);
    expect(find("wpa-sup")).toEqual(["wpad-mini"]);
    expect(find("mqtt")).toEqual(["mosquitto-ssl", "presence"]);
    expect(find("home mqtt")).toEqual(["presence"]);
  });

  it("ranks names, names with a slip, other names, titles, descriptions", () => {
    const kinds = makeIndex([
      { name: "e", title: "", words: "some bridge" },
      { name: "d", title: "A bridge" },
      { name: "c", title: "", provides: ["bridge"] },
      { name: "a-bridge", title: "" },
      { name: "bridge", title: "" },
      { name: "bridger", title: "" },
    ]);
    expect(search(kinds, "bridge", 9).map(({ name }) => name)).toEqual([
      "bridge",
      "bridger",
      "a-bridge",
      "c",
      "d",
      "e",
    ]);
    const slips = makeIndex([
      { name: "d", title: "A bridge" },
      { name: "c", title: "", provides: ["bridge"] },
      { name: "birdge", title: "" },
    ]);
    expect(search(slips, "bridge", 9).map(({ name }) => name)).toEqual(["birdge", "c", "d"]);
  });

  it("takes three letters for others only where two are swapped, and does not guess at shorter words", () => {
    expect(find("lde")).toEqual(["blinker"]);
    expect(find("lxd")).toEqual([]);
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
