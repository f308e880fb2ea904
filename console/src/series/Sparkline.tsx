/** Entries of the last days, a bar for each. What it shows is told to readers in a sentence. */
export function Sparkline({ values }: { values: number[] }) {
  const highest = Math.max(1, ...values)
  const width = 100 / Math.max(values.length, 1)
  const sum = values.reduce((total, value) => total + value, 0)
  return (
    <svg className="sparkline" viewBox="0 0 100 28" preserveAspectRatio="none" role="img" aria-label={`${sum} entered in the last ${values.length} days`}>
      {values.map((value, day) => {
        const height = value === 0 ? 1 : 2 + (26 * value) / highest
        return <rect key={day} x={day * width + width * 0.12} width={width * 0.76} y={28 - height} height={height} rx="1" className={value === 0 ? 'sparkline-none' : undefined} />
      })}
    </svg>
  )
}
