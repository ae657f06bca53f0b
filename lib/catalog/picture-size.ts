export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/**
 * Width and height of a picture in pixels, read from the beginning of its file, so that a page can keep its place; undefined
 * where it has none or is in another format than PNG, GIF, JPEG, WebP or SVG.
 */
export function pictureSize(content: Uint8Array): PictureSize | undefined {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  const size = readSize(bytes, bytes.toString("latin1", 0, 2000));
  return size && size.width > 0 && size.height > 0 ? size : undefined;
}

function readSize(bytes: Buffer, start: string): PictureSize | undefined {
  if (start.startsWith("\x89PNG") && bytes.length >= 24) {
    return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
  }
  if (start.startsWith("GIF8") && bytes.length >= 10) {
    return { width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8) };
  }
  if (start.startsWith("\xff\xd8")) return sizeOfJpeg(bytes);
  if (start.startsWith("RIFF") && start.startsWith("WEBP", 8) && bytes.length >= 30) return sizeOfWebp(bytes);
  const svg = /<svg\b[^>]*>/.exec(start)?.[0];
  return svg === undefined ? undefined : sizeOfSvg(svg);
}

/** Goes from segment to segment until one tells the size of the frame. A camera's picture (E1) may be shown turned. */
function sizeOfJpeg(bytes: Buffer): PictureSize | undefined {
  for (let at = 2; at + 9 <= bytes.length && bytes[at] === 0xff; at += 2 + bytes.readUInt16BE(at + 2)) {
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xe1) return undefined;
    // C4, C8 and CC are among the frames' numbers and are none.
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      return { width: bytes.readUInt16BE(at + 7), height: bytes.readUInt16BE(at + 5) };
    }
  }
  return undefined;
}

function sizeOfWebp(bytes: Buffer): PictureSize | undefined {
  const kind = bytes.toString("latin1", 12, 16);
  if (kind === "VP8 ") return { width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff };
  if (kind === "VP8X") return { width: bytes.readUIntLE(24, 3) + 1, height: bytes.readUIntLE(27, 3) + 1 };
  if (kind !== "VP8L") return undefined;
  const both = bytes.readUInt32LE(21);
  return { width: (both & 0x3fff) + 1, height: ((both >> 14) & 0x3fff) + 1 };
}

function sizeOfSvg(tag: string): PictureSize | undefined {
  const [width, height] = ["width", "height"].map((name) =>
    Number(new RegExp(`\\s${name}\\s*=\\s*["']([\\d.]+)(?:px)?["']`).exec(tag)?.[1]),
  );
  return width && height ? { width: Math.round(width), height: Math.round(height) } : undefined;
}
