import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { readApk } from "../../lib/apk/package.ts";
import { validateForIndex } from "../../lib/apk/validate.ts";
import { golden, tarOf } from "../ipk/golden.ts";

const good = { name: "hello", version: "1.0-r1", architecture: "x86_64", description: "Says hello." };

describe("what routers could not install is told with its cure", () => {
  test("nothing of a good package", () => {
    expect(validateForIndex(good)).toEqual([]);
    expect(validateForIndex({ ...good, architecture: "noarch" })).toEqual([]);
  });

  test.each([
    ["the architecture all", { architecture: "all" }, /can install nowhere/, /noarch/],
    ["a version of opkg", { version: "1.0-1" }, /does not accept the version "1.0-1"/, /Here: 1\.0-r1\./],
    ["a candidate marked by ~", { version: "1.0~rc1-r1" }, /does not accept the version/, /Here: 1\.0_rc1-r1\./],
    ["several lines of description", { description: "One.\nTwo." }, /could not use apk any more/, /one line/],
    ["a bad name", { name: "hello world" }, /does not accept the package name/, /letters, digits/],
    ["a path for its architecture", { architecture: "../x" }, /which no router has/, /mips_24kc/],
  ])("%s", (_, change, what, cure) => {
    const problems = validateForIndex({ ...good, ...change });
    expect(problems).toHaveLength(1);
    expect(problems[0]?.what).toMatch(what);
    expect(problems[0]?.cure).toMatch(cure);
  });

  test("several mistakes at once", () => {
    expect(validateForIndex({ name: "", version: "", architecture: "all", description: "\n" })).toHaveLength(4);
  });
});

describe("a file named .apk that is none is told for what it is", () => {
  test.each([
    ["an .ipk", golden("build/hello_1.0-r1_all.ipk"), /an \.ipk that was renamed to \.apk/],
    ["an Alpine v2 package", gzipSync(tarOf({ ".PKGINFO": "pkgname = x\n" })), /Alpine's version 2 format/],
    ["a signed Alpine v2 package", gzipSync(tarOf({ ".SIGN.RSA.x.rsa.pub": "x" })), /Alpine's version 2 format/],
    ["a web page", Buffer.from("<!DOCTYPE html><title>404</title>"), /a web page/],
    ["nothing", Buffer.alloc(0), /empty/],
    ["an index", golden("apk/expected/packages.adb"), /no package, but an index/],
  ])("%s", (_, file, message) => {
    expect(() => readApk(file)).toThrow(message);
  });
});
