import { useZone } from './zone'

/** An instant in the reader's zone; the instant itself is there for machines. */
export function Time({ at }: { at: string | undefined | null }) {
  const { time, zone } = useZone()
  return at ? <time dateTime={at} title={`${time(at)}, ${zone}`}>{time(at)}</time> : null
}
