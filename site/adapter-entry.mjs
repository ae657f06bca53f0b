import { createApp } from "astro/app/entrypoint";

const app = createApp({ streaming: false });

/** Renders one page type with its view (`home`, `package` …) to the bytes of its HTML. */
export async function render(page, view) {
  const response = await app.render(new Request(`http://localhost/${page}/`), { locals: { view } });
  if (response.status !== 200) throw new Error(`page ${page}: HTTP ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}
