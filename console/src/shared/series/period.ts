const FORM = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/
const UNITS = ['week', 'day', 'hour', 'minute', 'second']

/** "3 days" for P3D; what is no period stays as it is. */
export function periodText(period: string): string {
  const parts = FORM.exec(period)
  if (!parts) {
    return period
  }
  const said = parts.slice(1).flatMap((count, i) => (count ? [`${Number(count)} ${UNITS[i]}${Number(count) === 1 ? '' : 's'}`] : []))
  return said.join(' ') || period
}

/** A period of one unit, for fields that ask for a number and a unit; null where it has several. */
export function simplePeriod(period: string): { count: number; unit: 'D' | 'H' | 'M' } | null {
  const parts = FORM.exec(period)
  if (!parts) {
    return null
  }
  const [, weeks, days, hours, minutes, seconds] = parts
  const given = [weeks, days, hours, minutes, seconds].filter((count) => count !== undefined)
  if (given.length !== 1 || seconds !== undefined) return null
  if (weeks) return { count: Number(weeks) * 7, unit: 'D' }
  if (days) return { count: Number(days), unit: 'D' }
  if (hours) return { count: Number(hours), unit: 'H' }
  return { count: Number(minutes), unit: 'M' }
}

export function periodOf(count: number, unit: 'D' | 'H' | 'M'): string {
  return unit === 'D' ? `P${count}D` : `PT${count}${unit}`
}
