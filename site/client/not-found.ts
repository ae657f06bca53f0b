/** Searches for what the address that led nowhere was about. */
export function searchForAddress(): void {
  const input = document.querySelector<HTMLInputElement>("[data-not-found] input");
  if (!input) return;
  const parts = location.pathname.split("/").filter((part) => part !== "" && part !== "index.html");
  const last = parts.at(-1) ?? "";
  let word = last;
  try {
    word = decodeURIComponent(last);
  } catch {
    // A broken escape is searched for as it is.
  }
  // A file's name begins with its package's.
  input.value = word.replace(/(?:_[^_]*_[^_]*\.ipk|-\d[^-]*(?:-r\d+)?\.apk|\.(?:html|json|svg))$/, "").slice(0, 100);
  input.focus();
  input.dispatchEvent(new Event("input"));
}
