export function element<T extends keyof HTMLElementTagNameMap>(
  tag: T,
  ...content: (Node | string)[]
): HTMLElementTagNameMap[T] {
  const made = document.createElement(tag);
  made.append(...content);
  return made;
}

/** An element whose whole text comes from a package, which may be written from right to left. */
export function isolated<T extends keyof HTMLElementTagNameMap>(tag: T, text: string): HTMLElementTagNameMap[T] {
  return element(tag, element("bdi", text));
}

/** A version as lists show it. */
export function versionOf(text: string): HTMLElement {
  const version = isolated("span", text);
  version.className = "version";
  return version;
}
