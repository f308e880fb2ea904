import { useEffect, useState } from 'react'

/** A text that stays in this browser, so that nothing typed is lost. */
export function useKept(key: string, first: string) {
  const [text, setText] = useState(() => localStorage.getItem(key) ?? first)
  useEffect(() => {
    if (text === first) localStorage.removeItem(key)
    else localStorage.setItem(key, text)
  }, [key, text, first])
  return [text, setText] as const
}

/** Forgets a kept text whose place is gone. */
export const forget = (key: string) => localStorage.removeItem(key)
