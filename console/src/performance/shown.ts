import { useSearchParams } from 'wouter'

const FIELDS = ['tile', 'block', 'user', 'version'] as const

/** What of a series is open; it stands in the address, so that it can be sent to somebody. */
export type Shown = Partial<Record<(typeof FIELDS)[number], string>>

export function useShown(): { shown: Shown; show: (changed: Shown) => void } {
  const [parameters, setParameters] = useSearchParams()
  const shown: Shown = {}
  for (const field of FIELDS) {
    shown[field] = parameters.get(field) ?? undefined
  }
  const show = (changed: Shown) =>
    setParameters((old) => {
      const next = new URLSearchParams(old)
      for (const field of FIELDS) {
        if (field in changed) {
          const value = changed[field]
          value === undefined ? next.delete(field) : next.set(field, value)
        }
      }
      return next
    })
  return { shown, show }
}
