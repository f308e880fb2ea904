/** Names and values, as they were. */
export function Facts({ facts, none }: { facts: Record<string, unknown> | undefined; none: string }) {
  const known = Object.entries(facts ?? {}).filter(([, value]) => value !== undefined && value !== null)
  if (known.length === 0) {
    return <p className="soft">{none}</p>
  }
  return (
    <dl className="facts">
      {known.map(([name, value]) => (
        <div key={name}><dt>{name}</dt><dd><code>{shown(value)}</code></dd></div>
      ))}
    </dl>
  )
}

/** A value as JSON has it, strings without their quotes. */
export function shown(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing')
}
