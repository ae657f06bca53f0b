import { imageSize } from "image-size";

export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** What a site may show; the reader knows more kinds, and takes other files for them. */
const kinds: readonly (string | undefined)[] = ["png", "jpg", "gif", "svg", "webp", "avif"];

/** Width and height in pixels as browsers show a picture, so that a page can keep its place; undefined where it tells none. */
export function pictureSize(content: Uint8Array): PictureSize | undefined {
  try {
    // A copy of its own: the reader would go on into what else the same buffer holds.
    const { width, height, orientation = 1, type } = imageSize(Uint8Array.from(content));
    if (!kinds.includes(type)) return undefined;
    // A camera held upright: 5 to 8 of EXIF are turned by a quarter.
    return orientation < 5 ? { width, height } : { width: height, height: width };
  } catch {
    // No picture, or of a kind that is not known: the browser will tell.
    return undefined;
  }
}
