import { expect, it } from "vitest";
import { pictureSize } from "../../lib/catalog/picture-size.ts";
import { launchChromium } from "../support/browser.ts";
import { describeWith } from "../support/needs.ts";

const sizeOfText = (text: string) => pictureSize(new TextEncoder().encode(text));

describeWith(["chromium"], "the size of a picture", () => {
  it("is what a browser drew, in each of its formats", async () => {
    const browser = await launchChromium();
    try {
      const page = await browser.newPage();
      const drawn = await page.evaluate(() =>
        [true, false].flatMap((alpha) => {
          const canvas = document.createElement("canvas");
          [canvas.width, canvas.height] = [371, 20];
          canvas.getContext("2d", { alpha })?.fillRect(3, 3, 9, 9);
          return (["png", "jpeg", "webp"] as const).flatMap((type) =>
            [0.5, 1].map((quality) => canvas.toDataURL(`image/${type}`, quality)),
          );
        }),
      );
      expect(new Set(drawn).size).toBeGreaterThan(6);
      for (const address of drawn) {
        const content = Buffer.from(address.replace(/^.*,/, ""), "base64");
        expect([address.slice(0, 80), pictureSize(content)]).toEqual([
          address.slice(0, 80),
          { width: 371, height: 20 },
        ]);
      }
    } finally {
      await browser.close();
    }
  });

  it("is that of the screen of a GIF", () => {
    const gif = Buffer.from("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7", "base64");
    expect(pictureSize(gif)).toEqual({ width: 1, height: 1 });
  });

  it("is what an SVG asks for, in pixels or by the box that it draws in", () => {
    expect(sizeOfText('<?xml version="1.0"?>\n<svg xmlns="x" width="80px" height=\'20.4\'><rect width="3"/>')).toEqual({
      width: 80,
      height: 20,
    });
    expect(sizeOfText('<svg width="100%" height="20">')).toBeUndefined();
    expect(sizeOfText('<svg viewBox="0 0 30 8"><rect width="8" height="8"/></svg>')).toEqual({ width: 30, height: 8 });
  });

  it("is unknown of anything else, and of what is cut off", () => {
    for (const start of ["", "\x89PNG", "GIF8", "\xff\xd8\xff\xc0", "RIFF0000WEBPVP8X", "text"]) {
      expect(pictureSize(Buffer.from(start, "latin1"))).toBeUndefined();
    }
  });
});
