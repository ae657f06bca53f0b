import type { Cost, Row } from "./measure.ts";

const WIDTHS = [46, 26, 8, 8, 8, 11, 8, 8, 11];
const line = (cells: readonly string[]): string =>
  `${cells.map((cell, index) => (index < 2 ? cell.padEnd(WIDTHS[index] ?? 0) : cell.padStart(WIDTHS[index] ?? 0))).join(" ")}`;

export const heading = `Medians. Seconds by the clock, and of processor time; most memory; bytes over the network.
${line(["", "target", "time", "cpu", "memory", "network", "time", "cpu", "network"])}  of the floor
`;

export function formatRow(row: Row): string {
  const cells = [
    row.name,
    row.target,
    ...times(row.cost),
    row.cost.memory === undefined ? "" : `${Math.round(row.cost.memory / 1e6)} MB`,
    bytes(row.transferred),
    ...(row.floorCost ? times(row.floorCost) : ["", ""]),
    bytes(row.floorTransferred),
  ];
  return `${line(cells)}  ${row.floor ?? ""}\n`;
}

function times({ wall, cpu }: Cost): [string, string] {
  return [seconds(wall), cpu === undefined ? "" : seconds(cpu)];
}

function seconds(value: number): string {
  return value < 0.01 ? `${(value * 1000).toFixed(2)} ms` : `${value.toFixed(2)} s`;
}

function bytes(value: number | undefined): string {
  return value === undefined ? "" : `${Math.round(value / 1000).toLocaleString("en")} KB`;
}
