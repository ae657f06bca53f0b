/** The members of `values` that are not undefined or empty, for optional members of exact types. */
export function given<T extends Record<string, string | undefined>>(values: T): { [name in keyof T]?: string } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value)) as { [name in keyof T]?: string };
}
