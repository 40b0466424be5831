/** Several values of one fact, each on a line of its own; nothing when there is none. */
export function Lines({ lines }: { readonly lines: readonly string[] }) {
  return lines.map((line) => <div key={line}>{line}</div>)
}
