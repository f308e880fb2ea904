/** What clocks in a zone show at an instant, as the browser's time field wants it. */
export function localOf(instant: string, zone: string): string {
  const parts = Object.fromEntries(
    new Intl.DateTimeFormat('en-CA', {
      timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23',
    }).formatToParts(new Date(instant)).map((part) => [part.type, part.value]),
  )
  return `${parts.year}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}`
}

/** The first instant at which clocks in a zone show a local time, or, where they skip it, the first after. */
export function instantIn(local: string, zone: string): string {
  const asUtc = Date.parse(`${local}:00Z`)
  const offset = (at: number) => Date.parse(`${localOf(new Date(at).toISOString(), zone)}:00Z`) - at
  const day = 86_400_000
  const candidates = [...new Set([offset(asUtc - day), offset(asUtc), offset(asUtc + day)])]
    .map((by) => asUtc - by)
    .sort((one, other) => one - other)
  const exact = candidates.find((at) => localOf(new Date(at).toISOString(), zone) === local)
  return new Date(exact ?? gapEnd(candidates, asUtc, offset)).toISOString()
}

/** Clocks went from before the local time to after it: where between the candidates they did. */
function gapEnd(candidates: number[], asUtc: number, offset: (at: number) => number): number {
  let before = candidates[0]! - 60_000
  let after = candidates[candidates.length - 1]! + 60_000
  while (after - before > 1_000) {
    const middle = Math.floor((before + after) / 2_000) * 1_000
    if (middle <= before) break
    if (middle + offset(middle) < asUtc) before = middle
    else after = middle
  }
  return after
}
