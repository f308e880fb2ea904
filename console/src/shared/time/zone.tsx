import { createContext, useCallback, useContext, useMemo, useState, type ReactNode } from 'react'

const KEPT = 'goalpost.zone'
const OWN = Intl.DateTimeFormat().resolvedOptions().timeZone

/** Zones to choose from: UTC and this machine's first. */
export const ZONES = [...new Set(['UTC', OWN, ...Intl.supportedValuesOf('timeZone')])]

interface Zone {
  zone: string
  setZone: (zone: string) => void
  /** "12 Jan 2026, 09:00:05" in the chosen zone. */
  time: (instant: string | undefined | null) => string
  /** "12 Jan" */
  day: (instant: string) => string
}

const ZoneContext = createContext<Zone | null>(null)

/** Gives the zone that the reader chose to everything below. */
export function ZoneProvider({ children }: { children: ReactNode }) {
  const [zone, setKept] = useState(() => localStorage.getItem(KEPT) ?? OWN)
  const setZone = useCallback((chosen: string) => {
    localStorage.setItem(KEPT, chosen)
    setKept(chosen)
  }, [])
  const value = useMemo(() => {
    const long = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone, day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', second: '2-digit',
    })
    const short = new Intl.DateTimeFormat('en-GB', { timeZone: zone, day: 'numeric', month: 'short' })
    return {
      zone,
      setZone,
      time: (instant: string | undefined | null) => (instant ? long.format(new Date(instant)) : ''),
      day: (instant: string) => short.format(new Date(instant)),
    }
  }, [zone, setZone])
  return <ZoneContext.Provider value={value}>{children}</ZoneContext.Provider>
}

export function useZone(): Zone {
  const value = useContext(ZoneContext)
  if (!value) {
    throw new Error('useZone needs a ZoneProvider above it')
  }
  return value
}
