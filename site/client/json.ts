/** Browsers refuse to read files for pages from a disk; trying would only fill the console. */
export const isServed = location.protocol.startsWith("http");

/** Fetches a document of the archive; rejects where there is no server or no document. */
export async function readJson<T>(address: string, options?: RequestInit): Promise<T> {
  if (!isServed) throw new Error("no server");
  const response = await fetch(address, options);
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  return response.json() as Promise<T>;
}
