/** The names of a block's counts, in the order shown. */
export const COUNT_NAMES: Record<string, string> = {
  reached: 'reached',
  trying: 'trying to match',
  pending: 'pending',
  waiting: 'waiting',
  matched: 'matched',
  unmatched: 'not matched',
  sent: 'sent',
  unsent: 'not sent',
  opened: 'opened',
  clicked: 'clicked',
  converted: 'converted',
}

/** How many reached a block and are there; a hover, or the panel, tells the whole split. */
export function BlockCounts({ counts }: { counts: Record<string, number> }) {
  const now = counts.trying ?? counts.pending ?? counts.waiting ?? 0
  const split = Object.entries(COUNT_NAMES)
    .filter(([key]) => counts[key] !== undefined)
    .map(([key, name]) => `${counts[key]} ${name}`)
    .join('\n')
  return (
    <div className="counts" title={split}>
      <span><strong>{(counts.reached ?? 0).toLocaleString('en')}</strong> reached</span>
      {now > 0 && <span className="counts-now"><strong>{now.toLocaleString('en')}</strong> here</span>}
      {(counts.sent ?? 0) > 0 && <span><strong>{counts.sent!.toLocaleString('en')}</strong> sent</span>}
    </div>
  )
}
