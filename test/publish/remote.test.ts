import { expect, test } from "vitest";
import { parseRemote, scrub } from "../../lib/publish/remote.ts";

const parsed = (text: string) => parseRemote(text, "/home/me");

test("an address is https, http, ssh in both spellings, or a path, relative to where the user is", () => {
  expect(parsed("https://github.com/acme/ppa.git").kind).toBe("https");
  expect(parsed("http://gitea:3000/acme/ppa.git").kind).toBe("http");
  expect(parsed("ssh://git@example.org:22/acme/ppa.git").kind).toBe("ssh");
  expect(parsed("git@example.org:acme/ppa.git")).toEqual({ kind: "ssh", url: "git@example.org:acme/ppa.git" });
  expect(parsed("../pages.git")).toEqual({ kind: "local", url: "/home/pages.git" });
  expect(parsed("/srv/git/a:b.git")).toEqual({ kind: "local", url: "/srv/git/a:b.git" });
  expect(parsed("file:///srv/git/ppa.git").kind).toBe("local");
});

test("what git would run as a program, or could take for an option, is no address", () => {
  for (const text of ["ext::sh -c id", "--upload-pack=id", "ftp://example.org/x", "", "a\n[core]"]) {
    expect(() => parsed(text), text).toThrow("address");
  }
});

test("credentials in an address are refused; the user of ssh is none", () => {
  for (const text of [
    "https://u:p@example.org/x",
    "https://p@example.org/x",
    "http://:p@h/x",
    "ssh://u:p@example.org/x",
  ]) {
    expect(() => parsed(text), text).toThrow("had credentials in it");
  }
});

test("text of git is cleaned of credentials and of the given secrets", () => {
  expect(scrub("fatal: 'https://me:pw@h/x' and ssh://git@h/y and ssh://git:pw@h/z, s3cret", ["s3cret", ""])).toBe(
    "fatal: 'https://h/x' and ssh://git@h/y and ssh://h/z, ***",
  );
});
